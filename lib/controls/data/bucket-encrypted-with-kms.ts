import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, type Verdict, violation } from '../verdict';
import { customerManagedKey } from './customer-managed-key';
import { receivesNoAccessLogs } from './log-target';

function encrypted(bucket: Resource): Verdict {
  const rules = bucket.at('BucketEncryption.ServerSideEncryptionConfiguration');
  return rules.absent().kind === 'compliant'
    ? violation(rules.path, `${rules.path} is absent; expected aws:kms with a customer managed key`)
    : all(rules.present(), rules.every(encryptedByRule));
}

function encryptedByRule(rule: Position): Verdict {
  const byDefault = rule.at('ServerSideEncryptionByDefault');
  const algorithm = byDefault.at('SSEAlgorithm').oneOf(['aws:kms', 'aws:kms:dsse']);
  return algorithm.kind === 'violation'
    ? algorithm
    : all(algorithm, customerManagedKey(byDefault.at('KMSMasterKeyID')));
}

const encryption = (byDefault: object) => ({
  BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: byDefault }] },
});
const example = (Properties: object): Example => ({
  Resources: { Orders: { Type: 'AWS::S3::Bucket', Properties }, OrdersKey: { Type: 'AWS::KMS::Key' } },
});
const withKey = (SSEAlgorithm: string, KMSMasterKeyID: unknown) =>
  example(encryption({ SSEAlgorithm, KMSMasterKeyID }));
const fault = (name: string) =>
  `BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.${name}`;

/** Buckets are encrypted with a key whose policy the account writes; not said of those that receive access logs. */
export const bucketEncryptedWithKms = control({
  id: 'BucketEncryptedWithKms',
  area: 'data',
  title: 'Buckets are encrypted with a customer managed key',
  rationale: 'Whoever gains read access to the bucket alone then still reads nothing.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': ['3.5.1', judged('3.5.1.2')],
    gdpr: ['32.1.a'],
    'nist-csf-2.0': ['PR.DS-01'],
  },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (bucket) => onlyWhere(receivesNoAccessLogs(bucket), encrypted(bucket))),
  remedy: 'Set encryption: BucketEncryption.KMS with an encryptionKey of your own, or use StorefrontBucket.',
  detect: [managedRule('S3_DEFAULT_ENCRYPTION_KMS')],
  examples: {
    compliant: [
      withKey('aws:kms', { 'Fn::GetAtt': ['OrdersKey', 'Arn'] }),
      withKey('aws:kms:dsse', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
    ],
    violating: [
      { faultAt: 'BucketEncryption.ServerSideEncryptionConfiguration', ...example({}) },
      { faultAt: fault('SSEAlgorithm'), ...withKey('AES256', undefined) },
      { faultAt: fault('KMSMasterKeyID'), ...withKey('aws:kms', undefined) },
      { faultAt: fault('KMSMasterKeyID'), ...withKey('aws:kms', 'alias/aws/s3') },
    ],
    unknown: [{ Parameters: { KeyArn: { Type: 'String' } }, ...withKey('aws:kms', { Ref: 'KeyArn' }) }],
  },
});
