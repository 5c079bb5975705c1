import type * as s3 from 'aws-cdk-lib/aws-s3';
import { JSON_LINES, type TableLayout } from './lake-table';
import { between, oneOf } from './partition-projection';

/** The fields of a configuration item, as AWS Config writes them. Configurations stay text: each type has its own. */
const ITEM: Readonly<Record<string, string>> = {
  configurationItemVersion: 'string',
  configurationItemCaptureTime: 'string',
  configurationStateId: 'bigint',
  awsAccountId: 'string',
  configurationItemStatus: 'string',
  resourceType: 'string',
  resourceId: 'string',
  resourceName: 'string',
  ARN: 'string',
  awsRegion: 'string',
  availabilityZone: 'string',
  configurationStateMd5Hash: 'string',
  configuration: 'string',
  supplementaryConfiguration: 'map<string,string>',
  tags: 'map<string,string>',
  resourceCreationTime: 'string',
};

const FILE = ['fileVersion', 'configSnapshotId', 'configurationItems'];

/** AWS Config exists since 2014; a list of years cannot end in the present one. */
const YEARS = [2020, 2049] as const;

/** Where AWS Config delivers. */
export interface ConfigPlace {
  readonly bucket: s3.IBucket;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

/**
 * What AWS Config delivered: a row for each file, with its items as an array. Its paths have months and days without
 * leading zeros, which do not sort as text: they are numbers here.
 *
 * Keys keep their case, since an item may have tags that differ in nothing else; so every field is mapped to its own name
 * ("OpenX JSON SerDe", Amazon Athena User Guide).
 */
export function configItemsTable({ bucket, accounts, regions }: ConfigPlace): TableLayout {
  const fields = Object.entries(ITEM).map(([name, type]) => `${name.toLowerCase()}:${type}`);
  const names = [...FILE, ...Object.keys(ITEM)].filter((name) => name !== name.toLowerCase());
  return {
    name: 'config_items',
    description: 'Configurations of resources, as AWS Config recorded them',
    columns: {
      fileversion: 'string',
      configsnapshotid: 'string',
      configurationitems: `array<struct<${fields.join(',')}>>`,
    },
    partitions: [
      oneOf('account', accounts),
      oneOf('region', regions),
      between('year', ...YEARS),
      between('month', 1, 12),
      between('day', 1, 31),
      oneOf('kind', ['ConfigHistory', 'ConfigSnapshot']),
    ],
    format: {
      ...JSON_LINES,
      parameters: {
        'case.insensitive': 'false',
        ...Object.fromEntries(names.map((name) => [`mapping.${name.toLowerCase()}`, name])),
      },
    },
    bucket,
    prefix: 'AWSLogs/',
    path: '${account}/Config/${region}/${year}/${month}/${day}/${kind}/',
  };
}
