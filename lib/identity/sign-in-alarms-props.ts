import type * as sns from 'aws-cdk-lib/aws-sns';
import type { aws_cognito } from 'aws-cdk-lib/interfaces';

/** Properties of `SignInAlarms`. */
export interface SignInAlarmsProps {
  /** The user pool that is watched. */
  readonly userPool: aws_cognito.IUserPoolRef;
  /** Who is told: the topic of an `AlertTopic` in the pool's region. */
  readonly alarmTopic: sns.ITopic;
  /**
   * Whether threat protection runs, which alone sees leaked passwords and take-overs.
   * @default true
   */
  readonly threatProtection?: boolean;
  /**
   * Failed sign-ins to one app client in five minutes that raise the alarm. Ours: forgotten passwords of a busy shop
   * stay below it.
   * @default 100
   */
  readonly failedSignIns?: number;
  /**
   * Sign-ins with leaked passwords in five minutes that raise the alarm.
   * @default 10
   */
  readonly leakedPasswords?: number;
  /**
   * Sign-ins of medium risk in five minutes, and of high risk, that raise the alarm of either.
   * @default 10
   */
  readonly takeoverRisks?: number;
}
