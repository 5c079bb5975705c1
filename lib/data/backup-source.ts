import { Stack } from 'aws-cdk-lib';
import { CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/**
 * Refuses a bucket of this app that keeps no versions: AWS Backup backs up versioned buckets alone ("Amazon S3 backups",
 * AWS Backup Developer Guide). Of an imported one nothing is known.
 *
 * @throws InvalidPropertyError naming the bucket
 */
export function refuseUnversionedBucket(scope: Construct, bucket: IBucket): void {
  const { defaultChild } = bucket.node;
  if (!CfnBucket.isCfnBucket(defaultChild)) return;
  if (Stack.of(bucket).resolve(defaultChild.versioningConfiguration) === undefined) {
    throw new InvalidPropertyError(scope, 'bucket', bucket.node.path, 'set versioned: true on it');
  }
}
