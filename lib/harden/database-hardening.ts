import { CfnDeletionPolicy, type CfnResource, Duration, Mixin } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import type { IConstruct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { worstAllowed } from './allowances';
import { encryptedDatabase } from './database-encryption';
import { databaseFacts } from './database-facts';
import { hardenResource, isOfType } from './harden-resource';

/** Properties of {@link DatabaseHardening}. */
export interface DatabaseHardeningProps {
  /**
   * A customer managed key for databases that are encrypted through `allowReplacement`. Databases that are encrypted
   * keep their key.
   * @default - the key of AWS for RDS
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * How long automated backups are kept of databases that keep them for less: 7 to 35 whole days.
   * @default Duration.days(7)
   */
  readonly backupRetention?: Duration;
  /**
   * Whether a database may be interrupted: backups that were off are switched on, and minor upgrades.
   * @default false
   */
  readonly allowInterruption?: boolean;
  /**
   * Whether CloudFormation may replace a database by an empty one, which is the only way to encrypt it and to take the
   * public address of a Multi-AZ cluster. The old one is retained, with its data. Implies `allowInterruption`.
   * @default false
   */
  readonly allowReplacement?: boolean;
}

const INSTANCE = rds.CfnDBInstance.CFN_RESOURCE_TYPE_NAME;
const CLUSTER = rds.CfnDBCluster.CFN_RESOURCE_TYPE_NAME;

/**
 * Hardens RDS and Aurora databases that an app has already, made as L2, as L1, as raw `CfnResource` or by `CfnInclude`:
 * `Mixins.of(stack).apply(new DatabaseHardening())`. No logical id changes.
 *
 * A database is protected against deletion, keeps backups, delivers its logs, accepts IAM roles beside passwords and has
 * no public address. What is as strict already stays; what is left alone becomes a warning. What replaces or interrupts
 * a database is done only where a prop allows it. A standby in another zone doubles the cost, and TLS is a matter of
 * parameter groups: neither is set here.
 *
 * Mends: DatabaseDeletionProtection, DatabaseBackups, DatabaseLogs, DatabaseIamAuthentication, DatabaseNotPublic,
 * DatabaseSnapshotTags, DatabaseRecoveryWindow (with a `backupRetention` of 35 days), DatabaseMinorUpgrades (with `allowInterruption`), DatabaseEncrypted (with `allowReplacement`)
 *
 * Beforehand: nobody reaches the database from outside its VPC; before a replacement, its data has moved.
 */
export class DatabaseHardening extends Mixin {
  private readonly backupDays: number;

  /** @throws InvalidPropertyError when backups are to be kept for less than 7 days, or more than 35 */
  public constructor(private readonly props: DatabaseHardeningProps = {}) {
    super();
    this.backupDays = (props.backupRetention ?? Duration.days(7)).toDays();
    if (this.backupDays < 7 || this.backupDays > 35) {
      throw new InvalidPropertyError(
        { node: { path: 'DatabaseHardening' } },
        'backupRetention',
        `${this.backupDays} days`,
        'give 7 to 35 days, the most that RDS keeps',
      );
    }
  }

  public override supports(construct: IConstruct): construct is CfnResource {
    return isOfType(construct, [INSTANCE, CLUSTER]);
  }

  public override applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    const { encryptionKey: key, allowReplacement = false } = this.props;
    const isInstance = construct.cfnResourceType === INSTANCE;
    const encryption = encryptedDatabase(construct, { isInstance, key, allowReplacement });
    hardenResource(construct, {
      facts: [...databaseFacts(isInstance, this.backupDays), encryption],
      allowed: worstAllowed(this.props),
    });
    if (allowReplacement) keepWhatIsReplaced(construct);
  }
}

function keepWhatIsReplaced({ cfnOptions }: CfnResource): void {
  const { updateReplacePolicy = CfnDeletionPolicy.DELETE } = cfnOptions;
  if (updateReplacePolicy === CfnDeletionPolicy.DELETE) cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
}
