import { type CfnElement, Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Grants an exception for findings of a construct and all below it, with its reason. */
export type Excuse = (scope: IConstruct, controls: string[], reason: string) => void;

/** Accepts a risk for a year: the finding is right, and nothing better is to be had. */
export type Accept = (scope: IConstruct, controls: string[], reason: string, compensatingControl: string) => void;

/** The finding of cdk-nag on a resource with a wildcard, as cdk-nag writes it. */
export function wildcard(resource: string): string {
  return `AwsSolutions-IAM5[Resource::${resource}]`;
}

/** The partition as a finding's id writes it. */
export function partitionOf(construct: IConstruct): string {
  const { partition } = Stack.of(construct);
  return Token.isUnresolved(partition) ? '<AWS::Partition>' : partition;
}

/** The account as a finding's id writes it. */
export function accountOf(construct: IConstruct): string {
  const { account } = Stack.of(construct);
  return Token.isUnresolved(account) ? '<AWS::AccountId>' : account;
}

/** The logical id of a construct's resource. */
export function id(construct: IConstruct): string {
  const stack = Stack.of(construct);
  return stack.resolve(stack.getLogicalId(construct.node.defaultChild as CfnElement));
}
