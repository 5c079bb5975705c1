import type { AuditOutcome } from '../audit/audit-outcome';
import type { AuditReport } from '../audit/audit-report';
import schema from './audit-report.schema.json';
import { inSchemaOrder } from './schema-order';

/** The `$id` of the JSON Schema that `auditJson` follows, `audit-report.schema.json` beside this file. */
export const AUDIT_REPORT_SCHEMA = schema.$id;

/** The report itself, with the schema that it follows and what it comes to. The same report is always the same text. */
export function auditJson(report: AuditReport, { exitCode, reason }: AuditOutcome): string {
  const written = { schema: AUDIT_REPORT_SCHEMA, ...report, outcome: { exitCode, reason } };
  return `${JSON.stringify(inSchemaOrder(written, schema), undefined, 2)}\n`;
}
