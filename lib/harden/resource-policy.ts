import { CfnResource } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { propertiesOf } from './resource-properties';

/** The property in which a resource policy names what it is for, by resource type. */
const SUBJECTS: Readonly<Record<string, string>> = {
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SQS::QueuePolicy': 'Queues',
  'AWS::SQS::QueueInlinePolicy': 'Queue',
  'AWS::SNS::TopicPolicy': 'Topics',
  'AWS::SNS::TopicInlinePolicy': 'TopicArn',
};

/** An L2 that keeps the policy of its resource. */
export interface PolicyOwner {
  addToResourcePolicy(statement: iam.PolicyStatement): unknown;
}

/** The resource policy that stands in the stack of a bucket, queue or topic already. */
export function resourcePolicyOf(resource: CfnResource): CfnResource | undefined {
  const { stack } = resource;
  const mark = JSON.stringify(stack.resolve(resource.logicalId));
  return stack.node
    .findAll()
    .filter(CfnResource.isCfnResource)
    .find((policy) => policy.stack === stack && subjectOf(policy).includes(mark));
}

function subjectOf(policy: CfnResource): string {
  const property = SUBJECTS[policy.cfnResourceType];
  if (property === undefined) return '';
  return JSON.stringify(policy.stack.resolve(propertiesOf(policy, [property]).read(property))) ?? '';
}

/** The L2 that a resource is the substance of: it would make a policy later, so it must make the first one. */
export function policyOwnerOf(resource: CfnResource): PolicyOwner | undefined {
  const { scope } = resource.node;
  return scope !== undefined && scope.node.defaultChild === resource && isPolicyOwner(scope) ? scope : undefined;
}

function isPolicyOwner(construct: IConstruct): construct is IConstruct & PolicyOwner {
  return 'addToResourcePolicy' in construct && typeof construct.addToResourcePolicy === 'function';
}
