import { Duration, Names } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as securityhub from 'aws-cdk-lib/aws-securityhub';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FUNCTION_TIMEOUT } from './incident-function';
import { FINDING_EVENTS, FINDING_MARK } from './incident-names';

/** Properties of {@link BreachFindings}. */
export interface BreachFindingsProps {
  /** As `IncidentResponseProps.securityHubAction`. */
  readonly withAction: boolean;
}

/**
 * Marked findings of Security Hub, kept until they have started the clock. Both queues are encrypted with keys of SQS,
 * which EventBridge needs no permission for. Messages show again after six times the function's timeout ("Creating and
 * configuring an Amazon SQS event source mapping", AWS Lambda Developer Guide).
 */
export class BreachFindings extends Construct {
  public readonly queue: sqs.Queue;
  /** Events that could not be delivered, or that the function gave up. */
  public readonly deadLetterQueue: sqs.Queue;
  /** The custom action for findings in the console of Security Hub, where it was asked for. Name and id take 20 characters ("CreateActionTarget", AWS Security Hub API Reference). */
  public readonly action?: securityhub.CfnActionTarget;

  public constructor(scope: Construct, id: string, { withAction }: BreachFindingsProps) {
    super(scope, id);
    const encrypted = { encryption: sqs.QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetters', { ...encrypted, retentionPeriod: Duration.days(14) });
    this.queue = new sqs.Queue(this, 'Queue', {
      ...encrypted,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.minutes(6 * FUNCTION_TIMEOUT.toMinutes()),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: 5 },
    });
    this.collect('Marked', 'Findings that an analyst marked as a breach of personal data', {
      detailType: [FINDING_EVENTS.imported],
      detail: { findings: { UserDefinedFields: { [FINDING_MARK.breach]: ['true'] } } },
    });
    if (!withAction) return;
    this.action = new securityhub.CfnActionTarget(this, 'Action', {
      name: 'Breach: start clock',
      description: 'Starts the 72-hour clock of a breach of personal data (GDPR article 33)',
      id: Names.uniqueResourceName(this, { maxLength: 20 }),
    });
    this.collect('Chosen', 'Findings for which the custom action was chosen', {
      detailType: [FINDING_EVENTS.action],
      resources: [this.action.attrActionTargetArn],
    });
  }

  private collect(id: string, description: string, pattern: events.EventPattern): void {
    new events.Rule(this, id, {
      description,
      eventPattern: { source: ['aws.securityhub'], ...pattern },
      targets: [new targets.SqsQueue(this.queue, { deadLetterQueue: this.deadLetterQueue })],
    });
  }
}
