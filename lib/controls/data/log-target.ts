import { statementsOf } from '../policy-statement';
import type { Resource } from '../resource';
import { referencesOf, type Value } from '../value';
import { compliant, unknown, type Verdict, violation } from '../verdict';

const DESTINATION = 'LoggingConfiguration.DestinationBucketName';

/** The principals of S3 server access logs and of load balancers' access logs. */
const LOG_WRITERS = ['Service:logging.s3.amazonaws.com', 'Service:logdelivery.elasticloadbalancing.amazonaws.com'];

/**
 * Holds where a bucket receives neither S3 server access logs nor load balancers' access logs. A bucket that does takes
 * SSE-S3 alone: with SSE-KMS the logs are not delivered (Amazon S3 User Guide, "Enabling Amazon S3 server access
 * logging"; Elastic Load Balancing, "Access logs for your Application Load Balancer").
 */
export function receivesNoAccessLogs(bucket: Resource): Verdict {
  const certain =
    logWriters(bucket, 'AWS::S3::Bucket', DESTINATION).length > 0 ||
    logWriters(bucket, 'AWS::ElasticLoadBalancing::LoadBalancer', 'AccessLoggingPolicy.S3BucketName').length > 0 ||
    bucket.at('AccessControl').equals('LogDeliveryWrite').kind === 'compliant' ||
    admitsLogWriters(bucket) ||
    balancersLogInto(bucket);
  if (certain) return violation('', 'it receives access logs');
  const open = bucket.relatedBy('AWS::S3::Bucket', DESTINATION).undecided.find((writer) => writer !== bucket);
  if (open !== undefined && isNamed(bucket)) {
    return unknown('', `the template does not tell whether ${open.logicalId} logs into it`);
  }
  return compliant();
}

/** The other resources that log into a bucket by the property at `path`, where they exist and log at all. */
export function logWriters(bucket: Resource, type: string, path: string): readonly Resource[] {
  const { found, undecided } = bucket.relatedBy(type, path);
  const possible = undecided.filter((writer) => mentions(writer.at(path).values, bucket));
  return [...found, ...possible].filter((writer) => writer !== bucket);
}

function mentions(values: readonly Value[], bucket: Resource): boolean {
  return values.some((value) => referencesOf(value).some(({ resource }) => resource === bucket));
}

/** A parameter can only name a bucket whose name is known before it is deployed. */
function isNamed(bucket: Resource): boolean {
  return bucket.at('BucketName').present().kind !== 'violation';
}

function admitsLogWriters(bucket: Resource): boolean {
  return bucket
    .relatedBy('AWS::S3::BucketPolicy', 'Bucket')
    .found.flatMap((policy) => statementsOf(policy.at('PolicyDocument')).statements)
    .some(({ effect, principals }) => effect === 'Allow' && principals.texts.some((who) => LOG_WRITERS.includes(who)));
}

function balancersLogInto(bucket: Resource): boolean {
  return bucket.template.set
    .ofType('AWS::ElasticLoadBalancingV2::LoadBalancer')
    .flatMap((balancer) => balancer.at('LoadBalancerAttributes').items())
    .some((attribute) => mentions(attribute.at('Value').values, bucket));
}
