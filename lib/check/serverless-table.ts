import { own, scalarText } from '../controls/value';
import { defined, type GeneratedResource, objectAt, type ServerlessResource, tagList } from './serverless-resource';

const ATTRIBUTE_TYPES: Readonly<Record<string, string>> = { String: 'S', Number: 'N', Binary: 'B' };

/**
 * What SAM makes of an `AWS::Serverless::SimpleTable`: a table with one key attribute, `id` unless it names another, and
 * without provisioned throughput unless it asks for some.
 */
export function expandSimpleTable({ logicalId, properties }: ServerlessResource): readonly GeneratedResource[] {
  const key = objectAt(properties, 'PrimaryKey');
  const name = own(key, 'Name') ?? 'id';
  const throughput = own(properties, 'ProvisionedThroughput');
  const table = {
    logicalId,
    type: 'AWS::DynamoDB::Table',
    properties: defined({
      AttributeDefinitions: [
        { AttributeName: name, AttributeType: own(ATTRIBUTE_TYPES, scalarText(own(key, 'Type')) || 'String') },
      ],
      KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
      BillingMode: throughput === undefined ? 'PAY_PER_REQUEST' : undefined,
      ProvisionedThroughput: throughput,
      PointInTimeRecoverySpecification: own(properties, 'PointInTimeRecoverySpecification'),
      SSESpecification: own(properties, 'SSESpecification'),
      TableName: own(properties, 'TableName'),
      Tags: tagList(own(properties, 'Tags')),
    }),
    sources: [
      ['', ''],
      ['KeySchema', 'PrimaryKey'],
      ['AttributeDefinitions', 'PrimaryKey'],
    ] as const,
  };
  return [table];
}
