import { Stack } from 'aws-cdk-lib';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** Where the files lie; Elastic Load Balancing adds `AWSLogs/` and the account. */
const PREFIX = 'load-balancer';

/**
 * Lets a load balancer log its requests and its TLS connections to a bucket. The bucket's policy comes before: Elastic
 * Load Balancing writes a file to try it ("Enable access logs for your Application Load Balancer").
 *
 * CDK's own method admits an account of AWS's for every older region; the service that is admitted here writes in all.
 *
 * @throws InvalidPropertyError when the bucket has a customer managed key
 */
export function logToBucket(scope: Construct, balancer: elbv2.ApplicationLoadBalancer, bucket: s3.IBucket): void {
  if (bucket.encryptionKey !== undefined) {
    const mend = 'give one with keys of Amazon S3, such as an AccessLogBucket: load balancers write to no other';
    throw new InvalidPropertyError(scope, 'accessLogBucket', 'a bucket with a key of AWS KMS', mend);
  }
  const { policyDependable } = bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'LoadBalancersWriteLogs',
      principals: [new iam.ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`${PREFIX}/AWSLogs/${Stack.of(scope).account}/*`)],
    }),
  );
  if (policyDependable !== undefined) balancer.node.addDependency(policyDependable);
  for (const kind of ['access_logs', 'connection_logs']) {
    balancer.setAttribute(`${kind}.s3.enabled`, 'true');
    balancer.setAttribute(`${kind}.s3.bucket`, bucket.bucketName);
    balancer.setAttribute(`${kind}.s3.prefix`, PREFIX);
  }
}
