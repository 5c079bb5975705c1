import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct, type IConstruct } from 'constructs';
import { BackupAlerts } from './backup-alerts';
import { refuseCopyVault } from './backup-copy-vault';
import { type BackupLockMode, vaultLock } from './backup-lock';
import {
  bucketBackupStatements,
  bucketEventStatements,
  copyStatements,
  recoveryPointStatements,
  tableBackupStatements,
} from './backup-role-statements';
import { backupRetention, backupRules } from './backup-schedule';
import { warnOfUnversionedBucket } from './backup-source';
import { RestoreTesting } from './restore-testing';

/** Properties of {@link BackupVault}. */
export interface BackupVaultProps {
  /** The customer managed key of backups: one of their own, so that losing the key of a store does not lose its backups. */
  readonly encryptionKey: kms.IKey;
  /** Who is told of failed jobs and of tampering: the topic of an `AlertTopic` in the same region. */
  readonly alarmTopic: sns.ITopic;
  /**
   * How long daily backups are kept, in whole days: 35 at least.
   * @default Duration.days(35)
   */
  readonly retention?: Duration;
  /**
   * How long backups of the first of each month are kept, in whole days: longer than `retention`. What is erased on a
   * shopper's demand stays in backups for as long.
   * @default - no monthly backups
   */
  readonly monthlyRetention?: Duration;
  /**
   * Who can still lift the vault's lock.
   * @default BackupLockMode.GOVERNANCE
   */
  readonly lockMode?: BackupLockMode;
  /**
   * The word `IRREVERSIBLE`, where `lockMode` is `BackupLockMode.COMPLIANCE`.
   * @default - none; compliance mode is refused
   */
  readonly complianceLockAcknowledgement?: string;
  /**
   * ARN of a vault in another region to which every backup is copied, for the same time.
   * @default - no copies
   */
  readonly copyToVaultArn?: string;
  /**
   * The AWS regions where this data may stand. Required with `copyToVaultArn`, whose region must be among them.
   * @default - none is needed: nothing leaves the stack's region
   */
  readonly allowedRegions?: string[];
  /**
   * Whether everything in the account and region with the tag `backup=daily` is backed up too, tables and buckets of it
   * restored on trial. Which stores those are,
   * nobody can tell from the templates, so the role then gets AWS Backup's own policies for all stores of the account.
   * @default false
   */
  readonly protectTagged?: boolean;
  /**
   * What happens to the vault when it leaves the template. AWS Backup deletes no vault that holds backups.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** AWS Backup's own policies, which it asks for where it finds the stores by itself. */
const ALL_STORES = ['service-role/AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup'];

/**
 * Backups that outlive the account's administrators: every night, in a vault under a key of its own that refuses to give
 * them up early, restored on trial every month, with an alert for each job that fails.
 *
 * Name each store with {@link protectTable} or {@link protectBucket}; the role reads those alone.
 *
 * The vault is locked for as long as daily backups are kept, and its policy denies everybody to delete a backup, to
 * shorten its life, or to change the policy; the last is what AWS Config's rule on the matter asks for. So a deployment
 * that would change the policy fails too, until somebody deletes it first (`aws backup delete-backup-vault-access-policy`).
 *
 * Beforehand: the account uses the advanced features for DynamoDB backups, as accounts do that came to AWS Backup after
 * November 2021; others opt in once ("Advanced DynamoDB backup", AWS Backup Developer Guide). The vault of
 * `copyToVaultArn` exists, under a key of its region, with a lock of its own. For `protectTagged`, the region is opted in
 * to the types of the stores.
 *
 * AwsSolutions finds the wildcards that backing up and restoring need (IAM5), and with `protectTagged` the managed
 * policies (IAM4).
 *
 * Satisfies: BackupVaultEncrypted, BackupVaultProtected, BackupVaultLocked, BackupPlanKeepsDailyBackups,
 * BackupsRestoreTested, StoreInBackupPlan
 */
export class BackupVault extends Construct {
  public readonly vault: backup.BackupVault;
  public readonly plan: backup.BackupPlan;
  /** What AWS Backup reads the stores with. */
  public readonly role: iam.Role;
  public readonly restoreTesting: RestoreTesting;
  public readonly alerts: BackupAlerts;
  private readonly policy: iam.Policy;
  private readonly sources: string[] = [];

