import { Lazy, Names } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { bucketRestoreStatements, tableRestoreStatements } from './restore-role-statements';

/** Properties of {@link RestoreTesting}. */
export interface RestoreTestingProps {
  /** The vault whose backups are restored on trial. */
  readonly vaultArn: string;
  /** The customer managed key of the vault, under which the restored copies stand too. */
  readonly encryptionKey: kms.IKey;
}

/** What can be restored on trial, by AWS Backup's word for it. */
enum Kind {
  TABLE = 'DynamoDB',
  BUCKET = 'S3',
}

/**
 * Restores the newest backup of each protected store on trial, on the second of every month, and has the restored copy
 * deleted an hour later (PCI DSS 4.0.1 requirement 12.10.2; GDPR article 32.1.d). A restore that fails is told by
 * {@link BackupAlerts}.
 *
 * The role writes to copies alone, by the name that AWS Backup gives them; no store of the shop is named in it. The copies
 * are encrypted with the vault's key: AWS Backup would take the key of AWS for a table.
 *
 * What a restored table or bucket holds is not looked at: that the data makes sense, the shop tries once a year by hand.
 */
export class RestoreTesting extends Construct {
  public readonly plan: backup.CfnRestoreTestingPlan;
  public readonly role: iam.Role;
  private readonly policy: iam.Policy;
  private readonly arns = new Map<Kind, string[]>();

  public constructor(
    scope: Construct,
    id: string,
    private readonly props: RestoreTestingProps,
  ) {
    super(scope, id);
    this.role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('backup.amazonaws.com') });
    this.policy = new iam.Policy(this, 'Policy', { roles: [this.role] });
    this.plan = new backup.CfnRestoreTestingPlan(this, 'Plan', {
      // AWS Backup asks for a name, of letters, digits and underscores, unique in the account and region.
      restoreTestingPlanName: Names.uniqueResourceName(this, { maxLength: 50, separator: '_' }),
      scheduleExpression: 'cron(0 5 2 * ? *)',
      startWindowHours: 8,
      recoveryPointSelection: {
        algorithm: 'LATEST_WITHIN_WINDOW',
        includeVaults: [props.vaultArn],
        recoveryPointTypes: ['SNAPSHOT'],
        selectionWindowDays: 7,
      },
    });
  }

  /** Has a table's backups restored on trial. */
  public addTable(tableArn: string): void {
    this.addStore(Kind.TABLE, tableArn);
  }

  /** Has a bucket's backups restored on trial. */
  public addBucket(bucketArn: string): void {
    this.addStore(Kind.BUCKET, bucketArn);
  }

  /** Has the backups of every table and bucket with a tag restored on trial. */
  public addTagged(key: string, value: string): void {
    const stringEquals = [{ key: `aws:ResourceTag/${key}`, value }];
    for (const kind of [Kind.TABLE, Kind.BUCKET]) {
      this.select(kind, `Tagged${kind}`, {
        protectedResourceArns: ['*'],
        protectedResourceConditions: { stringEquals },
      });
    }
  }

  private addStore(kind: Kind, arn: string): void {
    const present = this.arns.get(kind);
    if (present !== undefined) {
      present.push(arn);
      return;
    }
    const arns = [arn];
    this.arns.set(kind, arns);
    this.select(kind, kind, { protectedResourceArns: Lazy.list({ produce: () => arns }) });
  }

  private select(kind: Kind, name: string, what: Partial<backup.CfnRestoreTestingSelectionProps>): void {
    const { encryptionKey } = this.props;
    this.policy.addStatements(
      ...(kind === Kind.TABLE ? tableRestoreStatements : bucketRestoreStatements)(this, encryptionKey),
    );
    const selection = new backup.CfnRestoreTestingSelection(this, name, {
      restoreTestingPlanName: this.plan.ref,
      restoreTestingSelectionName: name,
      protectedResourceType: kind,
      ...what,
      restoreMetadataOverrides:
        kind === Kind.TABLE
          ? { encryptionType: 'KMS', kmsMasterKeyArn: encryptionKey.keyArn }
          : { encryptionType: 'SSE-KMS', kmsKey: encryptionKey.keyArn },
      iamRoleArn: this.role.roleArn,
      validationWindowHours: 1,
    });
    selection.node.addDependency(this.policy);
  }
}
