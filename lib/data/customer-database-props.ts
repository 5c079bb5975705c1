import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as rds from 'aws-cdk-lib/aws-rds';

/** Properties of {@link CustomerDatabase}. */
export interface CustomerDatabaseProps {
  /** The network, such as `StorefrontVpc.vpc`. */
  readonly vpc: ec2.IVpc;
  /** Isolated subnets in two zones, such as `StorefrontVpc.dataSubnets`. Changing them replaces the database. */
  readonly vpcSubnets: ec2.SubnetSelection;
  /**
   * The customer managed key of the database's data class: encrypts storage, snapshots, the administrator's password
   * and Performance Insights. Changing it replaces the database.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * The key of the log groups. A key that this app creates gets the statement for CloudWatch Logs; the policy of an
   * imported one must have it already.
   * @default - `encryptionKey`
   */
  readonly logEncryptionKey?: kms.IKey;
  /**
   * Aurora PostgreSQL or Aurora MySQL.
   * @default - Aurora PostgreSQL 17.7
   */
  readonly engine?: rds.IClusterEngine;
  /**
   * The port. Changing it restarts the database.
   * @default - 5433 for PostgreSQL, 3307 for MySQL: not the engine's own
   */
  readonly port?: number;
  /**
   * The name of the database that is made in the cluster.
   * @default - none is made
   */
  readonly databaseName?: string;
  /**
   * The cluster's identifier. Changing it replaces the database.
   * @default - made of the construct's path
   */
  readonly clusterIdentifier?: string;
  /**
   * The least that an instance has, in Aurora capacity units of 2 GiB each: from 0.5 on. Performance Insights asks for
   * 2 ("Performance and scaling for Aurora Serverless v2").
   * @default 0.5
   */
  readonly minCapacity?: number;
  /**
   * The most that an instance has, in Aurora capacity units: up to 256.
   * @default 8
   */
  readonly maxCapacity?: number;
  /**
   * How long backups are kept, in whole days: 7 to 35, within which the database can be restored to any second.
   * @default Duration.days(35)
   */
  readonly backupRetention?: Duration;
  /**
   * How often instances send the figures of their operating system: 1, 5, 10, 15, 30 or 60 seconds. The log group
   * `RDSOSMetrics` is the account's, and is not encrypted by this construct; `AwsSolutions-IAM5` lists the role.
   * @default - they send none
   */
  readonly monitoringInterval?: Duration;
  /**
   * How long logs are kept. PCI DSS 4.0.1 requirement 10.5.1 asks for twelve months.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * Whether Amazon RDS refuses to delete the database.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * What happens to the database and its logs when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
