import type { AuditOutcome } from '../audit/audit-outcome';
import type { AuditReport } from '../audit/audit-report';
import { auditCsv } from './audit-csv';
import type { AuditFormat } from './audit-formats';
import { auditHtml } from './audit-html';
import { auditJson } from './audit-json';
import { auditMarkdown } from './audit-markdown';
import { auditSarif } from './audit-sarif';
import { auditText } from './audit-text';
import type { RenderOptions } from './renderers';

/** Writes an audit in one format. */
export type AuditRenderer = (report: AuditReport, outcome: AuditOutcome, options: RenderOptions) => string;

/** The renderers of an audit by the name of their format. */
export const auditRenderers: Readonly<Record<AuditFormat, AuditRenderer>> = {
  text: auditText,
  json: auditJson,
  sarif: auditSarif,
  markdown: auditMarkdown,
  html: auditHtml,
  csv: auditCsv,
};
