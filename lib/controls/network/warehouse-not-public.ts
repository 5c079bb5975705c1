import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { RESOURCE_ID } from '../remediation';

const example = (PubliclyAccessible?: unknown, Type = 'AWS::Redshift::Cluster'): Example => ({
  Resources: { Reports: { Type, Properties: { PubliclyAccessible } } },
});

/**
 * Data warehouses have no public address. They get none unless a template asks (CloudFormation,
 * "AWS::Redshift::Cluster" and "AWS::RedshiftServerless::Workgroup").
 */
export const warehouseNotPublic = control({
  id: 'WarehouseNotPublic',
  area: 'network',
  title: 'Data warehouses have no public address',
  rationale: 'Every order ever placed would be one wrong security group away from the internet.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.4.4'), judged('1.3.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'PR.DS-01'],
  },
  since: '0.1.0',
  check: each(['AWS::Redshift::Cluster', 'AWS::RedshiftServerless::Workgroup'], (warehouse) =>
    warehouse.at('PubliclyAccessible').or(false).isFalse(),
  ),
  remedy: 'Set publiclyAccessible: false, and reach the warehouse through the VPC or the Data API.',
  detect: [managedRule('REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK')],
  remediation: {
    rule: 'REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK',
    document: 'AWSConfigRemediation-DisablePublicAccessToRedshiftCluster',
    parameters: { ClusterIdentifier: RESOURCE_ID },
    permissions: [
      { actions: ['redshift:ModifyCluster'], resource: 'arn:{partition}:redshift:{region}:{account}:cluster:*' },
      { actions: ['redshift:DescribeClusters'], resource: '*' },
    ],
  },
  examples: {
    compliant: [example(false), example()],
    violating: [
      { faultAt: 'PubliclyAccessible', ...example(true) },
      { faultAt: 'PubliclyAccessible', ...example('true', 'AWS::RedshiftServerless::Workgroup') },
    ],
    unknown: [{ Parameters: { Public: { Type: 'String' } }, ...example({ Ref: 'Public' }) }],
  },
});
