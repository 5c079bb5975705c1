/** Where a resource type has its tags, and in which form. */
export interface TagPlace {
  /** Dotted path below `Properties`; `[]` stands for every item of a list. */
  readonly path: string;
  /** `list` of keys and values, or a `map`. */
  readonly form: 'list' | 'map';
}

const TAGS: TagPlace = { path: 'Tags', form: 'list' };

/**
 * The resource types that keep what shoppers, orders or staff leave behind, logs included, with the place of their tags.
 * Keys and secrets are not among them: they open data, but hold none.
 */
export const STATEFUL_TYPES: Readonly<Record<string, TagPlace>> = {
  'AWS::S3::Bucket': TAGS,
  'AWS::DynamoDB::Table': TAGS,
  'AWS::DynamoDB::GlobalTable': { path: 'Replicas[].Tags', form: 'list' },
  'AWS::RDS::DBCluster': TAGS,
  'AWS::RDS::DBInstance': TAGS,
  'AWS::DocDB::DBCluster': TAGS,
  'AWS::Neptune::DBCluster': TAGS,
  'AWS::EFS::FileSystem': { path: 'FileSystemTags', form: 'list' },
  'AWS::EC2::Volume': TAGS,
  'AWS::ElastiCache::ReplicationGroup': TAGS,
  'AWS::ElastiCache::ServerlessCache': TAGS,
  'AWS::MemoryDB::Cluster': TAGS,
  'AWS::Redshift::Cluster': TAGS,
  'AWS::RedshiftServerless::Namespace': TAGS,
  'AWS::OpenSearchService::Domain': TAGS,
  'AWS::Timestream::Table': TAGS,
  'AWS::Kinesis::Stream': TAGS,
  'AWS::KinesisFirehose::DeliveryStream': TAGS,
  'AWS::MSK::Cluster': { path: 'Tags', form: 'map' },
  'AWS::SQS::Queue': TAGS,
  'AWS::Cognito::UserPool': { path: 'UserPoolTags', form: 'map' },
  'AWS::Logs::LogGroup': TAGS,
  'AWS::Backup::BackupVault': { path: 'BackupVaultTags', form: 'map' },
};

/** Whether resources of a type keep data. */
export function isStateful(type: string): boolean {
  return Object.hasOwn(STATEFUL_TYPES, type);
}
