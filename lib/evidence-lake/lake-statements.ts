import { ArnFormat, Stack } from 'aws-cdk-lib';
import type * as athena from 'aws-cdk-lib/aws-athena';
import type * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { LakeTable } from './lake-table';
import { RESULTS_PREFIX } from './lake-work-group';

/** What a query of the lake touches. */
export interface QueriedParts {
  readonly workGroup: athena.CfnWorkGroup;
  readonly resultBucket: s3.IBucket;
  readonly database: glue.CfnDatabase;
  readonly tables: readonly LakeTable[];
  /** The key of the results and of the catalog. */
  readonly encryptionKey: kms.IKey;
}

/**
 * Lets somebody ask the lake: run the work group's queries, read the tables' descriptions and files, and the results.
 * Sources: "Identity-based policy examples for Athena" and "Configure access from Athena to encrypted metadata in the AWS
 * Glue Data Catalog", Amazon Athena User Guide.
 */
export function queryStatements(scope: Construct, parts: QueriedParts): iam.PolicyStatement[] {
  const { workGroup, resultBucket, database, tables, encryptionKey } = parts;
  const stack = Stack.of(scope);
  const arn = (service: string, resource: string, resourceName?: string) =>
    stack.formatArn({
      service,
      resource,
      ...(resourceName === undefined ? { arnFormat: ArnFormat.NO_RESOURCE_NAME } : { resourceName }),
    });
  const keys = new Set(tables.flatMap(({ layout }) => layout.bucket.encryptionKey?.keyArn ?? []));
  keys.delete(encryptionKey.keyArn);
  return [
    new iam.PolicyStatement({
      sid: 'AskInWorkGroup',
      actions: [
        'athena:BatchGetNamedQuery',
        'athena:BatchGetQueryExecution',
        'athena:GetNamedQuery',
        'athena:GetQueryExecution',
        'athena:GetQueryResults',
        'athena:GetQueryResultsStream',
        'athena:GetWorkGroup',
        'athena:ListNamedQueries',
        'athena:ListQueryExecutions',
        'athena:StartQueryExecution',
        'athena:StopQueryExecution',
      ],
      resources: [arn('athena', 'workgroup', workGroup.name)],
    }),
    new iam.PolicyStatement({
      sid: 'ReadDescriptions',
      actions: ['glue:GetDatabase', 'glue:GetPartition', 'glue:GetPartitions', 'glue:GetTable', 'glue:GetTables'],
      resources: [
        arn('glue', 'catalog'),
        arn('glue', 'database', database.ref),
        ...tables.map(({ layout }) => arn('glue', 'table', `${database.ref}/${layout.name}`)),
      ],
    }),
    new iam.PolicyStatement({
      sid: 'ReadEvidence',
      actions: ['s3:GetObject'],
      resources: tables.map(({ layout }) => layout.bucket.arnForObjects(`${layout.prefix}*`)),
    }),
    new iam.PolicyStatement({
      sid: 'ListEvidence',
      actions: ['s3:GetBucketLocation', 's3:ListBucket'],
      resources: [...new Set(tables.map(({ layout }) => layout.bucket.bucketArn)), resultBucket.bucketArn],
    }),
    new iam.PolicyStatement({
      sid: 'KeepResults',
      actions: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:PutObject'],
      resources: [resultBucket.arnForObjects(`${RESULTS_PREFIX}*`)],
    }),
    new iam.PolicyStatement({
      sid: 'UseKeyOfResultsAndCatalog',
      actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
      resources: [encryptionKey.keyArn],
    }),
    ...(keys.size === 0
      ? []
      : [
          new iam.PolicyStatement({
            sid: 'DecryptEvidence',
            actions: ['kms:Decrypt'],
            resources: [...keys],
          }),
        ]),
  ];
}
