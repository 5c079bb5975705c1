import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { cloudWatchLogsStatements } from '../data/key-service-statements';
import { logMasking } from '../data/log-masking';
import { functionRole } from '../function-role';
import { HANDLER_RUNTIME } from '../handler-code';
import { METRIC_NAMESPACE, SERVICE_VARIABLE } from '../page/monitor-names';

/** What every function around sign-in is given. */
export interface SignInFunctionSettings {
  /**
   * The key of the function's log. A key of this app gets the statement for CloudWatch Logs; the policy of an imported
   * one must have it.
   * @default - CloudWatch Logs encrypts with a key of its own
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * Who is told when the function could not do its work. Alarms must be admitted to the topic (`AlertTopic`).
   * @default - nobody, and there is no alarm
   */
  readonly alarmTopic?: sns.ITopic;
  /**
   * How long the function's log is kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to the log when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties of {@link SignInFunction}. */
export interface SignInFunctionProps {
  readonly description: string;
  readonly code: lambda.Code;
  readonly settings: SignInFunctionSettings;
  /** What the function may do beside logging. */
  readonly statements?: iam.PolicyStatement[];
  readonly environment?: { [name: string]: string };
}

/**
 * A function that somebody who signs in waits for. It ends within four seconds: Cognito waits five for a trigger, and
 * calls it anew when it is late ("Things to know about Lambda triggers", Amazon Cognito Developer Guide).
 */
export class SignInFunction extends Construct {
  public readonly function: lambda.Function;
  public readonly logGroup: logs.LogGroup;

  public constructor(scope: Construct, id: string, props: SignInFunctionProps) {
    super(scope, id);
    const { encryptionKey, logRetention, removalPolicy } = props.settings;
    for (const statement of cloudWatchLogsStatements(this)) encryptionKey?.addToResourcePolicy(statement);
    this.logGroup = new logs.LogGroup(this, 'Log', {
      dataProtectionPolicy: logMasking(this, []),
      retention: logRetention ?? logs.RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: removalPolicy ?? RemovalPolicy.RETAIN,
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
    });
    this.function = new lambda.Function(this, 'Function', {
      description: props.description,
      runtime: HANDLER_RUNTIME,
      architecture: lambda.Architecture.ARM_64,
      code: props.code,
      handler: 'index.handler',
      timeout: Duration.seconds(4),
      // Processor time comes with memory, and most of a first call is loading the code.
      memorySize: 512,
      role: functionRole(this, this.logGroup, props.statements),
      logGroup: this.logGroup,
      environment: { ...props.environment, [SERVICE_VARIABLE]: this.node.path },
    });
  }

  /** The metric of this function by its name. */
  public metric(metricName: string): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: METRIC_NAMESPACE,
      metricName,
      dimensionsMap: { service: this.node.path },
      statistic: cloudwatch.Stats.SUM,
    });
  }

  /** An alarm when a metric is above zero within five minutes. */
  public alarm(topic: sns.ITopic, alarmDescription: string, metric: cloudwatch.IMetric): cloudwatch.Alarm {
    const alarm = new cloudwatch.Alarm(this, 'Failure', {
      alarmDescription,
      metric,
      threshold: 0,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new actions.SnsAction(topic));
    return alarm;
  }
}
