import type * as s3 from 'aws-cdk-lib/aws-s3';
import { AUDIT_ROW_COLUMNS, ROWS_PREFIX } from './audit-row';
import { JSON_LINES, type TableLayout } from './lake-table';
import { everyDay } from './partition-projection';

/**
 * The results of audits. They are partitioned by day alone: an audit writes one file, and there are more controls than an
 * enumerated partition should have values ("Supported types for partition projection", Amazon Athena User Guide).
 */
export function auditRowsTable(bucket: s3.IBucket, lookBackDays: number): TableLayout {
  return {
    name: 'audit_rows',
    description: 'What audits found: a row for each resource, and for each control without one',
    columns: AUDIT_ROW_COLUMNS,
    partitions: [everyDay('dt', 'yyyy-MM-dd', lookBackDays)],
    format: JSON_LINES,
    bucket,
    prefix: ROWS_PREFIX,
    path: 'dt=${dt}/',
  };
}
