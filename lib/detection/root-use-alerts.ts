import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlertGrouping } from './alert-grouping';
import { callText } from './alert-text';

/** Properties of {@link RootUseAlerts}. */
export interface RootUseAlertsProps {
  /** Who is told at once. */
  readonly topic: sns.ITopic;
  /** What tells the rest in groups. */
  readonly grouping: AlertGrouping;
}

/**
 * Tells when the root user signs in or calls an API, and when an IAM user signs in to the console without MFA.
 *
 * Events come to the region in which CloudTrail records them: sign-ins of the root user to us-east-1, those of IAM users to
 * the region of the endpoint, or to us-east-2, eu-north-1 or ap-southeast-2 ("AWS Management Console sign-in events",
 * AWS CloudTrail User Guide). So put one of these in us-east-1 too. `TrailAlarms` counts them in every region, but cannot
 * say who it was.
 *
 * EventBridge hands over no calls that only read, unless a rule asks for them; the metric filter of `TrailAlarms` counts
 * those of the root user.
 */
export class RootUseAlerts extends Construct {
  /** Sign-ins of the root user, successful or not. */
  public readonly signIn: events.Rule;
  /** Calls of the root user. */
  public readonly calls: events.Rule;
  /** Sign-ins of IAM users without MFA. */
  public readonly withoutMfa: events.Rule;

  public constructor(scope: Construct, id: string, { topic, grouping }: RootUseAlertsProps) {
    super(scope, id);
    const signIn = ['AWS Console Sign In via CloudTrail'];
    this.signIn = new events.Rule(this, 'SignIn', {
      description: 'The root user signs in, or somebody tries to',
      eventPattern: { detailType: signIn, detail: { userIdentity: { type: ['Root'] } } },
    });
    this.withoutMfa = new events.Rule(this, 'WithoutMfa', {
      description: 'An IAM user signs in to the console without MFA',
      eventPattern: {
        detailType: signIn,
        detail: {
          eventName: ['ConsoleLogin'],
          // Sessions of roles and of IAM Identity Center say No as well: their MFA is the identity provider's.
          userIdentity: { type: ['IAMUser'] },
          additionalEventData: { MFAUsed: ['No'] },
          responseElements: { ConsoleLogin: ['Success'] },
        },
      },
    });
    this.calls = new events.Rule(this, 'Calls', {
      description: 'The root user calls an API',
      eventPattern: {
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          userIdentity: { type: ['Root'], invokedBy: events.Match.doesNotExist() },
          eventType: events.Match.anythingBut('AwsServiceEvent'),
        },
      },
    });
    const { deadLetterQueue } = grouping.queue;
    const atOnce = (what: string) => new targets.SnsTopic(topic, { message: callText(what), deadLetterQueue });
    this.signIn.addTarget(atOnce('The root user signed in, or tried to'));
    this.withoutMfa.addTarget(atOnce('Signed in to the console without MFA'));
    grouping.collect(this.calls);
  }
}
