import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import { all, type Verdict } from '../verdict';
import { customerManagedKey } from './customer-managed-key';

const RULES = 'ReplicationConfiguration.Rules';
const KEY = 'Destination.EncryptionConfiguration.ReplicaKmsKeyID';
const SELECTION = 'SourceSelectionCriteria.SseKmsEncryptedObjects.Status';

/** Unless it is told so, S3 copies no object that is encrypted with AWS KMS (Amazon S3 User Guide, "Replicating encrypted objects"). */
function encrypts(rule: Position): Verdict {
  return onlyWhere(
    rule.at('Status').equals('Enabled'),
    all(customerManagedKey(rule.at(KEY)), rule.at(SELECTION).equals('Enabled')),
  );
}

const example = (...Rules: readonly object[]): Example => ({
  Resources: {
    Orders: {
      Type: 'AWS::S3::Bucket',
      Properties: { ReplicationConfiguration: { Role: 'arn:aws:iam::111122223333:role/replication', Rules } },
    },
  },
});
const rule = (key: unknown, selected = 'Enabled', Status = 'Enabled') => ({
  Status,
  Destination: { Bucket: 'arn:aws:s3:::copy', EncryptionConfiguration: { ReplicaKmsKeyID: key } },
  SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: selected } },
});
const key = 'arn:aws:kms:eu-north-1:111122223333:key/1';

/** The copy of a bucket is as well encrypted as the bucket, and complete. Not said of buckets that are not copied. */
export const bucketReplicasEncrypted = control({
  id: 'BucketReplicasEncrypted',
  area: 'data',
  title: 'Copies of buckets are encrypted with a customer managed key, encrypted objects included',
  rationale: 'The second region is the weaker one: its copy opens without the key, or, worse, was never made.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('3.5.1'), judged('10.3.3')],
    gdpr: ['32.1.a', '32.1.c'],
    'nist-csf-2.0': ['PR.DS-01', 'PR.DS-11'],
  },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (bucket) => bucket.at(RULES).every(encrypts)),
  remedy: 'Set kmsKey, a key of the other region, and sseKmsEncryptedObjects: true in each of replicationRules.',
  detect: single(),
  examples: {
    compliant: [example(rule(key)), example(rule(key), rule(undefined, 'Disabled', 'Disabled'))],
    violating: [
      { faultAt: `${RULES}[0].${KEY}`, ...example(rule(undefined)) },
      { faultAt: `${RULES}[1].${KEY}`, ...example(rule(key), rule('alias/aws/s3')) },
      { faultAt: `${RULES}[0].${SELECTION}`, ...example(rule(key, 'Disabled')) },
    ],
    unknown: [{ Parameters: { Key: { Type: 'String' } }, ...example(rule({ Ref: 'Key' })) }],
  },
});
