import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** Properties of {@link CertificateExpiryAlarm}. */
export interface CertificateExpiryAlarmProps {
  /** A certificate of AWS Certificate Manager in the stack's region. */
  readonly certificate: acm.ICertificate;
  /** Who is told: a topic of the stack's region. */
  readonly alarmTopic: sns.ITopic;
  /**
   * The alarm rises when so many days are left, or fewer. The AWS Config rule ACM_CERTIFICATE_EXPIRATION_CHECK takes the
   * same number as `daysToExpiration`.
   * @default 30
   */
  readonly daysLeft?: number;
}

/**
 * Tells in time that a certificate was not renewed: by hand, or by AWS where its DNS record is gone.
 *
 * The metric ends with the certificate. Missing data keep the alarm's state, so that it does not fall silent then, and a
 * certificate that is too new to be measured raises none ("Supported CloudWatch metrics", AWS Certificate Manager User
 * Guide).
 *
 * Satisfies: AlarmActions, CertificateExpiryWatched
 */
export class CertificateExpiryAlarm extends Construct {
  public readonly alarm: cloudwatch.Alarm;

  /** @throws InvalidPropertyError when the number of days is not a whole one above zero */
  public constructor(scope: Construct, id: string, props: CertificateExpiryAlarmProps) {
    super(scope, id);
    const { certificate, alarmTopic, daysLeft = 30 } = props;
    if (!Number.isInteger(daysLeft) || daysLeft < 1) {
      throw new InvalidPropertyError(this, 'daysLeft', daysLeft, 'give a whole number of days, such as 30');
    }
    this.alarm = certificate.metricDaysToExpiry().createAlarm(this, 'Alarm', {
      alarmDescription: `The shop's certificate expires in ${daysLeft} days or fewer: renew it, or mend its DNS record`,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: daysLeft,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.IGNORE,
    });
    this.alarm.addAlarmAction(new SnsAction(alarmTopic));
  }
}
