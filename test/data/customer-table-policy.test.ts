import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CustomerTable } from '../../lib/data/customer-table';
import { deployedPolicy, verdictOn } from './simulated-access';

const TABLE_ARN = 'arn:aws:dynamodb:eu-central-1:123456789012:table/orders';
const OWN = { 'aws:PrincipalAccount': '123456789012' };
const STRANGER = 'arn:aws:iam::999999999999:role/stranger';
const REPLICATION =
  'arn:aws:iam::123456789012:role/aws-service-role/replication.dynamodb.amazonaws.com/AWSServiceRoleForDynamoDBReplication';

function tablePolicy(organizationId?: string): { readonly Statement: readonly { readonly Resource: string }[] } {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  new CustomerTable(shop, 'Orders', {
    partitionKey: { name: 'customerId', type: dynamodb.AttributeType.STRING },
    encryptionKey: kms.Key.fromKeyArn(shop, 'Key', 'arn:aws:kms:eu-central-1:123456789012:key/0000'),
    ...(organizationId === undefined ? {} : { organizationId }),
  });
  const [table] = Object.values(Template.fromStack(shop).findResources('AWS::DynamoDB::GlobalTable'));
  return table?.Properties.Replicas[0].ResourcePolicy.PolicyDocument;
}

/** The policy of somebody who let a partner in past the construct: a denial must outweigh it. */
const opened = (organizationId?: string) => {
  const policy = tablePolicy(organizationId);
  const open = { Effect: 'Allow', Principal: { AWS: '999999999999' }, Action: 'dynamodb:GetItem', Resource: '*' };
  return deployedPolicy({ ...policy, Statement: [...policy.Statement, open] }, {});
};

describe("a CustomerTable's policy", () => {
  test.each<[string, string | undefined, string | undefined, Record<string, string>, string]>([
    ['a role of the account', undefined, undefined, OWN, 'Allowed'],
    [
      'a role of the account without TLS',
      undefined,
      undefined,
      { ...OWN, 'aws:SecureTransport': 'false' },
      'ExplicitlyDenied',
    ],
    ["DynamoDB's role that replicates", undefined, REPLICATION, OWN, 'Allowed'],
    ['a stranger', undefined, STRANGER, { 'aws:PrincipalAccount': '999999999999' }, 'ExplicitlyDenied'],
    ['an AWS service', undefined, undefined, { 'aws:PrincipalIsAWSService': 'true' }, 'Allowed'],
    [
      'an account of the organization',
      'o-a1b2c3d4e5',
      STRANGER,
      { 'aws:PrincipalAccount': '999999999999', 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
      'Allowed',
    ],
    [
      'an account of another organization',
      'o-a1b2c3d4e5',
      STRANGER,
      { 'aws:PrincipalAccount': '999999999999', 'aws:PrincipalOrgID': 'o-zzzzzzzzzz' },
      'ExplicitlyDenied',
    ],
    [
      'an account of no organization',
      'o-a1b2c3d4e5',
      STRANGER,
      { 'aws:PrincipalAccount': '999999999999' },
      'ExplicitlyDenied',
    ],
  ])('%s', async (_who, organizationId, principal, context, expected) => {
    const verdict = await verdictOn(opened(organizationId), {
      ...(principal === undefined ? {} : { principal }),
      action: 'dynamodb:GetItem',
      resource: TABLE_ARN,
      context,
    });

    expect(verdict).toBe(expected);
  });

  test('names the table by "*", since a table that refers to itself is a circle', () => {
    expect(tablePolicy().Statement.map(({ Resource }) => Resource)).toEqual(['*', '*']);
  });
});
