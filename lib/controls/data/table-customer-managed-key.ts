import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import type { Resource } from '../resource';
import { all } from '../verdict';
import { customerManagedKey } from './customer-managed-key';
import { everyReplica, TABLE_TYPES } from './table-replica';

function encrypted(table: Resource) {
  const encryption = table.at('SSESpecification');
  return all(
    encryption.at('SSEEnabled').isTrue(),
    encryption.at('SSEType').or('KMS').equals('KMS'),
    everyReplica(table, (replica) => customerManagedKey(replica.at('SSESpecification.KMSMasterKeyId'))),
  );
}

const key = { Ref: 'OrdersKey' };
const on = { SSEEnabled: true, SSEType: 'KMS' };
const example = (Type: string, Properties: object): Example => ({
  Resources: { Orders: { Type, Properties }, OrdersKey: { Type: 'AWS::KMS::Key' } },
});
const table = (SSESpecification?: object) => example('AWS::DynamoDB::Table', { SSESpecification });
const globalTable = (...keys: unknown[]) =>
  example('AWS::DynamoDB::GlobalTable', {
    SSESpecification: on,
    Replicas: keys.map((KMSMasterKeyId) => ({ Region: 'eu-west-1', SSESpecification: { KMSMasterKeyId } })),
  });

/** Tables are encrypted with a key whose policy the account writes, in each region. */
export const tableCustomerManagedKey = control({
  id: 'TableCustomerManagedKey',
  area: 'data',
  title: 'Tables are encrypted with a customer managed key',
  rationale:
    "DynamoDB's own key opens the table to whoever may read it; a key of one's own is a second lock, and can be shut.",
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': ['3.5.1'], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each(TABLE_TYPES, encrypted),
  remedy:
    'Set encryption: TableEncryptionV2.customerManagedKey(key), with replicaKeyArns for the other regions, or use CustomerTable.',
  detect: [managedRule('DYNAMODB_TABLE_ENCRYPTED_KMS')],
  examples: {
    compliant: [table({ ...on, KMSMasterKeyId: key }), globalTable(key, 'arn:aws:kms:us-east-1:111122223333:key/1')],
    violating: [
      { faultAt: 'SSESpecification.SSEEnabled', ...table() },
      { faultAt: 'SSESpecification.KMSMasterKeyId', ...table(on) },
      { faultAt: 'SSESpecification.KMSMasterKeyId', ...table({ ...on, KMSMasterKeyId: 'alias/aws/dynamodb' }) },
      { faultAt: 'Replicas[1].SSESpecification.KMSMasterKeyId', ...globalTable(key, undefined) },
    ],
    unknown: [
      { Parameters: { KeyArn: { Type: 'String' } }, ...table({ ...on, KMSMasterKeyId: { Ref: 'KeyArn' } }) },
      globalTable(key, { 'Fn::ImportValue': 'replica-key' }),
    ],
  },
});
