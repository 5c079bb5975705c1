import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { aws_cognito } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';

/** Properties of {@link FactorResetAlerts}. */
export interface FactorResetAlertsProps {
  /** The user pool that is watched. */
  readonly userPool: aws_cognito.IUserPoolRef;
  /** Who is told: the topic of an `AlertTopic` in the pool's region. */
  readonly alarmTopic: sns.ITopic;
}

/** What staff or a thief of their credentials may do to a shopper's factors. Each names the user pool. */
export const FACTOR_OPERATIONS: readonly string[] = [
  'AdminResetUserPassword',
  'AdminSetUserMFAPreference',
  'AdminSetUserPassword',
  'AdminSetUserSettings',
  'SetUserPoolMfaConfig',
];

/**
 * Tells when somebody with AWS credentials resets a shopper's password or second factor, or the pool's: one message
 * for each call, with who called and from where. Cognito hides the user name in these events; `sub` has the account.
 *
 * Not seen: what shoppers change in their own account (`SetUserMFAPreference`, `ForgotPassword`), since those calls
 * carry a token and not the pool; and all of it where no trail logs management events, from which EventBridge has
 * them ("AWS service events delivered via CloudTrail", Amazon EventBridge User Guide).
 *
 * Beforehand: a trail, such as `AuditTrail`, logs management events of the pool's region.
 */
export class FactorResetAlerts extends Construct {
  public readonly rule: events.Rule;

  public constructor(scope: Construct, id: string, props: FactorResetAlertsProps) {
    super(scope, id);
    this.rule = new events.Rule(this, 'Rule', {
      description: "Tells when somebody with AWS credentials resets a shopper's password or second factor",
      eventPattern: {
        source: ['aws.cognito-idp'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          eventSource: ['cognito-idp.amazonaws.com'],
          eventName: [...FACTOR_OPERATIONS],
          requestParameters: { userPoolId: [props.userPool.userPoolRef.userPoolId] },
        },
      },
    });
    this.rule.addTarget(new targets.SnsTopic(props.alarmTopic, { message: message() }));
  }
}

function message(): events.RuleTargetInput {
  const field = (name: string) => events.EventField.fromPath(`$.detail.${name}`);
  return events.RuleTargetInput.fromText(
    `${field('userIdentity.arn')} called ${field('eventName')} on user pool ${field('requestParameters.userPoolId')} ` +
      `from ${field('sourceIPAddress')}, account ${field('userIdentity.accountId')}, shopper ${field('additionalEventData.sub')}.`,
  );
}
