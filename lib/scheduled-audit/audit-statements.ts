import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { ROWS_PREFIX } from '../evidence-lake/audit-row';
import { BUNDLES_PREFIX, LATEST_KEY, TOLD_KEY } from './audit-names';

/** What an audit of the account itself asks of AWS Config. */
const ACCOUNT_READS = [
  'config:DescribeComplianceByConfigRule',
  'config:DescribeConfigRuleEvaluationStatus',
  'config:DescribeConfigRules',
  'config:DescribeConfigurationRecorderStatus',
  'config:DescribeConfigurationRecorders',
  'config:DescribeConformancePackCompliance',
  'config:DescribeConformancePackStatus',
  'config:DescribeConformancePacks',
  'config:DescribeDeliveryChannelStatus',
  'config:DescribeDeliveryChannels',
  'config:DescribeRemediationConfigurations',
  'config:DescribeRemediationExecutionStatus',
  'config:GetComplianceDetailsByConfigRule',
];

/** What an audit of an aggregator asks of AWS Config. */
const AGGREGATOR_READS = [
  'config:DescribeAggregateComplianceByConfigRules',
  'config:DescribeConfigurationAggregatorSourcesStatus',
  'config:DescribeConfigurationAggregators',
  'config:GetAggregateComplianceDetailsByConfigRule',
  'config:GetAggregateDiscoveredResourceCounts',
];

/**
 * Lets an audit read AWS Config, and say that an attestation has expired. The names of rules and packs are known only when
 * they are listed, lists know no resource, and the ids in the ARNs of process checks are made up by AWS Config ("Actions,
 * resources, and condition keys for AWS Config", Service Authorization Reference).
 */
export function configAccess(aggregated: boolean): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'ReadAwsConfig',
      actions: aggregated ? AGGREGATOR_READS : ACCOUNT_READS,
      resources: ['*'],
    }),
    ...(aggregated
      ? []
      : [
          new iam.PolicyStatement({
            sid: 'SayThatAttestationsExpired',
            actions: ['config:PutExternalEvaluation'],
            resources: ['*'],
          }),
        ]),
  ];
}

/**
 * Lets an audit add evidence and look at what the last one left, and delete nothing. Listing is what makes Amazon S3 tell
 * an object that is not there from one that may not be read ("GetObject", Amazon S3 API Reference).
 */
export function evidenceAccess(scope: Construct, bucket: s3.IBucket, key: kms.IKey): iam.PolicyStatement[] {
  const pointers = [LATEST_KEY, TOLD_KEY].map((name) => bucket.arnForObjects(name));
  const bundles = bucket.arnForObjects(`${BUNDLES_PREFIX}*`);
  return [
    new iam.PolicyStatement({
      actions: ['s3:PutObject'],
      resources: [bundles, bucket.arnForObjects(`${ROWS_PREFIX}*`), ...pointers],
    }),
    new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [bundles, ...pointers] }),
    new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
    new iam.PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(scope).region}.amazonaws.com` } },
    }),
  ];
}

/** Lets an audit tell a topic. */
export function topicAccess({ topicArn, masterKey }: sns.ITopic): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [topicArn] }),
    ...(masterKey === undefined
      ? []
      : [
          new iam.PolicyStatement({
            actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
            resources: [masterKey.keyArn],
          }),
        ]),
  ];
}
