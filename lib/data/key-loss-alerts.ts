import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** Properties of {@link KeyLossAlerts}. */
export interface KeyLossAlertsProps {
  /** The key that is watched. */
  readonly key: kms.IKey;
  /** Who is told: the topic of an `AlertTopic` in the key's region, under another key. */
  readonly alarmTopic: sns.ITopic;
}

/** What makes a key unusable at once: one that waits for its deletion decrypts nothing either. */
export const KEY_LOSS_OPERATIONS: readonly string[] = ['DisableKey', 'ScheduleKeyDeletion'];

/**
 * Tells when somebody disables a key or schedules its deletion, or tries to: one message for each call, with who called
 * and from where. All that the key encrypted is unreadable from that moment, and for good once the waiting period of a
 * deletion has passed (PCI DSS 4.0.1 requirement 3.7.5).
 *
 * The topic's messages must not be encrypted with the watched key itself, which can encrypt nothing by then.
 *
 * CloudTrail hands the calls to EventBridge with the key as the caller named it, by id or by ARN; neither call takes an
 * alias ("DisableKey" and "ScheduleKeyDeletion", AWS KMS API Reference).
 *
 * Beforehand: a trail, such as `AuditTrail`, logs management events of the key's region, those of AWS KMS included;
 * without one EventBridge hears of no call ("AWS service events delivered via CloudTrail", Amazon EventBridge User Guide).
 *
 * Satisfies: KeyDeletionWatched
 */
export class KeyLossAlerts extends Construct {
  public readonly rule: events.Rule;

  /** @throws InvalidPropertyError when the topic is encrypted with the key itself */
  public constructor(scope: Construct, id: string, props: KeyLossAlertsProps) {
    super(scope, id);
    const { key, alarmTopic } = props;
    if (alarmTopic.masterKey !== undefined && alarmTopic.masterKey.node === key.node) {
      throw new InvalidPropertyError(
        this,
        'alarmTopic',
        alarmTopic.node.path,
        'give a topic under another key: this one is silent once its key is disabled',
      );
    }
    this.rule = new events.Rule(this, 'Rule', {
      description: 'Tells when somebody disables an encryption key or schedules its deletion',
      eventPattern: {
        source: ['aws.kms'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          eventSource: ['kms.amazonaws.com'],
          eventName: [...KEY_LOSS_OPERATIONS],
          requestParameters: { keyId: [key.keyId, key.keyArn] },
        },
      },
    });
    this.rule.addTarget(new targets.SnsTopic(alarmTopic, { message: message(key) }));
  }
}

function message(key: kms.IKey): events.RuleTargetInput {
  const field = (name: string) => events.EventField.fromPath(`$.detail.${name}`);
  return events.RuleTargetInput.fromText(
    `${field('userIdentity.arn')} called ${field('eventName')} on key ${field('requestParameters.keyId')} (${key.node.path}) ` +
      `from ${field('sourceIPAddress')}, account ${field('userIdentity.accountId')}; error: ${field('errorCode')}.`,
  );
}
