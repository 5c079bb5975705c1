import { type RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { AccessLogBucket } from '../data/access-log-bucket';
import { CustomerDataKey } from '../data/customer-data-key';
import { CustomerTable } from '../data/customer-table';
import { DataClass } from '../data/data-class';
import { StorefrontBucket } from '../data/storefront-bucket';
import { AlertTopic } from '../detection/alert-topic';

/** Properties of {@link DataStack}. */
export interface DataStackProps extends StackProps {
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
  public readonly orders: CustomerTable;
  public readonly profiles: CustomerTable;
  /** Invoices, delivery notes and exports. */
  public readonly orderDocuments: StorefrontBucket;

  public constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    const { deletionProtection, removalPolicy } = props;
    this.logsKey = new CustomerDataKey(this, 'LogsKey', { dataClass: DataClass.LOGS, removalPolicy });
    this.alerts =
      props.alerts ??
      new AlertTopic(this, 'Alerts', { encryptionKey: this.logsKey.key, emailAddress: props.alertEmail });
    const ordersKey = new CustomerDataKey(this, 'OrdersKey', { dataClass: DataClass.ORDERS, removalPolicy });
    const profilesKey = new CustomerDataKey(this, 'ProfilesKey', { dataClass: DataClass.PROFILES, removalPolicy });
    this.accessLogs = new AccessLogBucket(this, 'AccessLogs', { removalPolicy });
    this.orders = new CustomerTable(this, 'Orders', {
      partitionKey: { name: 'customerId', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'orderId', type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      encryptionKey: ordersKey.key,
      deletionProtection,
      removalPolicy,
    });
    this.profiles = new CustomerTable(this, 'Profiles', {
      partitionKey: { name: 'customerId', type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: 'expiresAt',
      encryptionKey: profilesKey.key,
      deletionProtection,
      removalPolicy,
    });
    this.orderDocuments = new StorefrontBucket(this, 'OrderDocuments', {
      versioned: true,
      encryptionKey: ordersKey.key,
      accessLogBucket: this.accessLogs.bucket,
      removalPolicy,
    });
  }
}
