import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { refusePublicSubnets } from '../network/private-subnets';
import { settingsOfEngine } from './customer-database-engine';
import { clusterIdentifierOf } from './customer-database-identifier';
import { CustomerDatabaseLogGroups } from './customer-database-log-groups';
import { monitoringRole } from './customer-database-monitoring';
import type { CustomerDatabaseProps } from './customer-database-props';

/** The administrator, who makes the users that sign in by role; both engines take the name. */
const ADMINISTRATOR = 'shopadmin';

/**
 * An Amazon Aurora database for customer data, serverless, with a writer and a reader in two zones.
 *
 * It is encrypted with the given key, has no public address, and lets nobody in until {@link allowFrom}. Connections
 * need TLS, and sign in with tokens of IAM: make a user with the right `rds_iam` (PostgreSQL) or the plugin
 * `AWSAuthenticationPlugin` (MySQL), and call {@link grantConnect}. Amazon RDS keeps the administrator's password,
 * under the same key, and changes it every seven days. Its logs tell who signed in and who changed tables and rights;
 * the extension `pgaudit` writes the latter once `CREATE EXTENSION pgaudit` has run.
 *
 * The cluster has a name of its own, since its log groups must be there first, encrypted, and hold it. A change that
 * replaces the database therefore needs another `clusterIdentifier`.
 *
 * With Aurora MySQL, `AwsSolutions-RDS14` lists it, which asks for backtracking: restore to a point in time instead. Its
 * general and slow query logs stay off, as they hold customer data.
 *
 * Beforehand: isolated subnets in two zones; an imported `logEncryptionKey` needs the statement of
 * `CustomerDataKey.allowCloudWatchLogs()`.
 *
 * Satisfies: DatabaseEncrypted, DatabaseNotPublic, StoreSubnetsIsolated, DatabaseBackups, DatabaseDeletionProtection,
 * DatabaseIamAuthentication, DatabaseTls, DatabaseLogs, DatabaseMinorUpgrades, DatabasePasswordNotLiteral,
 * SecurityGroupEgress, LogGroupRetention, LogGroupEncrypted
 */
export class CustomerDatabase extends Construct {
  public readonly cluster: rds.DatabaseCluster;
  /** Lets nobody in but whom {@link allowFrom} names, and nothing out. */
  public readonly securityGroup: ec2.SecurityGroup;
  /** Where the cluster's logs go. */
  public readonly logGroups: logs.LogGroup[];
  /** The port on which the database answers. */
  public readonly port: number;

  /**
   * @throws InvalidPropertyError when a subnet is public, the engine is another, the identifier is none that Amazon RDS
   * takes, or backups are kept for less than 7 or more than 35 days
   */
  public constructor(scope: Construct, id: string, props: CustomerDatabaseProps) {
    super(scope, id);
    const { vpc, vpcSubnets, encryptionKey, removalPolicy = RemovalPolicy.RETAIN } = props;
    const engine = props.engine ?? DEFAULT_ENGINE;
    const { parameters, logExports, port } = settingsOfEngine(this, engine);
    const clusterIdentifier = clusterIdentifierOf(this, props.clusterIdentifier);
    refusePublicSubnets(this, vpc, vpcSubnets);
    this.port = props.port ?? port;
    this.securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'The database of customer data',
      allowAllOutbound: false,
    });
    this.logGroups = new CustomerDatabaseLogGroups(this, 'Logs', {
      clusterIdentifier,
      exports: logExports,
      encryptionKey: props.logEncryptionKey ?? encryptionKey,
      retention: props.logRetention ?? logs.RetentionDays.THIRTEEN_MONTHS,
      removalPolicy,
    }).logGroups;
    const instance = {
      publiclyAccessible: false,
      autoMinorVersionUpgrade: true,
      enablePerformanceInsights: true,
      performanceInsightEncryptionKey: encryptionKey,
    };
    this.cluster = new rds.DatabaseCluster(this, 'Cluster', {
      engine,
      clusterIdentifier,
      vpc,
      vpcSubnets,
      securityGroups: [this.securityGroup],
      port: this.port,
      writer: rds.ClusterInstance.serverlessV2('Writer', instance),
      readers: [rds.ClusterInstance.serverlessV2('Reader', { ...instance, scaleWithWriter: true })],
      serverlessV2MinCapacity: props.minCapacity ?? 0.5,
      serverlessV2MaxCapacity: props.maxCapacity ?? 8,
      storageEncrypted: true,
      storageEncryptionKey: encryptionKey,
      credentials: rds.Credentials.fromUsername(ADMINISTRATOR, { encryptionKey }),
      manageMasterUserPassword: true,
      iamAuthentication: true,
      parameters: { ...parameters },
      cloudwatchLogsExports: [...logExports],
      backup: { retention: this.backupRetention(props.backupRetention ?? Duration.days(35)) },
      deleteAutomatedBackups: false,
      copyTagsToSnapshot: true,
      deletionProtection: props.deletionProtection ?? true,
      removalPolicy,
      ...(props.databaseName === undefined ? {} : { defaultDatabaseName: props.databaseName }),
      ...(props.monitoringInterval === undefined
        ? {}
        : { monitoringInterval: props.monitoringInterval, monitoringRole: monitoringRole(this) }),
    });
    this.cluster.node.addDependency(...this.logGroups);
  }

  /** The administrator's user name and password, kept by Amazon RDS: for people, not for the shop. */
  public get administratorSecret(): secretsmanager.ISecret | undefined {
    return this.cluster.secret;
  }

  /** Lets connections in from what has a security group, such as a function. */
  public allowFrom(peer: ec2.IConnectable): void {
    this.cluster.connections.allowFrom(peer, ec2.Port.tcp(this.port), 'The database of customer data');
  }

  /** Lets a principal sign in as one user of the database, which must be made to sign in by IAM. */
  public grantConnect(grantee: iam.IGrantable, databaseUser: string): iam.Grant {
    return this.cluster.grantConnect(grantee, databaseUser);
  }

  private backupRetention(retention: Duration): Duration {
    const days = retention.toDays({ integral: false });
    if (!Number.isInteger(days) || days < 7 || days > 35) {
      throw new InvalidPropertyError(this, 'backupRetention', `${days} days`, 'give 7 to 35 whole days');
    }
    return retention;
  }
}

const DEFAULT_ENGINE = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 });
