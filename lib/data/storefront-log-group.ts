import { RemovalPolicy } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { MINIMUM_LOG_RETENTION_DAYS } from '../settings/log-retention';
import { cloudWatchLogsStatements } from './key-service-statements';
import { logMasking } from './log-masking';

/** Properties of {@link StorefrontLogGroup}. */
export interface StorefrontLogGroupProps {
  /**
   * The customer managed key of the log. A key of this app gets the statement for CloudWatch Logs; the policy of an
   * imported one must have it already.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * How long events are kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly retention?: logs.RetentionDays;
  /**
   * Whether `retention` may be shorter than the twelve months that PCI DSS 4.0.1 requirement 10.5.1 asks for: for events
   * that are archived elsewhere, or are no audit log. `LogGroupRetention` is violated then.
   * @default false
   */
  readonly allowShortRetention?: boolean;
  /**
   * What else is masked, such as `DataIdentifier.PHONENUMBER_DE` or an order number as a `CustomDataIdentifier`; at most
   * seven of the latter.
   * @default - card data, names, addresses, tokens and keys alone
   */
  readonly maskAlso?: logs.DataIdentifier[];
  /**
   * Where CloudWatch Logs reports what it masked: which kind of data, at which place of an event, but not the data. The
   * deploying role needs `logs:CreateLogDelivery`, `logs:PutResourcePolicy`, `logs:DescribeResourcePolicies` and
   * `logs:DescribeLogGroups` for it ("IAM permissions required to create or work with a data protection policy",
   * Amazon CloudWatch Logs User Guide).
   * @default - nowhere; the metric `LogEventsWithFindings` counts
   */
  readonly auditLogGroup?: logs.ILogGroup;
  /**
   * What happens to the log when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A log group that keeps events for thirteen months under the given key, and masks what slips into them: card data,
 * e-mail addresses, names, addresses, tokens and keys.
 *
 * Masking is a net, not a licence: it finds what has a known form, in events that arrive from now on. A card number
 * among other digits, or a name in a field of its own, may pass.
 *
 * Beforehand: an imported key needs the statement of `CustomerDataKey.allowCloudWatchLogs()`: without it CloudWatch Logs
 * refuses the log group.
 *
 * Satisfies: LogGroupEncrypted, LogGroupRetention, CardDataMasked, LogGroupMasksPersonalData
 */
export class StorefrontLogGroup extends Construct {
  public readonly logGroup: logs.LogGroup;

  /**
   * @throws InvalidPropertyError when events would be kept for less than twelve months, or for ever, or CloudWatch Logs
   * would refuse an identifier
   */
  public constructor(scope: Construct, id: string, props: StorefrontLogGroupProps) {
    super(scope, id);
    const retention = props.retention ?? logs.RetentionDays.THIRTEEN_MONTHS;
    this.refuseRetention(retention, props.allowShortRetention ?? false);
    for (const statement of cloudWatchLogsStatements(this)) props.encryptionKey.addToResourcePolicy(statement);
    this.logGroup = new logs.LogGroup(this, 'LogGroup', {
      retention,
      encryptionKey: props.encryptionKey,
      dataProtectionPolicy: logMasking(this, props.maskAlso ?? [], props.auditLogGroup),
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
  }

  /** Lets a principal write events. */
  public grantWrite(grantee: iam.IGrantable): iam.Grant {
    return this.logGroup.grantWrite(grantee);
  }

  /** Lets a principal read events, masked. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return this.logGroup.grantRead(grantee);
  }

  private refuseRetention(retention: logs.RetentionDays, allowShort: boolean): void {
    if (retention === logs.RetentionDays.INFINITE) {
      throw new InvalidPropertyError(
        this,
        'retention',
        'INFINITE',
        'choose a period: personal data is not kept for ever (GDPR article 5.1.e)',
      );
    }
    if (!allowShort && retention < MINIMUM_LOG_RETENTION_DAYS) {
      throw new InvalidPropertyError(
        this,
        'retention',
        `${retention} days`,
        `keep events for at least ${MINIMUM_LOG_RETENTION_DAYS} days (PCI DSS 4.0.1 requirement 10.5.1), or set allowShortRetention`,
      );
    }
  }
}
