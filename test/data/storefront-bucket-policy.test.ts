import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { StorefrontBucket } from '../../lib/data/storefront-bucket';
import { deployedPolicy, verdictOn } from './simulated-access';

const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0000';
const BUCKET_ARN = 'arn:aws:s3:::shop-orders';
const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

/** The bucket's rendered policy, as it stands once the bucket has its name. */
function bucketPolicy(): unknown {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  new StorefrontBucket(shop, 'Orders', { encryptionKey: kms.Key.fromKeyArn(shop, 'Key', KEY_ARN) });
  const [policy] = Object.values(Template.fromStack(shop).findResources('AWS::S3::BucketPolicy'));
  return deployedPolicy(policy?.Properties.PolicyDocument, { OrdersBucket195ECF73: BUCKET_ARN });
}

describe("a StorefrontBucket's policy, for a role that IAM allows everything", () => {
  const policy = bucketPolicy();

  test.each<[string, Record<string, string>, string]>([
    ['without encryption headers', {}, 'Allowed'],
    ['that asks for SSE-S3', { [ALGORITHM]: 'AES256' }, 'ExplicitlyDenied'],
    ['that asks for dual-layer encryption', { [ALGORITHM]: 'aws:kms:dsse' }, 'ExplicitlyDenied'],
    ["that asks for the account's own S3 key", { [ALGORITHM]: 'aws:kms' }, 'ExplicitlyDenied'],
    [
      'that names another key',
      { [ALGORITHM]: 'aws:kms', [KEY_ID]: 'arn:aws:kms:eu-central-1:123456789012:key/1111' },
      'ExplicitlyDenied',
    ],
    [
      'that names a key of another account',
      { [ALGORITHM]: 'aws:kms', [KEY_ID]: 'arn:aws:kms:eu-central-1:999999999999:key/0000' },
      'ExplicitlyDenied',
    ],
    ["that names the bucket's key by ARN", { [ALGORITHM]: 'aws:kms', [KEY_ID]: KEY_ARN }, 'Allowed'],
    [
      'by an AWS service that has its encryption set up',
      { [ALGORITHM]: 'AES256', 'aws:PrincipalIsAWSService': 'true' },
      'Allowed',
    ],
    ['that names another key without an algorithm', { [KEY_ID]: `${KEY_ARN}1` }, 'ExplicitlyDenied'],
    ['without TLS', { 'aws:SecureTransport': 'false' }, 'ExplicitlyDenied'],
    ['over TLS 1.1', { 's3:TlsVersion': '1.1' }, 'ExplicitlyDenied'],
    ['over TLS 1.2', { 's3:TlsVersion': '1.2' }, 'Allowed'],
  ])('a write %s', async (_what, context, expected) => {
    const verdict = await verdictOn(policy, { action: 's3:PutObject', resource: `${BUCKET_ARN}/order-1`, context });

    expect(verdict).toBe(expected);
  });

  test.each<[string, Record<string, string>, string]>([
    ['over TLS', {}, 'Allowed'],
    ['without TLS', { 'aws:SecureTransport': 'false' }, 'ExplicitlyDenied'],
    ['over TLS 1.1', { 's3:TlsVersion': '1.1' }, 'ExplicitlyDenied'],
  ])('a read %s', async (_what, context, expected) => {
    const verdict = await verdictOn(policy, { action: 's3:GetObject', resource: `${BUCKET_ARN}/order-1`, context });

    expect(verdict).toBe(expected);
  });

  test('lets nobody of another account in', async () => {
    const verdict = await verdictOn(policy, {
      principal: 'arn:aws:iam::999999999999:role/stranger',
      action: 's3:GetObject',
      resource: `${BUCKET_ARN}/order-1`,
    });

    expect(verdict).toBe('ImplicitlyDenied');
  });

  test('lets replication write copies, which carry the key of their own rule', async () => {
    const verdict = await verdictOn(policy, { action: 's3:ReplicateObject', resource: `${BUCKET_ARN}/order-1` });

    expect(verdict).toBe('Allowed');
  });
});
