import type { Standing } from '../audit/audit-report';

/** Below this prefix of the evidence bucket lie the rows, as `rows/dt=yyyy-mm-dd/<audit>.jsonl`. */
export const ROWS_PREFIX = 'rows/';

/**
 * One resource under one control in one audit, as a line of JSON: what Athena counts over many audits. A control that names
 * no resource has one row without any.
 */
export interface AuditRow {
  /** Name of the bundle; names sort by time. */
  readonly audit: string;
  /** ISO 8601 in UTC. */
  readonly finished_at: string;
  /** Whether the audit could read everything that it was to read. */
  readonly complete: boolean;
  readonly account: string;
  readonly region: string;
  readonly control: string;
  readonly title: string;
  readonly severity: string;
  readonly standing: Standing;
  readonly reason: string;
  /** As `<framework>:<requirement>`. */
  readonly requirements: readonly string[];
  /** ISO 8601 in UTC. */
  readonly evaluated_at?: string;
  readonly rule?: string;
  readonly resource_type?: string;
  readonly resource_id?: string;
  /** `violation` or `unknown`. */
  readonly verdict?: string;
  /** ISO 8601 in UTC. */
  readonly since?: string;
  readonly annotation?: string;
  /** The id of the exception that covers it. */
  readonly exception?: string;
}

/** The type of every field in Athena. */
export const AUDIT_ROW_COLUMNS: Readonly<Record<keyof AuditRow, string>> = {
  audit: 'string',
  finished_at: 'string',
  complete: 'boolean',
  account: 'string',
  region: 'string',
  control: 'string',
  title: 'string',
  severity: 'string',
  standing: 'string',
  reason: 'string',
  requirements: 'array<string>',
  evaluated_at: 'string',
  rule: 'string',
  resource_type: 'string',
  resource_id: 'string',
  verdict: 'string',
  since: 'string',
  annotation: 'string',
  exception: 'string',
};
