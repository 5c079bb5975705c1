import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../page/monitor-names';
import { QUARANTINED_METRIC, SCANNER_FAULT_METRIC, UNSCANNED_METRIC } from '../upload/scan-names';

/** Properties of {@link UploadAlarms}. */
export interface UploadAlarmsProps {
  /** Who is told. */
  readonly topic: sns.ITopic;
  /** The dimension `service` of the function's metrics. */
  readonly service: string;
  /** Where verdicts end that were not carried out. */
  readonly deadLetterQueue: sqs.IQueue;
}

/** The alarms of an upload bucket. Each ends five minutes after the last event. */
export class UploadAlarms extends Construct {
  /** An upload was infected, and was moved to the quarantine. */
  public readonly quarantined: cloudwatch.Alarm;
  /** An upload could not be scanned or tagged. */
  public readonly unscanned: cloudwatch.Alarm;
  /** GuardDuty warns that it cannot scan the bucket. */
  public readonly scanner: cloudwatch.Alarm;
  /** A verdict was not carried out; stands until the dead-letter queue is empty. */
  public readonly undone: cloudwatch.Alarm;

  public constructor(scope: Construct, id: string, { topic, service, deadLetterQueue }: UploadAlarmsProps) {
    super(scope, id);
    const counted = (metricName: string) =>
      new cloudwatch.Metric({
        namespace: METRIC_NAMESPACE,
        metricName,
        dimensionsMap: { service },
        statistic: cloudwatch.Stats.SUM,
        period: Duration.minutes(5),
      });
    const alarm = (name: string, alarmDescription: string, metric: cloudwatch.IMetric) => {
      const made = new cloudwatch.Alarm(this, name, {
        alarmDescription,
        metric,
        threshold: 0,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      });
      made.addAlarmAction(new actions.SnsAction(topic));
      return made;
    };
    this.quarantined = alarm(
      'Quarantined',
      'A shopper sent in a file with malware; it is in quarantine.',
      counted(QUARANTINED_METRIC),
    );
    this.unscanned = alarm(
      'Unscanned',
      'A file that a shopper sent in could not be scanned or tagged; nobody can read it.',
      counted(UNSCANNED_METRIC),
    );
    this.scanner = alarm(
      'Scanner',
      'GuardDuty reports that it cannot scan the upload bucket as it should.',
      counted(SCANNER_FAULT_METRIC),
    );
    this.undone = alarm(
      'Undone',
      'A verdict on an upload was not carried out; mend the cause and redrive the dead-letter queue.',
      deadLetterQueue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: cloudwatch.Stats.MAXIMUM,
      }),
    );
  }
}
