import type { Position } from '../position';
import { reasonOf } from '../target';
import type { Template } from '../template';
import type { Value } from '../value';
import { regionOf } from './residency-rule';

/** How a property says where a copy goes: by the region's name, by an ARN, or by a bucket's ARN, which names no region. */
type Form = 'region' | 'arn' | 'bucket';

/** A property by which a service copies data, or what opens it, to another region, or takes it from there. */
export interface CopyDestination {
  /** Dotted path below `Properties`; `[]` stands for every item of a list. */
  readonly path: string;
  readonly form: Form;
}

const region = (path: string): CopyDestination => ({ path, form: 'region' });
const arn = (path: string): CopyDestination => ({ path, form: 'arn' });

/** The properties of that kind, by resource type. */
export const COPY_DESTINATIONS: Readonly<Record<string, readonly CopyDestination[]>> = {
  'AWS::S3::Bucket': [{ path: 'ReplicationConfiguration.Rules[].Destination.Bucket', form: 'bucket' }],
  'AWS::DynamoDB::GlobalTable': [region('Replicas[].Region'), region('GlobalTableWitnesses[].Region')],
  'AWS::Backup::BackupPlan': [arn('BackupPlan.BackupPlanRule[].CopyActions[].DestinationBackupVaultArn')],
  'AWS::RDS::DBInstance': [
    region('SourceRegion'),
    region('AutomaticBackupReplicationRegion'),
    arn('SourceDBInstanceIdentifier'),
  ],
  'AWS::RDS::DBCluster': [region('SourceRegion'), arn('ReplicationSourceIdentifier'), arn('SourceDBClusterIdentifier')],
  'AWS::RDS::GlobalCluster': [arn('SourceDBClusterIdentifier')],
  'AWS::Redshift::Cluster': [region('DestinationRegion')],
  'AWS::EFS::FileSystem': [region('ReplicationConfiguration.Destinations[].Region')],
  'AWS::ElastiCache::GlobalReplicationGroup': [
    region('Members[].ReplicationGroupRegion'),
    region('RegionalConfigurations[].ReplicationGroupRegion'),
  ],
  'AWS::DLM::LifecyclePolicy': [region('PolicyDetails.Schedules[].CrossRegionCopyRules[].TargetRegion')],
  'AWS::SecretsManager::Secret': [region('ReplicaRegions[].Region')],
  'AWS::KMS::ReplicaKey': [arn('PrimaryKeyArn')],
};

/** A region as a template tells it: by name, or why it does not; `undefined` where nothing is copied. */
export type CopyRegion = { readonly region: string } | { readonly undecided: string } | undefined;

/** Where the copy at a place goes, for one of the values that may stand there. */
export function copyRegion(value: Value, form: Form, template: Template): CopyRegion {
  if (value.kind === 'absent') return undefined;
  if (value.kind === 'reference') return known(regionOf(value.reference.resource.template));
  if (value.kind !== 'scalar' && value.kind !== 'text') return { undecided: reasonOf(value) };
  const text = value.kind === 'text' ? value.text : String(value.value);
  if (form === 'region') return named(text, template);
  if (form === 'bucket') return { undecided: `the ARN of a bucket, ${text}, names no region` };
  // What is no ARN names a resource of the same region.
  return text.startsWith('arn:') ? named(text.split(':')[3] ?? '', template) : known(regionOf(template));
}

function named(text: string, template: Template): CopyRegion {
  if (text === '${AWS::Region}') return known(regionOf(template));
  return text === '' || text.includes('${') ? { undecided: 'it is known only at deployment' } : { region: text };
}

function known(found: string | undefined): CopyRegion {
  return found === undefined ? { undecided: 'the region is decided at deployment' } : { region: found };
}

/** Every place of a path that leads through lists. */
export function placesAt(position: Position, path: string): readonly Position[] {
  const [head = '', ...rest] = path.split('[].');
  const here = position.at(head);
  return rest.length === 0 ? [here] : here.items().flatMap((item) => placesAt(item, rest.join('[].')));
}
