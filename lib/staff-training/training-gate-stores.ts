import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { TrainingGateProps } from './training-gate-props';

/** Something that holds customer data, and what reads it. */
export interface GatedStore {
  /** Actions that read it. */
  readonly actions: readonly string[];
  /** ARNs, in every region and account: replicas and copies in other accounts keep a name. */
  readonly resources: readonly string[];
}

/**
 * What reads each kind of store. A write may give back what it replaced (`ReturnValues`), so every action on items counts;
 * a grant lets somebody else decrypt. Source: the pages of the services in the Service Authorization Reference.
 */
export const READING_ACTIONS = {
  keys: ['kms:CreateGrant', 'kms:Decrypt', 'kms:ReEncryptFrom'],
  tables: [
    'dynamodb:*Item',
    'dynamodb:ExportTable*',
    'dynamodb:GetRecords',
    'dynamodb:PartiQL*',
    'dynamodb:Query',
    'dynamodb:RestoreTable*',
    'dynamodb:Scan',
  ],
  buckets: ['s3:GetObject*'],
  logGroups: [
    'logs:CreateExportTask',
    'logs:FilterLogEvents',
    'logs:GetLog*',
    'logs:StartLiveTail',
    'logs:StartQuery',
    'logs:Unmask',
  ],
  userPools: ['cognito-idp:Admin*', 'cognito-idp:ListUsers*'],
  databaseClusters: ['rds-data:*', 'rds-db:connect', 'rds:RestoreDB*'],
  athenaWorkgroups: ['athena:GetQueryResults*', 'athena:StartQueryExecution'],
  restores: ['backup:StartRestoreJob'],
} as const;

/** Recovery points as AWS Backup names them, its own and those that Amazon RDS keeps for it. */
const RECOVERY_POINTS = [
  'arn:*:backup:*:*:recovery-point:*',
  'arn:*:rds:*:*:snapshot:awsbackup:*',
  'arn:*:rds:*:*:cluster-snapshot:awsbackup:*',
];

/**
 * The stores that a gate stands before.
 *
 * @throws InvalidPropertyError when none is named, or a key by its alias, which no policy can speak of
 */
export function gatedStores(scope: Construct, props: TrainingGateProps): GatedStore[] {
  const { keys = [], tables = [], buckets = [], logGroups = [], userPools = [], databaseClusters = [] } = props;
  for (const { keyId } of keys) {
    if (!Token.isUnresolved(keyId) && keyId.startsWith('alias/')) {
      throw new InvalidPropertyError(
        scope,
        'keys',
        keyId,
        'give the key itself: IAM allows and denies keys, not aliases',
      );
    }
  }
  const kind = (actions: readonly string[], ...resources: string[]): GatedStore => ({ actions, resources });
  const stores = [
    ...keys.map(({ keyId }) => kind(READING_ACTIONS.keys, `arn:*:kms:*:*:key/${keyId}`)),
    // Indexes, streams and backups stand below a table.
    ...tables.map(({ tableName }) =>
      kind(READING_ACTIONS.tables, ...withParts('arn:*:dynamodb:*:*:table/', tableName, '/*')),
    ),
    ...buckets.map(({ bucketName }) => kind(READING_ACTIONS.buckets, `arn:*:s3:::${bucketName}/*`)),
    // Some actions are asked for the group, some for its streams.
    ...logGroups.map(({ logGroupName }) =>
      kind(READING_ACTIONS.logGroups, ...withParts('arn:*:logs:*:*:log-group:', logGroupName, ':*')),
    ),
    ...userPools.map(({ userPoolId }) =>
      kind(READING_ACTIONS.userPools, `arn:*:cognito-idp:*:*:userpool/${userPoolId}`),
    ),
    ...databaseClusters.map(({ clusterIdentifier, clusterResourceIdentifier }) =>
      kind(
        READING_ACTIONS.databaseClusters,
        `arn:*:rds:*:*:cluster:${clusterIdentifier}`,
        `arn:*:rds-db:*:*:dbuser:${clusterResourceIdentifier}/*`,
      ),
    ),
    ...(props.athenaWorkgroups ?? []).map((name) =>
      kind(READING_ACTIONS.athenaWorkgroups, `arn:*:athena:*:*:workgroup/${name}`),
    ),
  ];
  if (stores.length === 0) {
    throw new InvalidPropertyError(scope, 'keys', keys, 'name a key, table, bucket, log group, user pool or cluster');
  }
  return props.allowRestores === true ? stores : [...stores, kind(READING_ACTIONS.restores, ...RECOVERY_POINTS)];
}

/**
 * A thing by its name, and what stands below it. A name that CloudFormation makes up ends at random, so that no other one
 * begins with it, and one pattern covers both; after a name that somebody chose it would cover others too.
 */
function withParts(prefix: string, name: string, parts: string): string[] {
  return Token.isUnresolved(name) ? [`${prefix}${name}*`] : [`${prefix}${name}`, `${prefix}${name}${parts}`];
}
