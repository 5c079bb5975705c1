import { Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { PartitionProjection } from './partition-projection';

/** How the lines of a file are read. */
export interface LakeFormat {
  /** Class that finds the rows of a file. */
  readonly inputFormat: string;
  /** Class that reads a row. */
  readonly serializationLibrary: string;
  readonly parameters: { readonly [name: string]: string };
}

/** One document of JSON a line ("OpenX JSON SerDe", Amazon Athena User Guide). */
export const JSON_LINES: LakeFormat = {
  inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
  serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe',
  parameters: {},
};

/** What a table of the lake is made of. */
export interface TableLayout {
  /** Its name in queries: lower case, with underscores. */
  readonly name: string;
  readonly description: string;
  /** Types by name, in the order of the columns. */
  readonly columns: { readonly [name: string]: string };
  /** In the order of the path. */
  readonly partitions: readonly PartitionProjection[];
  readonly format: LakeFormat;
  readonly bucket: s3.IBucket;
  /** What every object's key begins with; ends in a slash. */
  readonly prefix: string;
  /** The rest of the path up to the objects, with `${name}` for each partition; ends in a slash. */
  readonly path: string;
}

/** Properties of {@link LakeTable}. */
export interface LakeTableProps {
  readonly database: glue.CfnDatabase;
  readonly layout: TableLayout;
}

/** A table of the lake, whose partitions Athena computes. */
export class LakeTable extends Construct {
  public readonly table: glue.CfnTable;
  public readonly layout: TableLayout;

  public constructor(scope: Construct, id: string, { database, layout }: LakeTableProps) {
    super(scope, id);
    this.layout = layout;
    const location = `s3://${layout.bucket.bucketName}/${layout.prefix}`;
    this.table = new glue.CfnTable(this, 'Table', {
      catalogId: Stack.of(this).account,
      databaseName: database.ref,
      tableInput: {
        name: layout.name,
        description: layout.description,
        tableType: 'EXTERNAL_TABLE',
        parameters: {
          EXTERNAL: 'TRUE',
          classification: 'json',
          'projection.enabled': 'true',
          ...Object.fromEntries(layout.partitions.flatMap(projectionParameters)),
          'storage.location.template': `${location}${layout.path}`,
        },
        partitionKeys: layout.partitions.map(({ name, type }) => ({ name, type })),
        storageDescriptor: {
          columns: Object.entries(layout.columns).map(([name, type]) => ({ name, type })),
          location,
          inputFormat: layout.format.inputFormat,
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: {
            serializationLibrary: layout.format.serializationLibrary,
            parameters: { ...layout.format.parameters },
          },
        },
      },
    });
  }
}

function projectionParameters({ name, properties }: PartitionProjection): [string, string][] {
  return Object.entries(properties).map(([property, value]) => [`projection.${name}.${property}`, value]);
}
