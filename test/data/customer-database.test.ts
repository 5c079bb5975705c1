import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { CustomerDatabase } from '../../lib/data/customer-database';
import type { CustomerDatabaseProps } from '../../lib/data/customer-database-props';
import { InvalidPropertyError } from '../../lib/errors';

const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0000';
const SCOPE = { node: { path: 'Shop/Orders' } };
const MYSQL = rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 });

function databaseIn(props: Partial<CustomerDatabaseProps> = {}, id = 'Orders') {
  const stack = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    maxAzs: 2,
    restrictDefaultSecurityGroup: false,
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC },
      { name: 'Data', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    ],
  });
  const database = new CustomerDatabase(stack, id, {
    vpc,
    vpcSubnets: { subnetGroupName: 'Data' },
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', KEY_ARN),
    ...props,
  });
  return { stack, vpc, database };
}

const synthesized = (props: Partial<CustomerDatabaseProps> = {}) => Template.fromStack(databaseIn(props).stack);

const propertiesOf = (template: Template, type: string) =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties);

describe('CustomerDatabase', () => {
  test('is encrypted, recoverable for 35 days, protected, and survives its stack', () => {
    synthesized().hasResource('AWS::RDS::DBCluster', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        Engine: 'aurora-postgresql',
        EngineVersion: '17.7',
        StorageEncrypted: true,
        KmsKeyId: KEY_ARN,
        BackupRetentionPeriod: 35,
        DeleteAutomatedBackups: false,
        CopyTagsToSnapshot: true,
        DeletionProtection: true,
        EnableIAMDatabaseAuthentication: true,
        Port: 5433,
        ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 8 },
        DatabaseName: Match.absent(),
        MonitoringInterval: Match.absent(),
      },
    });
  });

  test('leaves the password to Amazon RDS, under the same key', () => {
    const template = synthesized();

    template.hasResourceProperties('AWS::RDS::DBCluster', {
      ManageMasterUserPassword: true,
      MasterUserSecret: { KmsKeyId: KEY_ARN },
      MasterUsername: 'shopadmin',
      MasterUserPassword: Match.absent(),
    });
    template.resourceCountIs('AWS::SecretsManager::Secret', 0);
    template.resourceCountIs('AWS::Serverless::Application', 0);
  });

  test('has a writer and a reader of the same size, private and patched, with encrypted insights', () => {
    const template = synthesized();

    template.resourceCountIs('AWS::RDS::DBInstance', 2);
    template.allResourcesProperties('AWS::RDS::DBInstance', {
      DBInstanceClass: 'db.serverless',
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: true,
      EnablePerformanceInsights: true,
      PerformanceInsightsKMSKeyId: KEY_ARN,
      PerformanceInsightsRetentionPeriod: 7,
    });
    expect(propertiesOf(template, 'AWS::RDS::DBInstance').map(({ PromotionTier }) => PromotionTier)).toEqual([0, 1]);
  });

  test.each<[string, rds.IClusterEngine | undefined, object, string[], number]>([
    [
      'PostgreSQL',
      undefined,
      {
        'rds.force_ssl': '1',
        log_connections: '1',
        log_disconnections: '1',
        log_error_verbosity: 'terse',
        log_min_error_statement: 'panic',
        shared_preload_libraries: 'pg_stat_statements,pgaudit',
        'pgaudit.log': 'ddl,role',
      },
      ['iam-db-auth-error', 'postgresql'],
      5433,
    ],
    [
      'MySQL',
      MYSQL,
      { require_secure_transport: 'ON', server_audit_logging: '1', server_audit_events: 'CONNECT,QUERY_DCL,QUERY_DDL' },
      ['audit', 'error', 'iam-db-auth-error'],
      3307,
    ],
  ])('%s refuses plain connections, and logs who signs in but no data', (_name, engine, Parameters, exports, Port) => {
    const template = synthesized(engine === undefined ? {} : { engine });

    const [group] = Object.keys(template.findResources('AWS::RDS::DBClusterParameterGroup'));
    expect(propertiesOf(template, 'AWS::RDS::DBClusterParameterGroup')).toEqual([
      expect.objectContaining({ Parameters }),
    ]);
    template.hasResourceProperties('AWS::RDS::DBCluster', {
      DBClusterParameterGroupName: { Ref: group },
      EnableCloudwatchLogsExports: exports,
      Port,
    });
    expect(propertiesOf(template, 'AWS::Logs::LogGroup')).toEqual(
      exports.map((log) => ({
        LogGroupName: `/aws/rds/cluster/shop-orders-a8b1f509/${log}`,
        KmsKeyId: KEY_ARN,
        RetentionInDays: 400,
      })),
    );
  });

  test('log groups stand before the cluster: Amazon RDS would make them, unencrypted and for ever', () => {
    const template = synthesized();

    const groups = Object.keys(template.findResources('AWS::Logs::LogGroup'));
    template.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Retain' });
    template.hasResource('AWS::RDS::DBCluster', {
      DependsOn: groups,
      Properties: { DBClusterIdentifier: 'shop-orders-a8b1f509' },
    });
    template.resourcePropertiesCountIs('Custom::LogRetention', {}, 0);
  });

  test('the key of the logs admits CloudWatch Logs', () => {
    const { stack, vpc } = databaseIn();
    const logKey = new kms.Key(stack, 'LogKey');
    new CustomerDatabase(stack, 'Carts', {
      vpc,
      vpcSubnets: { subnetGroupName: 'Data' },
      encryptionKey: kms.Key.fromKeyArn(stack, 'CartsKey', KEY_ARN),
      logEncryptionKey: logKey,
      logRetention: logs.RetentionDays.TWO_YEARS,
    });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Sid: 'CloudWatchLogsEncryptsLogGroups' })]) },
    });
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: Match.stringLikeRegexp('carts-.*/postgresql$'),
      KmsKeyId: stack.resolve(logKey.keyArn),
      RetentionInDays: 731,
    });
  });

  test('stands in the subnets that it is given', () => {
    const [group] = propertiesOf(synthesized(), 'AWS::RDS::DBSubnetGroup');

    expect(group?.SubnetIds.map(({ Ref }: { Ref: string }) => Ref.slice(0, -8))).toEqual([
      'VpcDataSubnet1Subnet',
      'VpcDataSubnet2Subnet',
    ]);
  });

  test('lets nobody in by itself, and nothing out', () => {
    const template = synthesized();

    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
    expect(propertiesOf(template, 'AWS::EC2::SecurityGroup')).toEqual([
      expect.objectContaining({
        GroupDescription: 'The database of customer data',
        SecurityGroupEgress: [expect.objectContaining({ CidrIp: '255.255.255.255/32' })],
      }),
    ]);
    expect(propertiesOf(template, 'AWS::EC2::SecurityGroup')[0]).not.toHaveProperty('SecurityGroupIngress');
  });

  test('allowFrom lets a security group in on the port alone', () => {
    const { stack, vpc, database } = databaseIn({ port: 6000 });
    const app = new ec2.SecurityGroup(stack, 'App', { vpc, allowAllOutbound: false });

    database.allowFrom(app);

    const template = Template.fromStack(stack);
    const port = { IpProtocol: 'tcp', FromPort: 6000, ToPort: 6000 };
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      ...port,
      GroupId: stack.resolve(database.securityGroup.securityGroupId),
      SourceSecurityGroupId: stack.resolve(app.securityGroupId),
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      ...port,
      DestinationSecurityGroupId: stack.resolve(database.securityGroup.securityGroupId),
    });
  });

  test('grantConnect names the one user of this one cluster', () => {
    const { stack, database } = databaseIn();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });

    database.grantConnect(role, 'checkout');

    const [cluster] = Object.keys(Template.fromStack(stack).findResources('AWS::RDS::DBCluster'));
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'rds-db:connect',
            Resource: {
              'Fn::Join': [
                '',
                [
                  'arn:',
                  { Ref: 'AWS::Partition' },
                  ':rds-db:eu-central-1:123456789012:dbuser:',
                  { 'Fn::GetAtt': [cluster, 'DBClusterResourceId'] },
                  '/checkout',
                ],
              ],
            },
          },
        ],
      },
    });
  });

  test('people find the password of the administrator', () => {
    const { stack, database } = databaseIn();

    const [cluster] = Object.keys(Template.fromStack(stack).findResources('AWS::RDS::DBCluster'));
    expect(stack.resolve(database.administratorSecret?.secretArn)).toEqual({
      'Fn::GetAtt': [cluster, 'MasterUserSecret.SecretArn'],
    });
  });

  test('sends figures of its operating system by a role for the one log group, when asked', () => {
    const template = synthesized({ monitoringInterval: Duration.seconds(60) });

    const [role] = Object.keys(template.findResources('AWS::IAM::Role'));
    template.allResourcesProperties('AWS::RDS::DBInstance', {
      MonitoringInterval: 60,
      MonitoringRoleArn: { 'Fn::GetAtt': [role, 'Arn'] },
    });
    const group = (name: string) => ({
      'Fn::Join': [
        '',
        [
          'arn:',
          { Ref: 'AWS::Partition' },
          ':logs:',
          { Ref: 'AWS::Region' },
          ':',
          { Ref: 'AWS::AccountId' },
          `:log-group:${name}`,
        ],
      ],
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: Match.absent(),
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'monitoring.rds.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
          }),
        ],
      },
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              Match.objectLike({
                Action: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
                Resource: group('RDSOSMetrics'),
              }),
              Match.objectLike({
                Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:PutLogEvents'],
                Resource: group('RDSOSMetrics:log-stream:*'),
              }),
            ],
          },
        },
      ],
    });
  });

  test('a shop that is thrown away takes it along', () => {
    const template = synthesized({
      deletionProtection: false,
      removalPolicy: RemovalPolicy.DESTROY,
      backupRetention: Duration.days(7),
      databaseName: 'shop',
      minCapacity: 1,
      maxCapacity: 2,
    });

    template.hasResource('AWS::RDS::DBCluster', {
      DeletionPolicy: 'Delete',
      Properties: {
        DeletionProtection: false,
        BackupRetentionPeriod: 7,
        DatabaseName: 'shop',
        ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 2 },
      },
    });
    template.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
  });

  test('the logical id and the name stay: new ones are an empty database', () => {
    const clusters = synthesized().findResources('AWS::RDS::DBCluster');

    expect(Object.entries(clusters).map(([id, { Properties }]) => [id, Properties.DBClusterIdentifier])).toEqual([
      ['OrdersClusterDD2D267B', 'shop-orders-a8b1f509'],
    ]);
  });
});

