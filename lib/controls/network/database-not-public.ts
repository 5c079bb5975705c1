import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { RESOURCE_ID } from '../remediation';
import type { Resource } from '../resource';
import { notApplicable, unknown, type Verdict, violation } from '../verdict';

/**
 * Where the setting is missing, RDS decides by the subnet group (Amazon RDS API Reference, "CreateDBInstance" and
 * "CreateDBCluster"): without one, or in the group `default`, instances and Multi-AZ clusters are public. Instances of a
 * cluster in a group of its own are not; of instances that stand alone in one the documentation says both.
 */
function judgeDatabase(database: Resource): Verdict {
  const setting = database.at('PubliclyAccessible');
  if (setting.absent().kind !== 'compliant') return setting.isFalse();
  if (database.type === 'AWS::RDS::DBInstance') return instanceDefault(database);
  const isAurora = database.at('DBClusterInstanceClass').absent().kind === 'compliant';
  return isAurora ? notApplicable() : subnetGroupDefault(database, publicByDefault());
}

function instanceDefault(instance: Resource): Verdict {
  const cluster = instance.at('DBClusterIdentifier').target();
  if (cluster.kind === 'reference') return subnetGroupDefault(cluster.reference.resource, undecided('default VPC'));
  if (cluster.kind !== 'absent') return undecided('subnet group of its cluster');
  const verdict = subnetGroupDefault(instance, publicByDefault());
  return verdict.kind === 'compliant' ? undecided('VPC of the subnet group') : verdict;
}

function subnetGroupDefault(database: Resource, withoutGroup: Verdict): Verdict {
  const group = database.at('DBSubnetGroupName');
  if (group.absent().kind === 'compliant') return withoutGroup;
  return group.equals('default').kind === 'compliant' ? publicByDefault() : group.present();
}

function publicByDefault(): Verdict {
  return violation(
    'PubliclyAccessible',
    'PubliclyAccessible is absent outside a subnet group of its own; expected false',
  );
}

function undecided(by: string): Verdict {
  return unknown('PubliclyAccessible', `it is absent, and the ${by} decides it`);
}

const example = (Type: string, Properties: object, others: Record<string, object> = {}): Example => ({
  Resources: { Orders: { Type, Properties }, ...others },
});
const instance = (Properties: object) => example('AWS::RDS::DBInstance', Properties);
const cluster = (Properties: object) => ({ Cluster: { Type: 'AWS::RDS::DBCluster', Properties } });
const member = { DBClusterIdentifier: { Ref: 'Cluster' } };

/** Databases have no public address. */
export const databaseNotPublic = control({
  id: 'DatabaseNotPublic',
  area: 'network',
  title: 'Databases have no public address',
  rationale: 'A database with a public address is one wrong security group away from being read by everybody.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': ['1.4.4', '1.3.1'],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'PR.DS-01'],
  },
  since: '0.1.0',
  check: each(['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'], judgeDatabase),
  remedy: 'Set publiclyAccessible: false, and vpcSubnets to isolated subnets.',
  detect: [managedRule('RDS_INSTANCE_PUBLIC_ACCESS_CHECK')],
  remediation: {
    rule: 'RDS_INSTANCE_PUBLIC_ACCESS_CHECK',
    document: 'AWSConfigRemediation-DisablePublicAccessToRDSInstance',
    parameters: { DbiResourceId: RESOURCE_ID },
    permissions: [
      {
        actions: ['rds:DescribeDBInstances', 'rds:ModifyDBInstance'],
        resource: 'arn:{partition}:rds:{region}:{account}:db:*',
      },
    ],
  },
  examples: {
    compliant: [
      instance({ PubliclyAccessible: false }),
      example('AWS::RDS::DBInstance', member, cluster({ DBSubnetGroupName: 'isolated' })),
    ],
    violating: [
      { faultAt: 'PubliclyAccessible', ...instance({ PubliclyAccessible: 'true' }) },
      { faultAt: 'PubliclyAccessible', ...instance({}) },
      { faultAt: 'PubliclyAccessible', ...instance({ DBSubnetGroupName: 'default' }) },
      { faultAt: 'PubliclyAccessible', ...example('AWS::RDS::DBCluster', { PubliclyAccessible: true }) },
    ],
    unknown: [
      { Parameters: { Public: { Type: 'String' } }, ...instance({ PubliclyAccessible: { Ref: 'Public' } }) },
      instance({ DBSubnetGroupName: 'isolated' }),
    ],
  },
});
