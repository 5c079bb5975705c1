import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';

const example = (PubliclyAccessible?: unknown): Example => ({
  Resources: { Migration: { Type: 'AWS::DMS::ReplicationInstance', Properties: { PubliclyAccessible } } },
});

/**
 * Replication instances of the Database Migration Service have no public address. They get one unless a template says
 * otherwise (CloudFormation, "AWS::DMS::ReplicationInstance").
 */
export const replicationInstanceNotPublic = control({
  id: 'ReplicationInstanceNotPublic',
  area: 'network',
  title: 'Database migrations run without a public address',
  rationale: 'A replication instance holds the passwords of both databases, and a copy of what it moves.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.4.4'), judged('1.3.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'PR.DS-01'],
  },
  since: '0.1.0',
  check: each('AWS::DMS::ReplicationInstance', (instance) => instance.at('PubliclyAccessible').isFalse()),
  remedy: 'Set publiclyAccessible: false.',
  detect: [managedRule('DMS_REPLICATION_NOT_PUBLIC')],
  examples: {
    compliant: [example(false), example('false')],
    violating: [
      { faultAt: 'PubliclyAccessible', ...example() },
      { faultAt: 'PubliclyAccessible', ...example(true) },
    ],
    unknown: [{ Parameters: { Public: { Type: 'String' } }, ...example({ Ref: 'Public' }) }],
  },
});
