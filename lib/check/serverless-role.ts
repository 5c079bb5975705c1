import { isObject, own } from '../controls/value';
import {
  defined,
  type GeneratedResource,
  isIntrinsic,
  type RawObject,
  type ServerlessResource,
} from './serverless-resource';

/** What a role has beside the policies that its resource asks for. */
export interface RoleBase {
  /** The service that assumes it, such as `lambda.amazonaws.com`. */
  readonly service: string;
  /** Names of the AWS managed policies that SAM attaches by itself. */
  readonly managedPolicies: readonly string[];
}

/**
 * The role that SAM makes for a resource that names none. SAM's policy templates are left out: each allows single actions
 * on what its parameters name ("AWS SAM policy templates").
 */
export function serverlessRole(
  resource: ServerlessResource,
  { service, managedPolicies }: RoleBase,
): GeneratedResource {
  const { logicalId, properties } = resource;
  const asked = own(properties, 'Policies');
  const arns: unknown[] = managedPolicies.map(managedPolicyArn);
  const policies: unknown[] = [];
  const sources: (readonly [string, string])[] = [
    ['AssumeRolePolicyDocument', 'AssumeRolePolicyDocument'],
    ['PermissionsBoundary', 'PermissionsBoundary'],
    ['ManagedPolicyArns', 'Policies'],
    ['Policies', 'Policies'],
  ];
  for (const [index, policy] of (Array.isArray(asked) ? asked : [asked]).entries()) {
    const written = Array.isArray(asked) ? `Policies[${index}]` : 'Policies';
    const document = inlinePolicy(policy, `${logicalId}RolePolicy${index}`);
    const arn = managedPolicyArn(policy);
    if (document !== undefined) {
      sources.push([`Policies[${policies.length}].PolicyDocument`, written], [`Policies[${policies.length}]`, written]);
      policies.push(document);
    } else if (arn !== undefined) {
      sources.push([`ManagedPolicyArns[${arns.length}]`, written]);
      arns.push(arn);
    }
  }
  return {
    logicalId: `${logicalId}Role`,
    type: 'AWS::IAM::Role',
    properties: defined({
      AssumeRolePolicyDocument: own(properties, 'AssumeRolePolicyDocument') ?? trustIn(service),
      ManagedPolicyArns: arns,
      Policies: policies.length === 0 ? undefined : policies,
      Path: own(properties, 'RolePath'),
      PermissionsBoundary: own(properties, 'PermissionsBoundary'),
    }),
    sources,
  };
}

function trustIn(service: string): RawObject {
  return { Statement: [{ Effect: 'Allow', Principal: { Service: [service] }, Action: ['sts:AssumeRole'] }] };
}

/** A policy written in place, or a condition one of whose branches is. */
function inlinePolicy(policy: unknown, name: string): unknown {
  if (!isObject(policy)) return undefined;
  const branches = own(policy, 'Fn::If');
  if (Array.isArray(branches)) {
    const [condition, ...values] = branches as readonly unknown[];
    const documents = values.map((value) => inlinePolicy(value, name));
    if (documents.every((document) => document === undefined)) return undefined;
    return { 'Fn::If': [condition, ...documents.map((document) => document ?? { Ref: 'AWS::NoValue' })] };
  }
  return own(policy, 'Statement') === undefined ? undefined : { PolicyName: name, PolicyDocument: policy };
}

/** The ARN of a managed policy that is given by its name, its ARN or a function; undefined for a policy template. */
function managedPolicyArn(policy: unknown): unknown {
  if (typeof policy === 'string') {
    return policy.startsWith('arn:') ? policy : { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${policy}` };
  }
  if (!isIntrinsic(policy)) return undefined;
  const branches = own(policy, 'Fn::If');
  if (!Array.isArray(branches)) return policy;
  const [condition, ...values] = branches as readonly unknown[];
  return { 'Fn::If': [condition, ...values.map((value) => managedPolicyArn(value) ?? value)] };
}
