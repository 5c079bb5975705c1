import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { logMasking } from '../data/log-masking';
import { functionRole } from '../function-role';
import { HANDLER_RUNTIME } from '../handler-code';
import { DIFFERENCES_METRIC, METRIC_NAMESPACE, SERVICE_VARIABLE } from '../page/monitor-names';
import type { PageInventory } from '../page/page-inventory';
import { LOOKS_PERIOD } from './monitor-alarms';
import { monitorDirectory } from './monitor-directory';
import type { MonitorSchedule } from './monitor-interval';

/** Properties of {@link FetchMonitor}. */
export interface FetchMonitorProps {
  readonly inventory: PageInventory;
  readonly schedule: MonitorSchedule;
  /** The key of the function's log and environment. */
  readonly encryptionKey: kms.IKey;
  /** What the function may do beside logging. */
  readonly statements: iam.PolicyStatement[];
  /** The function's environment. */
  readonly environment: { [name: string]: string };
  readonly logRetention: logs.RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

/** A function that fetches the payment page on a schedule. */
export class FetchMonitor extends Construct {
  public readonly function: lambda.Function;

  public constructor(scope: Construct, id: string, props: FetchMonitorProps) {
    super(scope, id);
    const { encryptionKey, removalPolicy } = props;
    const logGroup = new logs.LogGroup(this, 'Log', {
      dataProtectionPolicy: logMasking(this, []),
      encryptionKey,
      retention: props.logRetention,
      removalPolicy,
    });
    this.function = new lambda.Function(this, 'Function', {
      description: 'Fetches the payment page and compares it with its inventory',
      runtime: HANDLER_RUNTIME,
      architecture: lambda.Architecture.ARM_64,
      code: lambda.Code.fromAsset(monitorDirectory('page-fetch', props.inventory)),
      handler: 'index.handler',
      timeout: Duration.minutes(2),
      memorySize: 512,
      role: functionRole(this, logGroup, props.statements),
      logGroup,
      environment: { ...props.environment, [SERVICE_VARIABLE]: this.node.path },
      environmentEncryption: encryptionKey,
    });
    new events.Rule(this, 'Schedule', {
      description: 'When the payment page is fetched',
      schedule: events.Schedule.cron(props.schedule.cron),
      targets: [new targets.LambdaFunction(this.function)],
    });
  }

  /** The number of differences of the last look. */
  public differences(): cloudwatch.IMetric {
    return new cloudwatch.Metric({
      namespace: METRIC_NAMESPACE,
      metricName: DIFFERENCES_METRIC,
      dimensionsMap: { service: this.node.path },
      statistic: cloudwatch.Stats.MAXIMUM,
    });
  }

  /** The number of looks that failed. */
  public failures(): cloudwatch.IMetric {
    return this.function.metricErrors();
  }

  /** The number of looks, failed ones included. */
  public looks(): cloudwatch.IMetric {
    return this.function.metricInvocations({ period: LOOKS_PERIOD });
  }
}
