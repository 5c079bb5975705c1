import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { InvalidPropertyError } from '../../lib/errors';
import { WebAclLogArchive, type WebAclLogArchiveProps } from '../../lib/evidence-lake/web-acl-log-archive';

function make(props: Partial<WebAclLogArchiveProps> = {}) {
  const stack = new Stack(new App(), 'Shop', { env: { account: '111122223333', region: 'us-east-1' } });
  const logGroup = logs.LogGroup.fromLogGroupName(stack, 'Log', 'aws-waf-logs-shop');
  const archive = new WebAclLogArchive(stack, 'Archive', {
    logGroup,
    encryptionKey: new kms.Key(stack, 'Key'),
    ...props,
  });
  return {
    archive,
    stack,
    get template() {
      return Template.fromStack(stack);
    },
  };
}

test('the log is unpacked and laid out by day', () => {
  const { archive, template } = make();

  expect(archive.prefix).toBe('web-acl/');
  template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
    DeliveryStreamType: 'DirectPut',
    DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK' },
    ExtendedS3DestinationConfiguration: {
      Prefix: 'web-acl/!{timestamp:yyyy/MM/dd}/',
      ErrorOutputPrefix: 'web-acl-failed/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/',
      CompressionFormat: 'GZIP',
      ProcessingConfiguration: {
        Enabled: true,
        Processors: [
          { Type: 'Decompression', Parameters: [{ ParameterName: 'CompressionFormat', ParameterValue: 'GZIP' }] },
          {
            Type: 'CloudWatchLogProcessing',
            Parameters: [{ ParameterName: 'DataMessageExtraction', ParameterValue: 'true' }],
          },
          { Type: 'AppendDelimiterToRecord' },
        ],
      },
      CloudWatchLoggingOptions: { Enabled: true },
    },
  });
});

test('the stream and the subscription wait for what they may do', () => {
  const { template } = make();

  template.hasResource('AWS::KinesisFirehose::DeliveryStream', {
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('^ArchiveDeliveryRole')]),
  });
  template.hasResource('AWS::Logs::SubscriptionFilter', {
    DependsOn: [Match.stringLikeRegexp('^ArchiveSubscriptionRole')],
    Properties: { LogGroupName: 'aws-waf-logs-shop', FilterPattern: '' },
  });
});

test('both roles act for this account alone, and by exact actions', () => {
  const { template } = make();

  const roles = Object.values(template.findResources('AWS::IAM::Role')).map(({ Properties }) => Properties);
  const trust = roles.map(({ AssumeRolePolicyDocument: { Statement } }) => Statement[0]);
  expect(trust.map(({ Principal }) => Principal.Service).sort()).toEqual([
    'firehose.amazonaws.com',
    'logs.amazonaws.com',
  ]);
  for (const { Condition } of trust)
    expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': '111122223333' } });
  const actions = roles.flatMap(({ Policies }) =>
    Policies[0].PolicyDocument.Statement.flatMap(({ Action }: { readonly Action: string | string[] }) => Action),
  );
  expect(actions.sort()).toEqual([
    'firehose:PutRecord',
    'firehose:PutRecordBatch',
    'kms:Decrypt',
    'kms:GenerateDataKey',
    'logs:PutLogEvents',
    's3:AbortMultipartUpload',
    's3:GetBucketLocation',
    's3:GetObject',
    's3:ListBucket',
    's3:ListBucketMultipartUploads',
    's3:PutObject',
  ]);
});

test('some events alone can be archived, for as long as is asked', () => {
  const { template } = make({
    filterPattern: logs.FilterPattern.stringValue('$.action', '=', 'BLOCK'),
    archiveRetention: Duration.days(500),
  });

  template.hasResourceProperties('AWS::Logs::SubscriptionFilter', { FilterPattern: '{ $.action = "BLOCK" }' });
  template.hasResourceProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 500 })] },
  });
});

test('the archive is kept for twelve months at least', () => {
  expect(() => make({ archiveRetention: Duration.days(364) })).toThrow(
    new InvalidPropertyError(
      { node: { path: 'Shop/Archive' } },
      'archiveRetention',
      '364 days',
      'keep audit logs for at least 365 days (PCI DSS 4.0.1 requirement 10.5.1)',
    ),
  );
});

test('it is read by whom it is granted to', () => {
  const { archive, stack } = make();
  const assessor = new iam.Role(stack, 'Assessor', { assumedBy: new iam.AccountRootPrincipal() });

  archive.grantRead(assessor);

  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: Match.arrayWith(['s3:GetObject*']) })]) },
  });
});
