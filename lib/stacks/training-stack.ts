import { type RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { BackupVault } from '../data/backup-vault';
import { CustomerDataKey } from '../data/customer-data-key';
import { DataClass } from '../data/data-class';
import type { AlertTopic } from '../detection/alert-topic';
import type { TrainingSettings } from '../settings/training-settings';
import { BreakGlassRole } from '../staff-training/break-glass-role';
import { StaffTraining } from '../staff-training/staff-training';
import { TrainingGate } from '../staff-training/training-gate';

/** Properties of {@link TrainingStack}. */
export interface TrainingStackProps extends StackProps {
  readonly training: TrainingSettings;
  /** Where alerts of this region go. */
  readonly alerts: AlertTopic;
  /** Keys of customer data. */
  readonly keys: kms.IKey[];
  /** Tables of customer data. */
  readonly tables: dynamodb.ITable[];
  /** Buckets of customer data. */
  readonly buckets: s3.IBucket[];
  /** Logs that hold personal data, such as addresses of shoppers. */
  readonly logGroups: logs.ILogGroup[];
  /** Names of Athena's workgroups that read such logs. */
  readonly athenaWorkgroups: string[];
  /** Pools of shoppers. */
  readonly userPools: cognito.IUserPool[];
  /**
   * Where the trail writes its events, in which each use of the role for emergencies is seen.
   * @default - only uses in this region are seen
   */
  readonly trailLogGroup?: logs.ILogGroup;
  /** Whether DynamoDB refuses to delete the register. */
  readonly deletionProtection: boolean;
  /** What happens to the register when it leaves the template. */
  readonly removalPolicy: RemovalPolicy;
}

/** Who was trained in what, and the gate that lets nobody else touch customer data. */
export class TrainingStack extends Stack {
  /** How staff are trained. */
  public readonly settings: TrainingSettings;
  public readonly training: StaffTraining;
  /** Daily backups of the register. */
  public readonly backups: BackupVault;
  public readonly gate: TrainingGate;
  /** Absent unless somebody is named who may take it. */
  public readonly breakGlass?: BreakGlassRole;

  public constructor(scope: Construct, id: string, props: TrainingStackProps) {
    super(scope, id, props);
    const { training, trailLogGroup, deletionProtection, removalPolicy } = props;
    this.settings = training;
    const { topic } = props.alerts;
    const { key } = new CustomerDataKey(this, 'Key', { dataClass: DataClass.LOGS, alarmTopic: topic, removalPolicy });
    const { breakGlassPrincipals, ...kept } = training;
    this.training = new StaffTraining(this, 'Training', {
      encryptionKey: key,
      alarmTopic: topic,
      ...kept,
      deletionProtection,
      removalPolicy,
    });
    const { key: backupKey } = new CustomerDataKey(this, 'BackupsKey', {
      dataClass: DataClass.LOGS,
      alarmTopic: topic,
      removalPolicy,
    });
    this.backups = new BackupVault(this, 'Backups', { encryptionKey: backupKey, alarmTopic: topic, removalPolicy });
    this.backups.protectTable(this.training.register);
    if (breakGlassPrincipals !== undefined) {
      const trustedPrincipals = breakGlassPrincipals.map((arn) => new iam.ArnPrincipal(arn));
      this.breakGlass = new BreakGlassRole(this, 'BreakGlass', { trustedPrincipals, topic, trailLogGroup });
    }
    this.gate = new TrainingGate(this, 'Gate', {
      keys: props.keys,
      tables: props.tables,
      buckets: props.buckets,
      userPools: props.userPools,
      logGroups: props.logGroups,
      athenaWorkgroups: props.athenaWorkgroups,
      trainingRoles: [this.training.role],
      breakGlassRoles: this.breakGlass === undefined ? [] : [this.breakGlass.role],
      trainedGroupId: training.trainedGroupId,
      iamUsersAdopted: training.iamUsersAdopted,
    });
  }
}
