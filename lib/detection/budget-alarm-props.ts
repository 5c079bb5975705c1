import type * as sns from 'aws-cdk-lib/aws-sns';

/** Properties of `BudgetAlarm`. */
export interface BudgetAlarmProps {
  /** What the account may cost in a calendar month, in US dollars. */
  readonly monthlyLimit: number;
  /**
   * Who is told. The policies of the topic, and of a customer managed key that encrypts it, get the statements that
   * AWS Budgets needs; imported ones must have them already. It must be of this account: AWS Budgets reaches no other.
   * @default - nobody but `emailAddresses`
   */
  readonly alarmTopic?: sns.ITopic;
  /**
   * Addresses to which AWS Budgets writes itself, ten at most.
   * @default - none
   */
  readonly emailAddresses?: string[];
  /**
   * Of what has been spent, the shares of the limit at which somebody is told, in percent.
   * @default [80, 100]
   */
  readonly actualThresholds?: number[];
  /**
   * Of what will have been spent by the end of the month, as AWS forecasts it, the shares of the limit at which
   * somebody is told, in percent. A new account has no forecast for its first weeks.
   * @default [100]
   */
  readonly forecastThresholds?: number[];
}
