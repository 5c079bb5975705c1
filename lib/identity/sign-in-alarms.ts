import { Duration, Names } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { aws_cognito } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { SignInAlarmsProps } from './sign-in-alarms-props';

export type { SignInAlarmsProps } from './sign-in-alarms-props';

type Limit = 'failedSignIns' | 'leakedPasswords' | 'takeoverRisks';

const LIMITS: Readonly<Record<Limit, number>> = { failedSignIns: 100, leakedPasswords: 10, takeoverRisks: 10 };

/** "Viewing threat protection metrics", Amazon Cognito Developer Guide. */
const RISKS: readonly { id: string; metric: string; level: string; limit: Limit; what: string }[] = [
  {
    id: 'LeakedPasswords',
    metric: 'CompromisedCredentialRisk',
    level: 'high',
    limit: 'leakedPasswords',
    what: 'used passwords that leaked elsewhere, and were blocked',
  },
  {
    id: 'TakeoverRiskMedium',
    metric: 'AccountTakeoverRisk',
    level: 'medium',
    limit: 'takeoverRisks',
    what: 'looked like take-overs, of medium risk',
  },
  {
    id: 'TakeoverRiskHigh',
    metric: 'AccountTakeoverRisk',
    level: 'high',
    limit: 'takeoverRisks',
    what: 'looked like take-overs, of high risk',
  },
];

/**
 * Tells of waves of failed sign-ins, leaked passwords and likely take-overs.
 *
 * Cognito counts failed sign-ins by app client, so each is added with {@link watchClient}; a request that names no
 * client of the pool is in none of the counts. What AWS WAF blocks never reaches Cognito and is not counted either.
 *
 * Satisfies: AlarmActions
 */
export class SignInAlarms extends Construct {
  private readonly all: cloudwatch.Alarm[] = [];

  /** @throws InvalidPropertyError when a limit is not a whole number above zero */
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: SignInAlarmsProps,
  ) {
    super(scope, id);
    for (const limit of Object.keys(LIMITS) as Limit[]) this.refuseLimit(limit);
    for (const { id: alarmId, metric, level, limit, what } of props.threatProtection === false ? [] : RISKS) {
      this.alarm(alarmId, limit, what, this.riskMetric(metric, level));
    }
  }

  /** The alarms, those of clients included. */
  public get alarms(): readonly cloudwatch.Alarm[] {
    return this.all;
  }

  /** Watches failed sign-ins by an app client of the pool. */
  public watchClient(client: aws_cognito.IUserPoolClientRef): cloudwatch.Alarm {
    const { clientId } = client.userPoolClientRef;
    const id = `FailedSignIns-${Names.nodeUniqueId(client.node)}`;
    return this.alarm(id, 'failedSignIns', 'failed', this.failures(clientId));
  }

  private alarm(id: string, limit: Limit, what: string, metric: cloudwatch.IMetric): cloudwatch.Alarm {
    const threshold = this.limit(limit);
    const alarm = new cloudwatch.Alarm(this, id, {
      alarmDescription: `${threshold} sign-ins of shoppers or more in five minutes ${what}`,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.props.alarmTopic));
    this.all.push(alarm);
    return alarm;
  }

  private limit(limit: Limit): number {
    return this.props[limit] ?? LIMITS[limit];
  }

  private refuseLimit(limit: Limit): void {
    const value = this.limit(limit);
    if (!Number.isInteger(value) || value < 1) {
      throw new InvalidPropertyError(this, limit, value, 'give a whole number of sign-ins in five minutes, from 1');
    }
  }

  private riskMetric(metricName: string, level: string): cloudwatch.IMetric {
    const { userPoolId } = this.props.userPool.userPoolRef;
    return new cloudwatch.Metric({
      namespace: 'AWS/Cognito',
      metricName,
      dimensionsMap: { Operation: 'SignIn', UserPoolId: userPoolId, RiskLevel: level },
      statistic: cloudwatch.Stats.SUM,
      period: Duration.minutes(5),
    });
  }

  /** A sign-in counts 1 or 0: failures are the number less the sum ("User pool metrics in CloudWatch"). */
  private failures(clientId: string): cloudwatch.IMetric {
    const signIns = new cloudwatch.Metric({
      namespace: 'AWS/Cognito',
      metricName: 'SignInSuccesses',
      dimensionsMap: { UserPool: this.props.userPool.userPoolRef.userPoolId, UserPoolClient: clientId },
      statistic: cloudwatch.Stats.SAMPLE_COUNT,
    });
    return new cloudwatch.MathExpression({
      expression: 'tried - passed',
      label: 'Failed sign-ins',
      usingMetrics: { tried: signIns, passed: signIns.with({ statistic: cloudwatch.Stats.SUM }) },
      period: Duration.minutes(5),
    });
  }
}
