import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as rds from 'aws-cdk-lib/aws-rds';
import type * as s3 from 'aws-cdk-lib/aws-s3';

/** Properties of {@link TrainingGate}. At least one store is named. */
export interface TrainingGateProps {
  /**
   * Keys of customer data: who may not decrypt reads no object of S3 and no item of DynamoDB that they encrypt.
   * @default - none
   */
  readonly keys?: kms.IKey[];
  /**
   * Tables of customer data, their indexes, streams and backups included.
   * @default - none
   */
  readonly tables?: dynamodb.ITable[];
  /**
   * Buckets of customer data; results of Athena too.
   * @default - none
   */
  readonly buckets?: s3.IBucket[];
  /**
   * Log groups that hold personal data.
   * @default - none
   */
  readonly logGroups?: logs.ILogGroup[];
  /**
   * User pools of shoppers. Everything that an administrator does to an account of theirs is denied.
   * @default - none
   */
  readonly userPools?: cognito.IUserPool[];
  /**
   * Database clusters of customer data: the Data API, sign-in by IAM, and restoring one elsewhere.
   * @default - none
   */
  readonly databaseClusters?: rds.IDatabaseCluster[];
  /**
   * Names of Athena workgroups whose queries read customer data.
   * @default - none
   */
  readonly athenaWorkgroups?: string[];
  /**
   * Whether somebody whose training is not current may restore backups, to a store that this gate does not know.
   * @default false
   */
  readonly allowRestores?: boolean;
  /**
   * Who may set the tag: the role of the job that keeps it in step with the register. Nobody else may, whatever their
   * training.
   * @default - nobody
   */
  readonly trainingRoles?: iam.IRole[];
  /**
   * Roles for emergencies, which the gate lets through: `BreakGlassRole.role`.
   * @default - none
   */
  readonly breakGlassRoles?: iam.IRole[];
  /**
   * Id of the group of IAM Identity Center whose members are trained: only `trainingRoles` may add to it. It counts where
   * Identity Center is administered from, the management account or its delegate.
   * @default - no group is guarded
   */
  readonly trainedGroupId?: string;
  /**
   * For how many of the next quarters training can expire without a deployment, from 5 to 12. After them everybody is
   * denied until the app is deployed again.
   * @default 5
   */
  readonly quarters?: number;
  /**
   * Whether the account has IAM users, whom the baseline otherwise forbids: the gate then attaches to users and groups too.
   * @default false
   */
  readonly iamUsersAdopted?: boolean;
}
