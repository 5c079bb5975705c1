import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { SampleDepartment } from './sample-department';

/** How large a {@link sampleApp} is. */
export interface SampleSize {
  readonly resources: number;
  readonly stacks: number;
}

/** Room for a last department. */
const LARGEST_DEPARTMENT = 35;

/** What fills a stack up after its last department, in turn: one resource each. */
const FILLERS: readonly ((stack: Stack, id: string) => void)[] = [
  (stack, id) => new logs.LogGroup(stack, id),
  (stack, id) => new s3.Bucket(stack, id),
  (stack, id) => new sqs.Queue(stack, id),
  (stack, id) => new sns.Topic(stack, id),
  (stack, id) => new kms.Key(stack, id),
];

/**
 * An app of exactly that many resources, the same ones each time: departments, and single resources to fill each stack up.
 * Not synthesized.
 */
export function sampleApp({ resources, stacks }: SampleSize): App {
  // As the CDK CLI synthesizes every app.
  const app = new App({ analyticsReporting: false, context: { 'aws:cdk:enable-path-metadata': true } });
  let departments = 0;
  for (let index = 0; index < stacks; index++) {
    const stack = new Stack(app, `Shop${index}`, { env: { region: 'eu-central-1' } });
    const share = Math.floor((resources * (index + 1)) / stacks) - Math.floor((resources * index) / stacks);
    while (share - countResources(stack) >= LARGEST_DEPARTMENT) {
      new SampleDepartment(stack, `Department${departments}`, departments);
      departments += 1;
    }
    for (let filler = countResources(stack); filler < share; filler++) {
      FILLERS[filler % FILLERS.length]?.(stack, `Single${filler}`);
    }
  }
  return app;
}

/** How many CloudFormation resources a construct and all below it render. */
export function countResources(scope: App | Stack): number {
  return scope.node.findAll().filter((construct) => CfnResource.isCfnResource(construct)).length;
}
