import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { CLEAN, SCAN_TAG } from '../upload/scan-names';

const FOUND = `s3:ExistingObjectTag/${SCAN_TAG}`;

/** What reads the content of an object; a HEAD request and the source of a copy are such reads too. */
const READS = ['s3:GetObject', 's3:GetObjectVersion'];

/** Who must work on objects that are not known to be clean, and how strict the bucket is with everybody else. */
export interface UploadGuard {
  readonly scannerRoleArn: string;
  readonly verdictRoleArn: string;
  /** Whether an object without a verdict can be read. */
  readonly allowUnscannedReads: boolean;
}

/**
 * Keeps uploads unreadable until they are found clean, for everybody but the scanner and the function that moves infected
 * ones away. Source: "Using tag-based access control (TBAC) with Malware Protection for S3", Amazon GuardDuty User Guide.
 *
 * Nobody but the scanner tags anything: IAM compares the names of condition keys without regard to case, so that a tag
 * whose name differs from the verdict's in case alone could pass for it; and an object that bears ten tags takes no
 * verdict. A replica would take its source's tags along, or carry an unscanned object to a bucket that does not ask for a
 * verdict, so uploads are replicated neither in nor out.
 */
export function uploadStatements(bucket: s3.IBucket, guard: UploadGuard): iam.PolicyStatement[] {
  const deny = (sid: string, actions: string[], conditions: iam.Conditions = {}) =>
    new iam.PolicyStatement({
      sid,
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions,
      resources: [bucket.arnForObjects('*')],
      conditions,
    });
  const butScanner = { ArnNotEquals: { 'aws:PrincipalArn': guard.scannerRoleArn } };
  return [
    deny('DenyReadsUntilFoundClean', READS, {
      StringNotEquals: { [FOUND]: CLEAN },
      ArnNotEquals: { 'aws:PrincipalArn': [guard.scannerRoleArn, guard.verdictRoleArn] },
      ...(guard.allowUnscannedReads ? { Null: { [FOUND]: 'false' } } : {}),
    }),
    deny(
      'DenyTagsButTheScanners',
      ['s3:PutObjectTagging', 's3:PutObjectVersionTagging', 's3:DeleteObjectTagging', 's3:DeleteObjectVersionTagging'],
      butScanner,
    ),
    deny('DenyUploadsWithTags', ['s3:PutObject'], { ...butScanner, Null: { 's3:RequestObjectTagKeys': 'false' } }),
    deny('DenyReplication', ['s3:GetObjectVersionForReplication', 's3:ReplicateObject', 's3:ReplicateTags']),
  ];
}

/** Keeps the quarantine for those who are named: one writer, and readers who look into what was found. */
export function quarantineStatements(
  bucket: s3.IBucket,
  writerRoleArn: string,
  readers: readonly iam.IRole[],
): iam.PolicyStatement[] {
  const principals = readers.map((reader) => new iam.ArnPrincipal(reader.roleArn));
  const objects = [bucket.arnForObjects('*')];
  const deny = { effect: iam.Effect.DENY, principals: [new iam.AnyPrincipal()], resources: objects };
  const others = (arns: string | string[]) => ({ ArnNotEquals: { 'aws:PrincipalArn': arns } });
  return [
    new iam.PolicyStatement({
      ...deny,
      sid: 'DenyReadsButAnalysts',
      actions: [...READS, 's3:GetObjectVersionForReplication'],
      ...(readers.length === 0 ? {} : { conditions: others(readers.map(({ roleArn }) => roleArn)) }),
    }),
    new iam.PolicyStatement({
      ...deny,
      sid: 'DenyWritesButVerdicts',
      actions: ['s3:PutObject', 's3:ReplicateObject'],
      conditions: others(writerRoleArn),
    }),
    ...(readers.length === 0
      ? []
      : [
          new iam.PolicyStatement({ sid: 'AnalystsRead', principals, actions: READS, resources: objects }),
          new iam.PolicyStatement({
            sid: 'AnalystsList',
            principals,
            actions: ['s3:ListBucket', 's3:ListBucketVersions'],
            resources: [bucket.bucketArn],
          }),
        ]),
  ];
}
