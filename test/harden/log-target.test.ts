import { CfnResource, Mixins, type Stack } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketHardening } from '../../lib/harden/bucket-hardening';
import { type Body, ENV, synthesized } from './ways';

const keyOf = (stack: Stack) => kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${ENV.region}:${ENV.account}:key/1234`);

function hardening(stack: Stack): readonly BucketHardening[] {
  const accessLogBucket = s3.Bucket.fromBucketName(stack, 'AccessLogs', 'access-logs');
  return [new BucketHardening({ encryptionKey: keyOf(stack), accessLogBucket })];
}

/** How the bucket is encrypted, and where it logs, as `aws:kms access-logs`. */
function summaryOf({ Resources }: Body, id: string): string {
  const text = Object.entries(Resources)
    .filter(([name, { Type }]) => Type === 'AWS::S3::Bucket' && name.startsWith(id))
    .map(([, { Properties }]) => JSON.stringify(Properties));
  expect(text).toHaveLength(1);
  const found = /aws:kms|AES256/.exec(text[0] ?? '')?.[0] ?? 'S3';
  return `${found} ${text[0]?.includes('access-logs') ? 'logged' : 'not logged'}`;
}

const MAKERS: Readonly<Record<string, (stack: Stack) => void>> = {
  'another bucket': (stack) => {
    const target = new s3.Bucket(stack, 'Target');
    new s3.Bucket(stack, 'Orders', { serverAccessLogsBucket: target });
  },
  'a bucket made as L1': (stack) => {
    const target = new s3.CfnBucket(stack, 'Target');
    new s3.CfnBucket(stack, 'Orders', { loggingConfiguration: { destinationBucketName: target.ref } });
  },
  'a raw bucket': (stack) => {
    new CfnResource(stack, 'Target', { type: 'AWS::S3::Bucket' });
    new CfnResource(stack, 'Orders', {
      type: 'AWS::S3::Bucket',
      properties: { LoggingConfiguration: { DestinationBucketName: { Ref: 'Target' } } },
    });
  },
  'a distribution': (stack) => {
    const logBucket = new s3.Bucket(stack, 'Target', { objectOwnership: s3.ObjectOwnership.OBJECT_WRITER });
    const origin = S3BucketOrigin.withOriginAccessControl(new s3.Bucket(stack, 'Orders'));
    new cloudfront.Distribution(stack, 'Shop', { defaultBehavior: { origin }, enableLogging: true, logBucket });
  },
  'a load balancer': (stack) => {
    new s3.Bucket(stack, 'Orders');
    const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 0 });
    new elb.ApplicationLoadBalancer(stack, 'Balancer', { vpc }).logAccessLogs(new s3.Bucket(stack, 'Target'));
  },
};

test.each(Object.entries(MAKERS))(
  'a bucket that %s writes its logs to is neither logged nor encrypted with the key',
  (writer, make) => {
    const { body } = synthesized(make, hardening);

    expect(summaryOf(body, 'Target')).toMatch(/^(S3|AES256) not logged$/);
    expect(summaryOf(body, 'Orders')).toBe(writer.includes('bucket') ? 'aws:kms not logged' : 'aws:kms logged');
  },
);

test('attributes that a load balancer gets after the hardening are kept', () => {
  const { body } = synthesized((stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 0 });
    const balancer = new elb.ApplicationLoadBalancer(stack, 'Balancer', { vpc });
    new s3.Bucket(stack, 'Orders');
    for (const mixin of hardening(stack)) Mixins.of(stack).apply(mixin);
    balancer.setAttribute('routing.http.drop_invalid_header_fields.enabled', 'true');
  });
  const [balancer] = Object.values(body.Resources).filter(({ Type }) => Type.endsWith('::LoadBalancer'));

  expect(JSON.stringify(balancer)).toContain('routing.http.drop_invalid_header_fields.enabled');
});