  /** @throws InvalidPropertyError when retentions contradict each other, a lock is not meant, or copies would go astray */
  public constructor(scope: Construct, id: string, props: BackupVaultProps) {
    super(scope, id);
    const { encryptionKey, alarmTopic: topic, copyToVaultArn, removalPolicy } = props;
    const retention = backupRetention(this, props.retention, props.monthlyRetention);
    const { daily: shortest, monthly: longest = shortest } = retention;
    if (copyToVaultArn !== undefined) refuseCopyVault(this, copyToVaultArn, props.allowedRegions);
    this.vault = new backup.BackupVault(this, 'Vault', {
      encryptionKey,
      lockConfiguration: vaultLock(this, { ...props, shortest, longest }),
      accessPolicy: new iam.PolicyDocument({ statements: [denyTampering()] }),
      removalPolicy: removalPolicy ?? RemovalPolicy.RETAIN,
    });
    const copies =
      copyToVaultArn === undefined
        ? undefined
        : backup.BackupVault.fromBackupVaultArn(this, 'CopyVault', copyToVaultArn);
    this.plan = new backup.BackupPlan(this, 'Plan', {
      backupVault: this.vault,
      backupPlanRules: [...backupRules(retention, copies)],
    });
    this.role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
    this.policy = new iam.Policy(this, 'Policy', { roles: [this.role] });
    this.allow(recoveryPointStatements(this, this.vault.backupVaultArn));
    if (copies !== undefined) this.allow(copyStatements(this, this.vault.backupVaultArn, copies.backupVaultArn));
    const { backupVaultArn: vaultArn, backupVaultName: vaultName } = this.vault;
    this.restoreTesting = new RestoreTesting(this, 'RestoreTesting', { vaultArn, encryptionKey });
    this.alerts = new BackupAlerts(this, 'Alerts', { topic, vaultName });
    if (props.protectTagged === true) this.protectTagged();
    this.node.addValidation({
      validate: () =>
        this.sources.length > 0
          ? []
          : ['it backs up nothing; call protectTable or protectBucket, or set protectTagged'],
    });
  }

  /** Backs up a table of the stack's account and region, and restores it on trial. */
  public protectTable(table: dynamodb.ITable): void {
    this.allow(tableBackupStatements(table));
    this.restoreTesting.addTable(table.tableArn);
    this.select(table, { resources: [table.tableArn] });
  }

  /**
   * Backs up a bucket of the stack's account and region, and restores it on trial. AWS Backup switches on the bucket's
   * events to EventBridge: set `eventBridgeEnabled` where something else would switch them off.
   * One without versions warns: AWS Backup backs it up only with them.
   */
  public protectBucket(bucket: s3.IBucket): void {
    warnOfUnversionedBucket(this, bucket);
    this.allow([...bucketBackupStatements(bucket), ...bucketEventStatements(this)]);
    this.restoreTesting.addBucket(bucket.bucketArn);
    this.select(bucket, { resources: [bucket.bucketArn] });
  }

  private protectTagged(): void {
    for (const name of ALL_STORES) this.role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(name));
    this.restoreTesting.addTagged('backup', 'daily');
    const listOfTags = [{ conditionKey: 'backup', conditionType: 'STRINGEQUALS', conditionValue: 'daily' }];
    this.select(this, { listOfTags });
  }

  /** One selection a store: AWS Backup replaces a selection that changes, and refuses a second of the same name. */
  private select(
    store: IConstruct,
    what: Partial<backup.CfnBackupSelection.BackupSelectionResourceTypeProperty>,
  ): void {
    const selectionName = store === this ? 'Tagged' : `Store-${store.node.addr.slice(-16)}`;
    const selection = new backup.CfnBackupSelection(this, selectionName, {
      backupPlanId: this.plan.backupPlanId,
      backupSelection: { selectionName, iamRoleArn: this.role.roleArn, ...what },
    });
    selection.node.addDependency(this.policy);
    this.sources.push(selectionName);
  }

  private allow(statements: readonly iam.PolicyStatement[]): void {
    this.policy.addStatements(...statements);
  }
}

/**
 * The actions that BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED asks to see denied to everybody, for everything (AWS
 * Config Developer Guide). Backups still expire: a vault's policy does not bind AWS Backup itself.
 */
function denyTampering(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'NobodyDeletesBackups',
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: ['backup:DeleteRecoveryPoint', 'backup:PutBackupVaultAccessPolicy', 'backup:UpdateRecoveryPointLifecycle'],
    resources: ['*'],
  });
}
