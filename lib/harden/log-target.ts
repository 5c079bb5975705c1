import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { cdkName } from './cdk-name';
import { isObject } from './given-value';
import { beforeHardening } from './harden-resource';
import { propertiesOf } from './resource-properties';

/** Where resources say into which bucket they write their access logs, by resource type. */
const LOG_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Bucket': ['LoggingConfiguration'],
  'AWS::CloudFront::Distribution': ['DistributionConfig', 'Logging'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['LoadBalancerAttributes'],
  'AWS::ElasticLoadBalancing::LoadBalancer': ['AccessLoggingPolicy'],
};

/**
 * Whether another resource of the app writes access logs into the bucket. Such a bucket takes SSE-S3 alone: S3 and load
 * balancers write under no customer managed key (Amazon S3 User Guide, "Enabling Amazon S3 server access logging";
 * Elastic Load Balancing User Guides, "Access logs"). Asked when the app is synthesized.
 */
export function receivesAccessLogs(bucket: CfnResource): boolean {
  const id = String(bucket.stack.resolve(bucket.logicalId));
  const marks = [`"${id}"`, `ExportsOutputRef${id}`, `ExportsOutputFnGetAtt${id}`];
  return bucket.node.root.node.findAll().some((construct) => {
    const text = construct === bucket ? '' : logDestinationOf(construct);
    return marks.some((mark) => text.includes(mark));
  });
}

function logDestinationOf(construct: IConstruct): string {
  if (!CfnResource.isCfnResource(construct)) return '';
  const [property, nested] = LOG_PROPERTIES[construct.cfnResourceType] ?? [];
  if (property === undefined) return '';
  // What is hardened asks this itself, for its own logs.
  const before = beforeHardening(construct);
  const given = before?.has(property) ? before.get(property) : propertiesOf(construct, [property]).read(property);
  const value: unknown = construct.stack.resolve(given);
  const part = nested !== undefined && isObject(value) ? (value[nested] ?? value[cdkName(nested)]) : value;
  return JSON.stringify(part) ?? '';
}
