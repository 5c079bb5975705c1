import type { CheckReport } from '../finding';
import schema from './check-report.schema.json';
import { inSchemaOrder } from './schema-order';

/** The `$id` of the JSON Schema that `jsonReport` follows, `check-report.schema.json` beside this file. */
export const CHECK_REPORT_SCHEMA = schema.$id;

/** The report itself, with the schema that it follows. The same report is always the same text. */
export function jsonReport(report: CheckReport): string {
  return `${JSON.stringify(inSchemaOrder({ schema: CHECK_REPORT_SCHEMA, ...report }, schema), undefined, 2)}\n`;
}
