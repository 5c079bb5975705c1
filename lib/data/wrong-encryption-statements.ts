import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';

const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';

/**
 * Denies writes that ask for other encryption than the bucket's: another algorithm, another key, or SSE-KMS
 * without a key, which S3 answers with the account's `aws/s3` key ("PutObject", Amazon S3 API Reference).
 *
 * A write without encryption headers gets the bucket's default and must pass, as must the parts of a
 * multipart upload, which never carry them: a negated operator alone matches an absent header too, so each
 * statement also asks that the header be present ("IAM JSON policy elements: Condition operators").
 *
 * AWS services that deliver in their own name are left out: they encrypt as their delivery is set up, and some of what
 * they write, such as CloudTrail's digest files, has its encryption chosen by AWS.
 */
export function wrongEncryptionStatements(bucket: s3.IBucket, key: kms.IKey): iam.PolicyStatement[] {
  const deny = (sid: string, conditions: { [operator: string]: { [header: string]: string } }) =>
    new iam.PolicyStatement({
      sid,
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('*')],
      conditions: { ...conditions, Bool: { 'aws:PrincipalIsAWSService': 'false' } },
    });
  return [
    deny('DenyOtherEncryption', { Null: { [ALGORITHM]: 'false' }, StringNotEquals: { [ALGORITHM]: 'aws:kms' } }),
    deny('DenyOtherKeys', { Null: { [KEY_ID]: 'false' }, ArnNotEquals: { [KEY_ID]: key.keyArn } }),
    deny('DenyUnnamedKey', { Null: { [KEY_ID]: 'true' }, StringEquals: { [ALGORITHM]: 'aws:kms' } }),
  ];
}