describe('refused are', () => {
  test('public subnets', () => {
    const vpcSubnets = { subnetType: ec2.SubnetType.PUBLIC };

    expect(() => databaseIn({ vpcSubnets })).toThrow(
      new InvalidPropertyError(SCOPE, 'vpcSubnets', vpcSubnets, 'give private or isolated subnets'),
    );
  });

  test.each<[Duration, string]>([
    [Duration.days(6), '6 days'],
    [Duration.days(36), '36 days'],
    [Duration.hours(180), '7.5 days'],
  ])('backups that are kept for %s', (backupRetention, printed) => {
    expect(() => databaseIn({ backupRetention })).toThrow(
      new InvalidPropertyError(SCOPE, 'backupRetention', printed, 'give 7 to 35 whole days'),
    );
  });

  test('another engine', () => {
    const other: rds.IClusterEngine = Object.create(MYSQL, { engineType: { value: 'neptune' } });

    expect(() => databaseIn({ engine: other })).toThrow(
      new InvalidPropertyError(
        SCOPE,
        'engine',
        'neptune',
        'give DatabaseClusterEngine.auroraPostgres or DatabaseClusterEngine.auroraMysql',
      ),
    );
  });

  test.each(['Orders', '1orders', 'or--ders', 'orders-', 'or_ders', '', 'o'.repeat(64)])(
    'the identifier "%s"',
    (name) => {
      expect(() => databaseIn({ clusterIdentifier: name })).toThrow(
        new InvalidPropertyError(
          SCOPE,
          'clusterIdentifier',
          name,
          'give up to 63 lower-case letters, digits and single hyphens, the first a letter, the last no hyphen',
        ),
      );
    },
  );

  test.each(['o', 'orders-2', 'o'.repeat(63)])('but not the identifier "%s"', (clusterIdentifier) => {
    synthesized({ clusterIdentifier }).hasResourceProperties('AWS::RDS::DBCluster', {
      DBClusterIdentifier: clusterIdentifier,
    });
  });
});

test('a name that is made of a long path fits', () => {
  const { stack } = databaseIn({}, `Orders-Of-${'Every'.repeat(20)}-Customer`);

  const [cluster] = propertiesOf(Template.fromStack(stack), 'AWS::RDS::DBCluster');
  expect(cluster?.DBClusterIdentifier).toMatch(/^(?=.{1,63}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
});
