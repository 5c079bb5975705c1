import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { BudgetAlarmProps } from './budget-alarm-props';

/** Notifications of one budget ("AWS::Budgets::Budget", AWS CloudFormation Template Reference Guide). */
const MOST_NOTIFICATIONS = 5;

/** E-mail addresses of one notification ("AWS::Budgets::Budget NotificationWithSubscribers", same guide). */
const MOST_ADDRESSES = 10;

/**
 * Regions in which CloudFormation has no `AWS::Budgets::Budget`, though the budget itself belongs to no region (the
 * regions' resource schemas, as cfn-lint 1.51 has them).
 */
const WITHOUT_BUDGETS: ReadonlySet<string> = new Set([
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-northeast-3',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-west-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
]);

/** Whether a stack of that region can make a budget. */
export function hasBudgets(region: string): boolean {
  return !WITHOUT_BUDGETS.has(region);
}

/** The shares of the limit at which somebody is told, in percent. */
export interface BudgetThresholds {
  readonly actual: readonly number[];
  readonly forecast: readonly number[];
}

/** @throws InvalidPropertyError for what AWS Budgets refuses when the budget is deployed, and for a budget that tells nobody */
export function refuseBudget(scope: Construct, props: BudgetAlarmProps, thresholds: BudgetThresholds): void {
  const { monthlyLimit } = props;
  const { region } = Stack.of(scope);
  if (!hasBudgets(region)) {
    throw new InvalidPropertyError(scope, 'region', region, 'make the budget in a stack of us-east-1');
  }
  if (!Token.isUnresolved(monthlyLimit) && !isAbove0(monthlyLimit)) {
    throw new InvalidPropertyError(scope, 'monthlyLimit', monthlyLimit, 'give an amount of US dollars above 0');
  }
  refuseAddresses(scope, props);
  refuseThresholds(scope, thresholds);
}

function refuseAddresses(scope: Construct, { alarmTopic, emailAddresses = [] }: BudgetAlarmProps): void {
  const refuse = (value: unknown, mend: string) => {
    throw new InvalidPropertyError(scope, 'emailAddresses', value, mend);
  };
  if (alarmTopic === undefined && emailAddresses.length === 0) refuse([], 'give an address, or an alarmTopic');
  if (emailAddresses.length > MOST_ADDRESSES) refuse(emailAddresses, `give at most ${MOST_ADDRESSES}`);
  const wrong = emailAddresses.find((address) => !Token.isUnresolved(address) && !/^[^@\s]+@[^@\s]+$/.test(address));
  if (wrong !== undefined) refuse(wrong, 'give addresses such as finance@example.com');
}

function refuseThresholds(scope: Construct, { actual, forecast }: BudgetThresholds): void {
  for (const [property, values] of Object.entries({ actualThresholds: actual, forecastThresholds: forecast })) {
    if (!values.every(isAbove0) || new Set(values).size < values.length) {
      throw new InvalidPropertyError(scope, property, values, 'give different percentages above 0');
    }
  }
  const all = [...actual, ...forecast];
  if (all.length < 1 || all.length > MOST_NOTIFICATIONS) {
    const mend = `give between 1 and ${MOST_NOTIFICATIONS}, those of forecastThresholds counted in`;
    throw new InvalidPropertyError(scope, 'actualThresholds', all, mend);
  }
}

function isAbove0(value: number): boolean {
  return value > 0 && Number.isFinite(value);
}
