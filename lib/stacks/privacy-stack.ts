import { Fn, type RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { BackupVault } from '../data/backup-vault';
import { CustomerDataKey } from '../data/customer-data-key';
import { DataClass } from '../data/data-class';
import { DataClassification } from '../data/data-classification';
import { PrivacyRequests } from '../privacy/privacy-requests';
import type { DataStack } from './data-stack';

/** Properties of {@link PrivacyStack}. */
export interface PrivacyStackProps extends StackProps {
  /** The stores of customer data, of the same region. */
  readonly data: DataStack;
  /** Shoppers' accounts. */
  readonly userPool: cognito.IUserPool;
  /** The team or role that answers for the data. */
  readonly dataOwner: string;
  /**
   * The register of breaches, which is backed up with the other registers.
   * @default - there is none
   */
  readonly breaches?: dynamodb.ITable;
  /** What happens to registers, exports, evidence and backups when they leave the template. */
  readonly removalPolicy: RemovalPolicy;
}

/** Export and erasure of shoppers' data across the shop's stores, in the home region. */
export class PrivacyStack extends Stack {
  /** The key of registers, exports and evidence. */
  public readonly key: CustomerDataKey;
  public readonly requests: PrivacyRequests;
  /** Daily backups of the registers and the holds. */
  public readonly backups: BackupVault;

  public constructor(scope: Construct, id: string, props: PrivacyStackProps) {
    super(scope, id, props);
    const { data, removalPolicy } = props;
    const alarmTopic = data.alerts.topic;
    const dataClass = DataClass.LOGS;
    this.key = new CustomerDataKey(this, 'Key', { dataClass, alarmTopic, removalPolicy });
    const { key: encryptionKey } = this.key;
    this.requests = new PrivacyRequests(this, 'Requests', {
      encryptionKey,
      alarmTopic,
      accessLogBucket: data.accessLogs.bucket,
      removalPolicy,
    });
    this.requests.addTable('orders', {
      table: data.orders.table,
      encryptionKey: data.ordersKey.key,
      partitionKey: 'customerId',
      sortKey: 'orderId',
      heldUntilAttribute: 'retainUntil',
    });
    this.requests.addTable('profiles', {
      table: data.profiles.table,
      encryptionKey: data.profilesKey.key,
      partitionKey: 'customerId',
    });
    this.requests.addObjects('uploads', {
      // By an export with a name of our own: the finding on the role's wildcard carries the reference in its id, and an
      // exception must be able to name it.
      bucket: s3.Bucket.fromBucketArn(this, 'Uploads', Fn.importValue(data.uploadsExport)),
      encryptionKey: data.uploadsKey.key,
      prefix: 'uploads/',
    });
    this.requests.addUserPool('accounts', { userPool: props.userPool });
    const { key: backupKey } = new CustomerDataKey(this, 'BackupsKey', { dataClass, alarmTopic, removalPolicy });
    this.backups = new BackupVault(this, 'Backups', { encryptionKey: backupKey, alarmTopic, removalPolicy });
    this.backups.protectTable(this.requests.register);
    this.backups.protectTable(this.requests.holds);
    if (props.breaches !== undefined) this.backups.protectTable(props.breaches);
    // Exports hold all that the shop knows of a shopper; the rest of this stack is what was done and when.
    DataClassification.label(this.requests.exportBucket, { dataClass: DataClass.PROFILES, owner: props.dataOwner });
  }
}
