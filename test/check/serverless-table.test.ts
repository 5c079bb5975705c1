import { expandSimpleTable } from '../../lib/check/serverless-table';

const resource = (properties: object) => ({ logicalId: 'Orders', type: '', properties: { ...properties }, entry: {} });

describe('expandSimpleTable', () => {
  test('a table with one key attribute', () => {
    const [table] = expandSimpleTable(
      resource({
        SSESpecification: { SSEEnabled: true },
        PrimaryKey: { Name: 'order', Type: 'Number' },
        Tags: { a: 'b' },
      }),
    );
    expect(table).toMatchObject({ logicalId: 'Orders', type: 'AWS::DynamoDB::Table' });
    expect(table?.properties).toStrictEqual({
      AttributeDefinitions: [{ AttributeName: 'order', AttributeType: 'N' }],
      KeySchema: [{ AttributeName: 'order', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      Tags: [{ Key: 'a', Value: 'b' }],
    });
  });

  test('of which nothing is said', () => {
    const [table] = expandSimpleTable(resource({}));
    expect(table?.properties).toStrictEqual({
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
  });

  test('with provisioned throughput and recovery', () => {
    const given = {
      ProvisionedThroughput: { ReadCapacityUnits: 1 },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    };
    const [table] = expandSimpleTable(resource(given));
    expect(table?.properties).toMatchObject(given);
    expect(table?.properties).not.toHaveProperty('BillingMode');
  });
});
