import { Aws, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

const SERVICE = 'malware-protection-plan.guardduty.amazonaws.com';

/** What GuardDuty writes into a bucket to see whether it may. */
const VALIDATION_OBJECT = 'malware-protection-resource-validation-object';

/**
 * The role in which GuardDuty scans one bucket and tags what it finds. Its policy is part of the role, so that it stands
 * when the plan is made: GuardDuty refuses a role that cannot list the bucket.
 *
 * Sources: "Create or update IAM role policy" and "Troubleshooting IAM role permissions error", Amazon GuardDuty User Guide.
 */
export function uploadScannerRole(scope: Construct, id: string, bucket: s3.IBucket, key: kms.IKey): iam.Role {
  const { region } = Stack.of(scope);
  const objects = [bucket.arnForObjects('*')];
  // GuardDuty ends the name in an id of its own. All else is left to CloudFormation, so that an exception holds everywhere.
  const rules = [
    Stack.of(scope).formatArn({
      partition: Aws.PARTITION,
      service: 'events',
      region: Aws.REGION,
      account: Aws.ACCOUNT_ID,
      resource: 'rule',
      resourceName: 'DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*',
    }),
  ];
  const statements: iam.PolicyStatementProps[] = [
    {
      sid: 'KeepRuleForUploads',
      actions: ['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'],
      resources: rules,
      conditions: { StringLike: { 'events:ManagedBy': SERVICE } },
    },
    { sid: 'WatchRule', actions: ['events:DescribeRule', 'events:ListTargetsByRule'], resources: rules },
    {
      sid: 'SendBucketEvents',
      actions: ['s3:PutBucketNotification', 's3:GetBucketNotification'],
      resources: [bucket.bucketArn],
    },
    { sid: 'CheckOwner', actions: ['s3:ListBucket'], resources: [bucket.bucketArn] },
    { sid: 'Validate', actions: ['s3:PutObject'], resources: [bucket.arnForObjects(VALIDATION_OBJECT)] },
    { sid: 'Scan', actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: objects },
    {
      sid: 'Tag',
      actions: [
        's3:PutObjectTagging',
        's3:GetObjectTagging',
        's3:PutObjectVersionTagging',
        's3:GetObjectVersionTagging',
      ],
      resources: objects,
    },
    {
      sid: 'UseKeyThroughS3',
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
    },
  ];
  return new iam.Role(scope, id, {
    description: 'GuardDuty scans uploads for malware and tags them',
    assumedBy: new iam.ServicePrincipal(SERVICE),
    inlinePolicies: {
      Scanner: new iam.PolicyDocument({ statements: statements.map((props) => new iam.PolicyStatement(props)) }),
    },
  });
}
