import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';

/**
 * What lets one trail, of the archive's account and region, write to its archive, and no other trail.
 *
 * The trail's ARN is composed of its name: a reference to the trail would be a circle, since the trail waits for
 * the archive's policy. Source: "Amazon S3 bucket policy for CloudTrail", AWS CloudTrail User Guide.
 */
export function trailArchiveStatements(archive: s3.Bucket, trailName: string): iam.PolicyStatement[] {
  const stack = Stack.of(archive);
  const fromTrail = {
    'aws:SourceArn': stack.formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: trailName }),
  };
  const principals = [new iam.ServicePrincipal('cloudtrail.amazonaws.com')];
  return [
    new iam.PolicyStatement({
      sid: 'TrailChecksArchive',
      principals,
      actions: ['s3:GetBucketAcl'],
      resources: [archive.bucketArn],
      conditions: { StringEquals: fromTrail },
    }),
    new iam.PolicyStatement({
      sid: 'TrailWritesLogFiles',
      principals,
      actions: ['s3:PutObject'],
      resources: [archive.arnForObjects(`AWSLogs/${stack.account}/*`)],
      conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...fromTrail } },
    }),
  ];
}
