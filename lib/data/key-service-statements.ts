import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * The key-policy statements that AWS documents for services which use a customer managed key in their own
 * name. Each one is bound to this account, so that the service cannot be made to use the key on behalf of
 * somebody else's resource (the "confused deputy").
 *
 * None names the resource that uses the key: a trail, distribution or topic refers to its key, and a
 * reference back would be a circle that CloudFormation refuses.
 */

/** Source: "Encrypt log data in CloudWatch Logs using AWS Key Management Service", Amazon CloudWatch Logs User Guide. */
export function cloudWatchLogsStatements(scope: Construct): iam.PolicyStatement[] {
  const { partition, region, account } = Stack.of(scope);
  return [
    new iam.PolicyStatement({
      sid: 'CloudWatchLogsEncryptsLogGroups',
      principals: [new iam.ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*`,
        },
      },
    }),
  ];
}

/**
 * Decrypting is what a bucket with an S3 Bucket Key asks of the trail's service.
 * Source: "Configure AWS KMS key policies for CloudTrail", AWS CloudTrail User Guide.
 */
export function cloudTrailStatements(scope: Construct): iam.PolicyStatement[] {
  const { partition, account } = Stack.of(scope);
  const trails = `arn:${partition}:cloudtrail:*:${account}:trail/*`;
  return [
    new iam.PolicyStatement({
      sid: 'CloudTrailEncryptsLogFiles',
      principals: [new iam.ServicePrincipal('cloudtrail.amazonaws.com')],
      actions: ['kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: {
        ArnLike: { 'aws:SourceArn': trails },
        StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': trails },
      },
    }),
    new iam.PolicyStatement({
      sid: 'CloudTrailDescribesKeyAndUsesBucketKeys',
      principals: [new iam.ServicePrincipal('cloudtrail.amazonaws.com')],
      actions: ['kms:DescribeKey', 'kms:Decrypt'],
      resources: ['*'],
      conditions: { ArnLike: { 'aws:SourceArn': trails } },
    }),
  ];
}

/** Source: "Permissions for the KMS Key for the AWS Config Delivery Channel", AWS Config Developer Guide. */
export function configStatements(scope: Construct): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'ConfigDeliversToBucket',
      principals: [new iam.ServicePrincipal('config.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  ];
}

/** Source: "Restrict access to an Amazon S3 origin", section SSE-KMS, Amazon CloudFront Developer Guide. */
export function cloudFrontStatements(scope: Construct): iam.PolicyStatement[] {
  const { partition, account } = Stack.of(scope);
  return [
    new iam.PolicyStatement({
      sid: 'CloudFrontReadsOrigins',
      principals: [new iam.ServicePrincipal('cloudfront.amazonaws.com')],
      actions: ['kms:Decrypt'],
      resources: ['*'],
      conditions: { ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudfront::${account}:distribution/*` } },
    }),
  ];
}

/**
 * Covers vended logs of both permission models: Cognito's come from the log source `...:*`, CloudFront's from a
 * delivery source, which lives in us-east-1 wherever the bucket is; so the region stays open.
 * Source: "Logs sent to Amazon S3", section on server-side encryption, Amazon CloudWatch Logs User Guide.
 */
export function logDeliveryStatements(scope: Construct): iam.PolicyStatement[] {
  const { partition, account } = Stack.of(scope);
  return [
    new iam.PolicyStatement({
      sid: 'LogDeliveryWritesToBucket',
      principals: [new iam.ServicePrincipal('delivery.logs.amazonaws.com')],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:*:${account}:*` },
      },
    }),
  ];
}

/**
 * Alarms carry the alarm in `aws:SourceArn`. EventBridge carries neither the account nor the rule: a condition on
 * `aws:SourceAccount` or `aws:SourceArn` would drop every notification silently, so only the operations bound it.
 * Source: "Managing Amazon SNS encryption keys and costs", section on event sources of AWS services, Amazon SNS
 * Developer Guide.
 */
export function alertPublisherStatements(scope: Construct): iam.PolicyStatement[] {
  const { partition, account } = Stack.of(scope);
  const actions = ['kms:Decrypt', 'kms:GenerateDataKey*'];
  return [
    new iam.PolicyStatement({
      sid: 'AlarmsPublishToTopics',
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
      actions,
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:*:${account}:alarm:*` },
      },
    }),
    new iam.PolicyStatement({
      sid: 'EventBridgePublishesToTopics',
      principals: [new iam.ServicePrincipal('events.amazonaws.com')],
      actions,
      resources: ['*'],
    }),
  ];
}
