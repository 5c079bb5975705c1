import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { CLEAN, SCAN_EVENTS } from '../upload/scan-names';

/** How long one verdict may take: mostly a copy inside a region. */
export const VERDICT_TIMEOUT = Duration.minutes(5);

/**
 * The events of GuardDuty on one bucket that something must be done about, kept until it is done.
 *
 * They wait in a queue rather than going to the function: it asks again over two and a half hours, and what it gives up can
 * be sent back from the dead-letter queue. Lambda recommends six times the function's timeout before a message shows again,
 * and five attempts ("Creating and configuring an Amazon SQS event source mapping", AWS Lambda Developer Guide). Both queues are
 * encrypted with keys of SQS, which EventBridge needs no permission for.
 */
export class UploadVerdictQueue extends Construct {
  public readonly queue: sqs.Queue;
  /** Events that could not be delivered, or that the function gave up. */
  public readonly deadLetterQueue: sqs.Queue;

  public constructor(scope: Construct, id: string, bucket: s3.IBucket) {
    super(scope, id);
    const encrypted = { encryption: sqs.QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetters', { ...encrypted, retentionPeriod: Duration.days(14) });
    this.queue = new sqs.Queue(this, 'Queue', {
      ...encrypted,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.minutes(6 * VERDICT_TIMEOUT.toMinutes()),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: 5 },
    });
    const bucketName = [bucket.bucketName];
    this.collect('Results', 'Uploads that were not found clean', {
      detailType: [SCAN_EVENTS.result],
      detail: {
        s3ObjectDetails: { bucketName },
        scanResultDetails: { scanResultStatus: events.Match.anythingBut(CLEAN) },
      },
    });
    this.collect('TagFailures', 'Uploads that could not be tagged', {
      detailType: [SCAN_EVENTS.tagFailure],
      detail: { s3ObjectDetails: { bucketName } },
    });
    this.collect('PlanStatus', 'Faults of the scanner', {
      detailType: [SCAN_EVENTS.planWarning, SCAN_EVENTS.planError],
      detail: { s3BucketDetails: { bucketName } },
    });
  }

  private collect(id: string, description: string, pattern: events.EventPattern): void {
    new events.Rule(this, id, {
      description,
      eventPattern: { source: ['aws.guardduty'], ...pattern },
      targets: [new targets.SqsQueue(this.queue, { deadLetterQueue: this.deadLetterQueue })],
    });
  }
}
