import { matchesAction } from '../action-pattern';
import { each } from '../check';
import { control, type Example } from '../control';
import { gathered } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { isForEverybody, type PolicyStatement, statementsOf } from '../policy-statement';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';

const ENCRYPTION = 'BucketEncryption.ServerSideEncryptionConfiguration';
const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

function usesKms(bucket: Resource): Verdict {
  return bucket
    .at(ENCRYPTION)
    .some(
      (rule) => rule.at('ServerSideEncryptionByDefault.SSEAlgorithm').oneOf(['aws:kms', 'aws:kms:dsse']),
      'it is not encrypted with AWS KMS',
    );
}

/** A negated operator matches every key but those that it names. */
function refusesOtherKeys(statement: PolicyStatement): boolean {
  return (
    statement.effect === 'Deny' &&
    !statement.position.optional &&
    isForEverybody(statement) &&
    statement.actions.texts.some((pattern) => matchesAction(pattern, 's3:PutObject')) &&
    statement.conditions.some(({ operator, key }) => key === KEY_ID && /^(String|Arn)Not(Equals|Like)/.test(operator))
  );
}

function judgePolicy(policy: Resource): Verdict {
  const { statements, undecided } = statementsOf(policy.at('PolicyDocument'));
  if (statements.some(refusesOtherKeys)) return compliant();
  return undecided === undefined ? violation('', 'no statement of it refuses') : unknown('', undecided);
}

const NONE = violation('', 'no bucket policy refuses objects that are encrypted with another key');

const bucket = (SSEAlgorithm: unknown = 'aws:kms') => ({
  Type: 'AWS::S3::Bucket',
  Properties: {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm, KMSMasterKeyID: 'alias/s' } },
      ],
    },
  },
});
const policy = (statement: object, Bucket: unknown = { Ref: 'Orders' }) => ({
  Policy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket,
      PolicyDocument: { Statement: [{ Principal: '*', Action: 's3:PutObject', Resource: '*', ...statement }] },
    },
  },
});
const example = (others: Readonly<Record<string, object>>, algorithm?: unknown): Example => ({
  Resources: { Orders: bucket(algorithm), ...others },
});
const others = { StringNotEquals: { [KEY_ID]: 'arn:aws:kms:eu-west-1:111122223333:key/1' } };

/** A bucket takes nothing under a key that the shop cannot shut. */
export const bucketOtherKeysRefused = control({
  id: 'BucketOtherKeysRefused',
  area: 'data',
  title: 'Buckets with a key of their own refuse objects under another key',
  rationale:
    'The default encryption holds only for writers that ask for none: an object may bring the key of a stranger.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1'), judged('3.6.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (subject) =>
    onlyWhere(
      all(compliant(), usesKms(subject)),
      someRelated(subject.relatedBy('AWS::S3::BucketPolicy', 'Bucket'), judgePolicy, NONE),
    ),
  ),
  remedy: `Deny s3:PutObject to everybody where ${KEY_ID} is present and not your key; StorefrontBucket does.`,
  detect: gathered('bucket-policy'),
  examples: {
    compliant: [
      example(policy({ Effect: 'Deny', Condition: others })),
      example(
        policy({
          Effect: 'Deny',
          Principal: { AWS: '*' },
          Action: ['s3:Put*'],
          Condition: { Null: { [KEY_ID]: 'false' }, ArnNotEquals: others.StringNotEquals },
        }),
      ),
    ],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example(policy({ Effect: 'Deny', Condition: { StringEquals: others.StringNotEquals } })) },
      { faultAt: '', ...example(policy({ Effect: 'Allow', Condition: others })) },
    ],
    unknown: [
      {
        Parameters: { Bucket: { Type: 'String' } },
        ...example(policy({ Effect: 'Deny', Condition: others }, { Ref: 'Bucket' })),
      },
    ],
  },
});
