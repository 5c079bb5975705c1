import { type RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { functionRole } from '../function-role';
import { HANDLER_RUNTIME, handlerCode } from '../handler-code';
import { SERVICE_VARIABLE } from '../page/monitor-names';
import { VERDICT_VARIABLES } from '../upload/scan-names';
import { StorefrontLogGroup } from './storefront-log-group';
import type { UploadQuarantine } from './upload-quarantine';
import { VERDICT_TIMEOUT } from './upload-verdict-queue';

/** Properties of {@link UploadVerdictFunction}. */
export interface UploadVerdictFunctionProps {
  readonly uploads: s3.IBucket;
  readonly uploadKey: kms.IKey;
  readonly quarantine: UploadQuarantine;
  readonly queue: sqs.IQueue;
  readonly topic: sns.ITopic;
  readonly logEncryptionKey: kms.IKey;
  /**
   * At least twelve months.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /** @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The function that carries out verdicts. It may copy a version from the one bucket to the other, delete that version and
 * publish to the topic. It cannot read the quarantine: to see that a copy is there it lists it.
 */
export class UploadVerdictFunction extends Construct {
  public readonly function: lambda.Function;
  public readonly role: iam.Role;
  public readonly logGroup: logs.LogGroup;

  public constructor(scope: Construct, id: string, props: UploadVerdictFunctionProps) {
    super(scope, id);
    const { uploads, quarantine, queue, topic, logEncryptionKey } = props;
    const { logRetention, removalPolicy } = props;
    this.logGroup = new StorefrontLogGroup(this, 'Log', {
      encryptionKey: logEncryptionKey,
      ...(logRetention === undefined ? {} : { retention: logRetention }),
      ...(removalPolicy === undefined ? {} : { removalPolicy }),
    }).logGroup;
    this.role = functionRole(this, this.logGroup, this.statements(props));
    this.function = new lambda.Function(this, 'Function', {
      description: 'Moves infected uploads to the quarantine and tells of those without a verdict',
      runtime: HANDLER_RUNTIME,
      architecture: lambda.Architecture.ARM_64,
      code: handlerCode('upload-verdict'),
      handler: 'index.handler',
      timeout: VERDICT_TIMEOUT,
      memorySize: 256,
      role: this.role,
      logGroup: this.logGroup,
      environment: {
        [VERDICT_VARIABLES.uploads]: uploads.bucketName,
        [VERDICT_VARIABLES.quarantine]: quarantine.bucket.bucketName,
        [VERDICT_VARIABLES.quarantineKey]: quarantine.encryptionKey.keyArn,
        [VERDICT_VARIABLES.topic]: topic.topicArn,
        [SERVICE_VARIABLE]: this.node.path,
      },
    });
    // One verdict at a time: one that fails keeps no other waiting.
    new lambda.EventSourceMapping(this, 'Source', {
      target: this.function,
      eventSourceArn: queue.queueArn,
      batchSize: 1,
    });
  }

  /** The dimension `service` of the function's metrics. */
  public get service(): string {
    return this.node.path;
  }

  /** Without the right to list, S3 answers 403 for what is gone, and not 404. */
  private statements(props: UploadVerdictFunctionProps): iam.PolicyStatement[] {
    const { uploads, uploadKey, quarantine, queue, topic } = props;
    const conditions = { StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` } };
    const encryption = ['kms:GenerateDataKey', 'kms:Decrypt'];
    const statements: iam.PolicyStatementProps[] = [
      {
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [queue.queueArn],
      },
      { actions: ['s3:GetObjectVersion', 's3:DeleteObjectVersion'], resources: [uploads.arnForObjects('*')] },
      { actions: ['s3:ListBucket', 's3:ListBucketVersions'], resources: [uploads.bucketArn] },
      { actions: ['s3:PutObject'], resources: [quarantine.bucket.arnForObjects('*')] },
      { actions: ['s3:ListBucket'], resources: [quarantine.bucket.bucketArn] },
      { actions: ['kms:Decrypt'], resources: [uploadKey.keyArn], conditions },
      { actions: encryption, resources: [quarantine.encryptionKey.keyArn], conditions },
      { actions: ['sns:Publish'], resources: [topic.topicArn] },
      ...(topic.masterKey === undefined ? [] : [{ actions: encryption, resources: [topic.masterKey.keyArn] }]),
    ];
    return statements.map((statement) => new iam.PolicyStatement(statement));
  }
}
