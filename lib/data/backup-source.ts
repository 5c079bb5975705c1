import { Annotations, Stack } from 'aws-cdk-lib';
import { CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/**
 * Warns of a bucket of this app that keeps no versions: AWS Backup backs up versioned buckets alone ("Amazon S3 backups",
 * AWS Backup Developer Guide). The control BucketVersioning judges it, at the line that made it; an error here would come
 * first and say less. Of an imported bucket nothing is known.
 */
export function warnOfUnversionedBucket(scope: Construct, bucket: IBucket): void {
  const { defaultChild } = bucket.node;
  if (!CfnBucket.isCfnBucket(defaultChild)) return;
  if (Stack.of(bucket).resolve(defaultChild.versioningConfiguration) === undefined) {
    Annotations.of(scope).addWarningV2(
      'storefront-security-baseline:backup-unversioned-bucket',
      `${bucket.node.path} keeps no versions, and AWS Backup backs it up only when it does: set versioned: true on it.`,
    );
  }
}
