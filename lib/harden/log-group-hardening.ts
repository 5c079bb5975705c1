import { type CfnResource, Mixin } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { Fact } from './fact';
import { isCall } from './given-value';
import { hardenResource, isOfType } from './harden-resource';
import { keySetting, standsInRegion } from './own-key';
import { UpdateBehavior } from './update-behavior';

/** Properties of {@link LogGroupHardening}. */
export interface LogGroupHardeningProps {
  /**
   * A customer managed key for log groups that have none; new events are encrypted with it. Its policy must let
   * CloudWatch Logs use it, as that of `CustomerDataKey` does, or deployment fails.
   * @default - log groups keep the encryption that they have
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * How long log groups keep events that keep them for less: a year or more (PCI DSS 4.0.1 requirement 10.5.1).
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly retention?: logs.RetentionDays;
  /**
   * Whether log groups that keep events for ever keep them for `retention` from then on: CloudWatch Logs deletes what is
   * older.
   * @default false
   */
  readonly allowExpiry?: boolean;
}

/**
 * Hardens CloudWatch log groups that an app has already, made as L2, as L1, as raw `CfnResource` or by `CfnInclude`:
 * `Mixins.of(stack).apply(new LogGroupHardening({ encryptionKey }))`. No logical id changes.
 *
 * A log group keeps events for a year at least and, with `encryptionKey`, encrypts them with it. What is as strict
 * already stays; what is left alone becomes a warning. Nothing here interrupts or replaces a log group.
 *
 * Mends: LogGroupRetention (of groups without a period with `allowExpiry`), LogGroupEncrypted (with `encryptionKey`)
 *
 * Beforehand: the policy of `encryptionKey` lets CloudWatch Logs use it for these log groups.
 */
export class LogGroupHardening extends Mixin {
  /** @throws InvalidPropertyError when `retention` is shorter than a year, or for ever */
  public constructor(private readonly props: LogGroupHardeningProps = {}) {
    super();
    const { retention = logs.RetentionDays.ONE_YEAR } = props;
    if (retention < logs.RetentionDays.ONE_YEAR || retention === logs.RetentionDays.INFINITE) {
      throw new InvalidPropertyError(
        { node: { path: 'LogGroupHardening' } },
        'retention',
        retention,
        'give 365 days or more, and an end',
      );
    }
  }

  public override supports(construct: IConstruct): construct is CfnResource {
    return isOfType(construct, [logs.CfnLogGroup.CFN_RESOURCE_TYPE_NAME]);
  }

  public override applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    const { encryptionKey, retention = logs.RetentionDays.ONE_YEAR, allowExpiry } = this.props;
    hardenResource(construct, {
      facts: [
        keptFor(retention, allowExpiry === true),
        ...(encryptionKey === undefined ? [] : [encryptedWith(construct, encryptionKey)]),
      ],
      allowed: UpdateBehavior.NO_INTERRUPTION,
    });
  }
}

function keptFor(days: number, allowExpiry: boolean): Fact {
  return {
    title: `keeps events for ${days} days, and no longer than it says`,
    settings: [
      { path: 'RetentionInDays', value: () => days, isStrict: (given) => given !== undefined && Number(given) >= days },
    ],
    reads: ['LogGroupClass'],
    concerns: (read) => {
      // A group of this class passes events on and takes no period.
      if (read('LogGroupClass') === 'DELIVERY') return false;
      if (isCall(read('LogGroupClass'))) return 'its LogGroupClass is decided at deployment alone';
      return read('RetentionInDays') !== undefined || allowExpiry
        ? true
        : 'it keeps events for ever, and a period deletes the older ones; set allowExpiry to deploy that';
    },
  };
}

function encryptedWith(group: CfnResource, key: kms.IKey): Fact {
  return {
    title: 'is encrypted with a customer managed key',
    settings: [keySetting('KmsKeyId', () => key.keyArn)],
    concerns: () => standsInRegion(group, key),
  };
}
