import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { KEY_LOSS_OPERATIONS } from '../data/key-loss-alerts';
import { InvalidPropertyError } from '../errors';
import type { AlertGrouping } from './alert-grouping';
import { callText } from './alert-text';
import { type ServiceOperations, STOPPING_OPERATIONS, WEAKENING_OPERATIONS } from './service-stop-operations';

/** Where calls come from that a deployment makes. */
const DEPLOYMENT = 'cloudformation.amazonaws.com';

/**
 * Keys that the pattern of {@link ServiceStoppedAlerts.keys} can leave out, each by its id and ARN: a pattern takes 2,048
 * characters ("Amazon EventBridge quotas").
 */
const MOST_KEYS = 12;

/** Properties of {@link ServiceStoppedAlerts}. */
export interface ServiceStoppedAlertsProps {
  /** Who is told at once. */
  readonly topic: sns.ITopic;
  /** What tells the rest in groups. */
  readonly grouping: AlertGrouping;
  /** Keys that something else watches, such as `KeyLossAlerts`: at most twelve. */
  readonly keysWatchedElsewhere: kms.IKey[];
}

/**
 * Tells when somebody switches off what watches over the account, or reaches for it (PCI DSS 4.0.1 requirement 10.7.2).
 *
 * | call | told |
 * |---|---|
 * | stops something, and succeeds | at once |
 * | suspends GuardDuty, and succeeds | at once, whoever does it |
 * | stops something, but is refused, or comes from CloudFormation | in groups |
 * | weakens something | in groups; not when it comes from CloudFormation, whose changes were reviewed |
 * | disables a key or schedules its deletion | in groups; not of keys that something else watches |
 *
 * The patterns name all services and all operations in two lists: no service of the one list has an operation of another
 * service's in the other.
 */
export class ServiceStoppedAlerts extends Construct {
  /** Calls that stopped something. */
  public readonly stopped: events.Rule;
  /** Calls that suspended GuardDuty: an update of the detector, which stays. */
  public readonly suspended: events.Rule;
  /** Calls that would have stopped something, and those of deployments. */
  public readonly attempted: events.Rule;
  /** Calls that can make something see or tell less. */
  public readonly weakened: events.Rule;
  /** Calls that make a key unusable. */
  public readonly keys: events.Rule;

  /** @throws InvalidPropertyError when more than twelve keys are watched elsewhere */
  public constructor(scope: Construct, id: string, props: ServiceStoppedAlertsProps) {
    super(scope, id);
    const { topic, grouping } = props;
    this.refuseKeys(props.keysWatchedElsewhere);
    const atOnce = (what: string) =>
      new targets.SnsTopic(topic, { message: callText(what), deadLetterQueue: grouping.queue.deadLetterQueue });
    this.stopped = this.rule('Stopped', 'Somebody stopped a security service', STOPPING_OPERATIONS, {
      errorCode: events.Match.doesNotExist(),
      sourceIPAddress: events.Match.anythingBut(DEPLOYMENT),
    });
    this.stopped.addTarget(atOnce('A security service was stopped'));
    this.suspended = this.rule(
      'Suspended',
      'Somebody suspended threat detection',
      [{ eventSource: 'guardduty.amazonaws.com', eventNames: ['UpdateDetector'] }],
      { requestParameters: { enable: [false] }, errorCode: events.Match.doesNotExist() },
    );
    this.suspended.addTarget(atOnce('Threat detection was suspended'));
    this.attempted = this.rule('Attempted', 'A security service was nearly stopped', STOPPING_OPERATIONS, {
      $or: [{ errorCode: events.Match.exists() }, { sourceIPAddress: [DEPLOYMENT] }],
    });
    this.weakened = this.rule('Weakened', 'A security service was changed by hand', WEAKENING_OPERATIONS, {
      sourceIPAddress: events.Match.anythingBut(DEPLOYMENT),
    });
    this.keys = this.rule(
      'Keys',
      'Somebody reached for an encryption key',
      [{ eventSource: 'kms.amazonaws.com', eventNames: KEY_LOSS_OPERATIONS }],
      otherKeys(props.keysWatchedElsewhere),
    );
    for (const rule of [this.attempted, this.weakened, this.keys]) grouping.collect(rule);
  }

  private refuseKeys({ length }: readonly kms.IKey[]): void {
    if (length <= MOST_KEYS) return;
    const mend = `give at most ${MOST_KEYS}: EventBridge takes no longer pattern; the others are told of twice`;
    throw new InvalidPropertyError(this, 'keysWatchedElsewhere', `${length} keys`, mend);
  }

  private rule(
    id: string,
    description: string,
    operations: readonly ServiceOperations[],
    condition: Record<string, unknown>,
  ): events.Rule {
    const eventName = [...new Set(operations.flatMap(({ eventNames }) => eventNames))];
    return new events.Rule(this, id, {
      description,
      eventPattern: {
        detailType: ['AWS API Call via CloudTrail'],
        detail: { eventSource: operations.map(({ eventSource }) => eventSource), eventName, ...condition },
      },
    });
  }
}

/** A refused call may name no key. */
function otherKeys(watched: readonly kms.IKey[]): Record<string, unknown> {
  if (watched.length === 0) return {};
  const names = watched.flatMap(({ keyId, keyArn }) => [keyId, keyArn]);
  return {
    requestParameters: { keyId: [{ 'anything-but': names }, { exists: false }] },
  };
}
