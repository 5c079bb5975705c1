import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';

const example = (Properties: object): Example => ({
  Resources: { Reports: { Type: 'AWS::Redshift::Cluster', Properties } },
});

/**
 * Data warehouses are encrypted at rest. New clusters are unless told otherwise (Amazon Redshift API Reference,
 * "CreateCluster"), and serverless namespaces always.
 */
export const warehouseEncrypted = control({
  id: 'WarehouseEncrypted',
  area: 'data',
  title: 'Data warehouses are encrypted at rest',
  rationale: 'A warehouse gathers every order ever placed, in one place and in the snapshots of it.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::Redshift::Cluster', (cluster) => cluster.at('Encrypted').or(true).isTrue()),
  remedy: 'Set encrypted: true, with a kmsKeyId of your own.',
  detect: [managedRule('REDSHIFT_CLUSTER_KMS_ENABLED')],
  examples: {
    compliant: [example({ Encrypted: 'true' }), example({})],
    violating: [
      { faultAt: 'Encrypted', ...example({ Encrypted: false }) },
      { faultAt: 'Encrypted', ...example({ Encrypted: 'false' }) },
    ],
    unknown: [{ Parameters: { Encrypt: { Type: 'String' } }, ...example({ Encrypted: { Ref: 'Encrypt' } }) }],
  },
});
