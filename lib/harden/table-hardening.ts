import { type CfnResource, Mixin, Token } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { worstAllowed } from './allowances';
import { type Concern, type Fact, isTrue, type Reading, switchedOn } from './fact';
import { isObject } from './given-value';
import { hardenResource, isOfType } from './harden-resource';
import { keySetting, standsInRegion } from './own-key';

/** Properties of {@link TableHardening}. */
export interface TableHardeningProps {
  /**
   * A customer managed key for tables that have none, in the tables' region. Whoever reads or writes such a table must
   * be allowed to use the key.
   * @default - tables keep the encryption that they have
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * ARN of a key by region, for the replicas of global tables in other regions than their stack's.
   * @default - global tables with such replicas keep the encryption that they have
   */
  readonly replicaKeyArns?: { readonly [region: string]: string };
  /**
   * Whether a table may be interrupted, which CloudFormation's documentation says of the encryption of
   * `AWS::DynamoDB::Table`.
   * @default false
   */
  readonly allowInterruption?: boolean;
}

const TABLE = dynamodb.CfnTable.CFN_RESOURCE_TYPE_NAME;
const GLOBAL_TABLE = dynamodb.CfnGlobalTable.CFN_RESOURCE_TYPE_NAME;

/**
 * Hardens DynamoDB tables that an app has already, made as `Table` or `TableV2`, as L1, as raw `CfnResource` or by
 * `CfnInclude`: `Mixins.of(stack).apply(new TableHardening())`. No logical id changes.
 *
 * A table can be restored to any point of the last 35 days, is protected against deletion and, with `encryptionKey`, encrypted with
 * it, in each region. What is as strict already stays; what is left alone becomes a warning. Nothing here replaces a
 * table.
 *
 * Mends: TablePointInTimeRecovery, TableRecoveryWindow, TableDeletionProtection, TableCustomerManagedKey (with `encryptionKey`)
 *
 * Beforehand: whoever uses an encrypted table may use its key, in each region; a table with auto scaling through
 * `AWS::ApplicationAutoScaling::ScalableTarget` may refuse the update.
 */
export class TableHardening extends Mixin {
  public constructor(private readonly props: TableHardeningProps = {}) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnResource {
    return isOfType(construct, [TABLE, GLOBAL_TABLE]);
  }

  public override applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    const isGlobal = construct.cfnResourceType === GLOBAL_TABLE;
    const each = isGlobal ? 'Replicas[].' : '';
    const { encryptionKey } = this.props;
    const encrypted = isGlobal ? this.encryptedReplicas : this.encryptedTable;
    hardenResource(construct, {
      facts: [
        switchedOn(
          'can be restored to a point in time',
          `${each}PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled`,
        ),
        recoverableFor35Days(`${each}PointInTimeRecoverySpecification`),
        switchedOn('is protected against deletion', `${each}DeletionProtectionEnabled`),
        ...(encryptionKey === undefined ? [] : [encrypted.call(this, construct, encryptionKey)]),
      ],
      allowed: worstAllowed(this.props),
    });
  }

  private encryptedTable(table: CfnResource, key: kms.IKey): Fact {
    return {
      title: 'is encrypted with a customer managed key',
      settings: [...encryption(), keySetting('SSESpecification.KMSMasterKeyId', () => key.keyArn)],
      concerns: () => standsInRegion(table, key),
    };
  }

  private encryptedReplicas(table: CfnResource, key: kms.IKey): Fact {
    const { region: home } = table.stack;
    const keyArns: Readonly<Record<string, string>> = { ...this.props.replicaKeyArns };
    const keyOf = (region: unknown) => (region === home ? key.keyArn : keyArns[String(region)]);
    return {
      title: 'is encrypted with a customer managed key in each region',
      settings: [
        ...encryption(),
        keySetting('Replicas[].SSESpecification.KMSMasterKeyId', (replica) => keyOf(replicaRegion(replica, home))),
      ],
      concerns: (read) => {
        const missing = regionsOf(read, home).filter((region) => keyOf(region) === undefined);
        return missing.length === 0 ? standsInRegion(table, key) : withoutKey(missing);
      },
    };
  }
}

/** The longest recovery period of DynamoDB, and its default (CloudFormation, `RecoveryPeriodInDays`). */
function recoverableFor35Days(specification: string): Fact {
  return {
    title: 'can be restored to any point of the last 35 days',
    settings: [
      {
        path: `${specification}.RecoveryPeriodInDays`,
        value: () => 35,
        isStrict: (given) => given === undefined || Number(given) >= 35,
      },
    ],
  };
}

/** CloudFormation asks for the type of encryption wherever there is a key. */
function encryption(): Fact['settings'] {
  const type = { path: 'SSESpecification.SSEType', value: () => 'KMS' };
  return [
    { path: 'SSESpecification.SSEEnabled', value: () => true, isStrict: isTrue },
    { ...type, isStrict: (given) => given === undefined || given === 'KMS' },
    { ...type, isStrict: () => true, isCompanion: true },
  ];
}

/** In a stack without a region, the only replica that can be meant is its own: `{ Ref: 'AWS::Region' }`. */
function replicaRegion(replica: Reading, home: string): unknown {
  const region = replica('Region') ?? replica('region');
  return isObject(region) && region.Ref === 'AWS::Region' ? home : region;
}

function regionsOf(read: Reading, home: string): readonly unknown[] {
  const replicas = read('Replicas');
  const items: readonly unknown[] = Array.isArray(replicas) ? replicas : [];
  return items.map((item) => replicaRegion((name) => (isObject(item) ? item[name] : undefined), home));
}

function withoutKey(regions: readonly unknown[]): Concern {
  const known = regions.filter((region) => typeof region === 'string' && !Token.isUnresolved(region));
  return known.length === regions.length
    ? `replicaKeyArns has no key for ${known.join(', ')}`
    : 'the region of a replica is decided at deployment alone';
}
