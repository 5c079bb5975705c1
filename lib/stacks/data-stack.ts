import { CfnOutput, type RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { AccessLogBucket } from '../data/access-log-bucket';
import { BackupVault } from '../data/backup-vault';
import { CustomerDataKey } from '../data/customer-data-key';
import { CustomerTable } from '../data/customer-table';
import { DataClass } from '../data/data-class';
import { DataClassification } from '../data/data-classification';
import { StorefrontBucket } from '../data/storefront-bucket';
import { UploadBucket } from '../data/upload-bucket';
import { AlertTopic } from '../detection/alert-topic';
import { watchLogsKey } from './watch-logs-key';

/** Properties of {@link DataStack}. */
export interface DataStackProps extends StackProps {
  /** The team or role that answers for the data. */
  readonly dataOwner: string;
  /** Whether stores are backed up, and buckets searched for what they should not hold. */
  readonly production: boolean;
  /** The account has Amazon Macie in this region already. */
  readonly macieSessionExists: boolean;
  /** The shop's host name, whose pages send uploads. */
  readonly domainName: string;
  /**
   * Where alerts of this region go already.
   * @default - a topic of this stack
   */
  readonly alerts?: AlertTopic;
  /**
   * Who is told of alerts, where the topic is this stack's.
   * @default - nobody
   */
  readonly alertEmail?: string;
  /** Whether DynamoDB refuses to delete the tables. */
  readonly deletionProtection: boolean;
  /** What happens to keys, tables and buckets when they leave the template. */
  readonly removalPolicy: RemovalPolicy;
}

/** Customer data in the shop's home region: orders, profiles and order documents, each class under its own key. */
export class DataStack extends Stack {
  /** The key of logs in the home region, for other stacks to encrypt theirs with. */
  public readonly logsKey: CustomerDataKey;
  /** Where alerts of the home region go. */
  public readonly alerts: AlertTopic;
  /** Where buckets of the home region write their access logs. */
  public readonly accessLogs: AccessLogBucket;
  public readonly ordersKey: CustomerDataKey;
  public readonly profilesKey: CustomerDataKey;
  public readonly uploadsKey: CustomerDataKey;
  public readonly orders: CustomerTable;
  public readonly profiles: CustomerTable;
  /** Invoices, delivery notes and exports. */
  public readonly orderDocuments: StorefrontBucket;
  /** What shoppers send in, unreadable until it is scanned. */
  public readonly uploads: UploadBucket;
  /** Name of the export with the ARN of the bucket of uploads. */
  public readonly uploadsExport: string;
  /** The key of backups. Absent outside production. */
  public readonly backupsKey?: CustomerDataKey;
  /** Daily backups. Absent outside production. */
  public readonly backups?: BackupVault;

  public constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    const { deletionProtection, removalPolicy, alertEmail: emailAddress } = props;
    this.logsKey = new CustomerDataKey(this, 'LogsKey', { dataClass: DataClass.LOGS, removalPolicy });
    this.alerts = props.alerts ?? new AlertTopic(this, 'Alerts', { encryptionKey: this.logsKey.key, emailAddress });
    const alarmTopic = this.alerts.topic;
    const keyOf = (id: string, dataClass: DataClass) =>
      new CustomerDataKey(this, id, { dataClass, alarmTopic, removalPolicy });
    this.ordersKey = keyOf('OrdersKey', DataClass.ORDERS);
    this.profilesKey = keyOf('ProfilesKey', DataClass.PROFILES);
    this.uploadsKey = keyOf('UploadsKey', DataClass.UPLOADS);
    watchLogsKey(this, this.logsKey, this.profilesKey, emailAddress);
    this.accessLogs = new AccessLogBucket(this, 'AccessLogs', { removalPolicy });
    this.orders = new CustomerTable(this, 'Orders', {
      partitionKey: { name: 'customerId', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'orderId', type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      encryptionKey: this.ordersKey.key,
      deletionProtection,
      removalPolicy,
    });
    this.profiles = new CustomerTable(this, 'Profiles', {
      partitionKey: { name: 'customerId', type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      encryptionKey: this.profilesKey.key,
      deletionProtection,
      removalPolicy,
    });
    this.orderDocuments = new StorefrontBucket(this, 'OrderDocuments', {
      versioned: true,
      encryptionKey: this.ordersKey.key,
      accessLogBucket: this.accessLogs.bucket,
      removalPolicy,
    });
    this.uploads = new UploadBucket(this, 'Uploads', {
      encryptionKey: this.uploadsKey.key,
      alarmTopic,
      allowedOrigins: [`https://${props.domainName}`],
      accessLogBucket: this.accessLogs.bucket,
      logEncryptionKey: this.logsKey.key,
      removalPolicy,
    });
    this.uploadsExport = `${this.stackName}-Uploads`;
    new CfnOutput(this, 'UploadsArn', { value: this.uploads.bucket.bucketArn, exportName: this.uploadsExport });
    this.label(props.dataOwner);
    if (!props.production) return;
    this.backupsKey = keyOf('BackupsKey', DataClass.ORDERS);
    this.backups = this.backUp(this.backupsKey.key, props);
    const classification = new DataClassification(this, 'Classification', {
      dataClass: DataClass.ORDERS,
      owner: props.dataOwner,
      alarmTopic,
      macieSessionExists: props.macieSessionExists,
    });
    classification.allowDecryption(this.ordersKey.key);
  }

  /** The keys of customer data, backups included. */
  public get customerKeys(): kms.IKey[] {
    const own = [this.ordersKey, this.profilesKey, this.uploadsKey].map(({ key }) => key);
    const backups = this.backupsKey === undefined ? [] : [this.backupsKey.key];
    return [...own, this.uploads.quarantineKey, ...backups];
  }

  /** The keys of whose loss alerts tell. */
  public get watchedKeys(): kms.IKey[] {
    return [this.logsKey, this.ordersKey, this.profilesKey, this.uploadsKey].map(({ key }) => key);
  }

  private label(owner: string): void {
    DataClassification.label(this, { dataClass: DataClass.ORDERS, owner });
    DataClassification.label(this.profiles, { dataClass: DataClass.PROFILES, owner });
    DataClassification.label(this.uploads, { dataClass: DataClass.UPLOADS, owner });
    DataClassification.label(this.accessLogs, { dataClass: DataClass.LOGS, owner });
  }

  private backUp(encryptionKey: kms.IKey, { removalPolicy }: DataStackProps): BackupVault {
    const alarmTopic = this.alerts.topic;
    const backups = new BackupVault(this, 'Backups', { encryptionKey, alarmTopic, removalPolicy });
    backups.protectTable(this.orders.table);
    backups.protectTable(this.profiles.table);
    backups.protectBucket(this.orderDocuments.bucket);
    return backups;
  }
}
