import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { WEB_ACL_PREFIX } from './lake-layouts';

/** Below this prefix lies what could not be unpacked. */
const FAILED_PREFIX = 'web-acl-failed/';

/** Few large files are what Athena reads fast. Both are within what Firehose takes ("BufferingHints", Amazon Data Firehose API Reference). */
const BUFFER = { intervalInSeconds: 900, sizeInMBs: 64 };

/** Properties of {@link WebAclDelivery}. */
export interface WebAclDeliveryProps {
  readonly bucket: s3.IBucket;
  readonly encryptionKey: kms.IKey;
  /** Where Firehose says what it could not deliver. */
  readonly failures: logs.ILogGroup;
}

/** The stream that takes a web ACL's events out of what CloudWatch Logs sends, and puts them into a bucket by day. */
export class WebAclDelivery extends Construct {
  public readonly stream: firehose.CfnDeliveryStream;

  public constructor(scope: Construct, id: string, props: WebAclDeliveryProps) {
    super(scope, id);
    this.stream = this.makeStream(props);
  }

  /** The three processors unpack what a subscription sends: gzip, then the envelope, then a line for each event. */
  private makeStream({ bucket, encryptionKey, failures }: WebAclDeliveryProps): firehose.CfnDeliveryStream {
    const failureStream = new logs.LogStream(this, 'FailureStream', { logGroup: failures });
    const role = this.deliveryRole({ bucket, encryptionKey, failures });
    const day = '!{timestamp:yyyy/MM/dd}/';
    const stream = new firehose.CfnDeliveryStream(this, 'Stream', {
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: { keyType: 'CUSTOMER_MANAGED_CMK', keyArn: encryptionKey.keyArn },
      extendedS3DestinationConfiguration: {
        bucketArn: bucket.bucketArn,
        roleArn: role.roleArn,
        prefix: `${WEB_ACL_PREFIX}${day}`,
        errorOutputPrefix: `${FAILED_PREFIX}!{firehose:error-output-type}/${day}`,
        compressionFormat: 'GZIP',
        bufferingHints: BUFFER,
        cloudWatchLoggingOptions: {
          enabled: true,
          logGroupName: failures.logGroupName,
          logStreamName: failureStream.logStreamName,
        },
        processingConfiguration: {
          enabled: true,
          processors: [
            {
              type: 'Decompression',
              parameters: [{ parameterName: 'CompressionFormat', parameterValue: 'GZIP' }],
            },
            {
              type: 'CloudWatchLogProcessing',
              parameters: [{ parameterName: 'DataMessageExtraction', parameterValue: 'true' }],
            },
            { type: 'AppendDelimiterToRecord' },
          ],
        },
      },
    });
    // Firehose tries what the role may do when the stream is made.
    stream.node.addDependency(role);
    return stream;
  }

  /** "Grant Firehose access to an Amazon S3 destination", Amazon Data Firehose Developer Guide. */
  private deliveryRole({ bucket, encryptionKey, failures }: WebAclDeliveryProps): iam.Role {
    const { region, account } = Stack.of(this);
    const statements = [
      new iam.PolicyStatement({
        actions: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
        resources: [WEB_ACL_PREFIX, FAILED_PREFIX].map((prefix) => bucket.arnForObjects(`${prefix}*`)),
      }),
      new iam.PolicyStatement({
        actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        resources: [bucket.bucketArn],
      }),
      new iam.PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [encryptionKey.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
      }),
      new iam.PolicyStatement({ actions: ['logs:PutLogEvents'], resources: [failures.logGroupArn] }),
    ];
    return new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('firehose.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      inlinePolicies: { Deliver: new iam.PolicyDocument({ statements }) },
    });
  }
}
