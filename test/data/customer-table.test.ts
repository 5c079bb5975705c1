import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CustomerTable, type CustomerTableProps } from '../../lib/data/customer-table';

const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0000';

function tableIn(props: Partial<CustomerTableProps> = {}): { shop: Stack; customers: CustomerTable } {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const customers = new CustomerTable(shop, 'Orders', {
    partitionKey: { name: 'customerId', type: dynamodb.AttributeType.STRING },
    encryptionKey: kms.Key.fromKeyArn(shop, 'Key', KEY_ARN),
    ...props,
  });
  return { shop, customers };
}

describe('CustomerTable', () => {
  test('is encrypted with the key, recoverable for 35 days, protected, paid per request, and survives its stack', () => {
    // Prepare
    // Act
    const { shop } = tableIn();

    // Assess
    Template.fromStack(shop).hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        TableName: Match.absent(),
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'customerId', KeyType: 'HASH' }],
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        StreamSpecification: Match.absent(),
        TimeToLiveSpecification: Match.absent(),
        Replicas: [
          {
            Region: 'eu-central-1',
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
            SSESpecification: { KMSMasterKeyId: KEY_ARN },
          },
        ],
      },
    });
  });

  test('takes a sort key, a time to live and a stream', () => {
    // Prepare
    // Act
    const { shop } = tableIn({
      sortKey: { name: 'orderedAt', type: dynamodb.AttributeType.NUMBER },
      timeToLiveAttribute: 'deleteAt',
      dynamoStream: dynamodb.StreamViewType.KEYS_ONLY,
    });

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [
        { AttributeName: 'customerId', KeyType: 'HASH' },
        { AttributeName: 'orderedAt', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'deleteAt', Enabled: true },
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    });
  });

  test('protection and retention can be lifted for a shop that is thrown away', () => {
    // Prepare
    // Act
    const { shop } = tableIn({ deletionProtection: false, removalPolicy: RemovalPolicy.DESTROY });

    // Assess
    Template.fromStack(shop).hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Delete',
      Properties: { Replicas: [Match.objectLike({ DeletionProtectionEnabled: false })] },
    });
  });

  test.each<[string, (table: CustomerTable, role: iam.IGrantable) => iam.Grant, string]>([
    ['grantReadData', (table, role) => table.grantReadData(role), 'dynamodb:GetItem'],
    ['grantWriteData', (table, role) => table.grantWriteData(role), 'dynamodb:PutItem'],
    ['grantReadWriteData', (table, role) => table.grantReadWriteData(role), 'dynamodb:UpdateItem'],
    ['grantStreamRead', (table, role) => table.grantStreamRead(role), 'dynamodb:GetRecords'],
  ])('%s gives the table and the key', (_name, grant, action) => {
    // Prepare
    const { shop, customers } = tableIn({ dynamoStream: dynamodb.StreamViewType.NEW_IMAGE });
    const role = new iam.Role(shop, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });

    // Act
    grant(customers, role);

    // Assess
    const [policy] = Object.values(Template.fromStack(shop).findResources('AWS::IAM::Policy'));
    const actions = policy?.Properties.PolicyDocument.Statement.flatMap((s: { Action: string | string[] }) => s.Action);
    expect(actions).toContain(action);
    expect(actions).toContain('kms:Decrypt');
  });

  test('the logical id stays: a new one is an empty table', () => {
    // Prepare
    // Act
    const { shop } = tableIn();

    // Assess
    expect(Object.keys(Template.fromStack(shop).findResources('AWS::DynamoDB::GlobalTable'))).toEqual([
      'OrdersTable1F8332C7',
    ]);
  });
});
