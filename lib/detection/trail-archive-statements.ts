import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';

/**
 * What lets one trail, of the archive's account and region, write to its archive, and no other trail.
 *
 * The trail's ARN is composed of its name: a reference to the trail would be a circle, since the trail waits for
 * the archive's policy. Source: "Amazon S3 bucket policy for CloudTrail", AWS CloudTrail User Guide.
 *
 * A trail of an organization writes what its management account does below the account, and what the others do below
 * the organization. Source: "Creating a trail for an organization with the AWS CLI", AWS CloudTrail User Guide.
 *
 * @param organizationId such as `o-exampleorgid`; absent for a trail of this account alone
 */
export function trailArchiveStatements(
  archive: s3.Bucket,
  trailName: string,
  organizationId?: string,
): iam.PolicyStatement[] {
  const stack = Stack.of(archive);
  const fromTrail = {
    'aws:SourceArn': stack.formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: trailName }),
  };
  const principals = [new iam.ServicePrincipal('cloudtrail.amazonaws.com')];
  const writes = (sid: string, owner: string) =>
    new iam.PolicyStatement({
      sid,
      principals,
      actions: ['s3:PutObject'],
      resources: [archive.arnForObjects(`AWSLogs/${owner}/*`)],
      conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...fromTrail } },
    });
  return [
    new iam.PolicyStatement({
      sid: 'TrailChecksArchive',
      principals,
      actions: ['s3:GetBucketAcl'],
      resources: [archive.bucketArn],
      conditions: { StringEquals: fromTrail },
    }),
    writes('TrailWritesLogFiles', stack.account),
    ...(organizationId === undefined ? [] : [writes('TrailWritesLogFilesOfOrganization', organizationId)]),
  ];
}
