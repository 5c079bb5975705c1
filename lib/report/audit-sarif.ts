import type { AuditOutcome } from '../audit/audit-outcome';
import type { AuditReport } from '../audit/audit-report';
import { auditFindings } from './audit-findings';
import { oneLine } from './one-line';
import { type SarifOptions, sarifReport } from './sarif';

/** An audit as SARIF 2.1.0, by the renderer of `check`: a resource stands in the place of a file, under its account and region. */
export function auditSarif(
  report: AuditReport,
  outcome: AuditOutcome,
  { onlyOpen = false }: SarifOptions = {},
): string {
  return sarifReport(auditFindings(report, outcome), {
    onlyOpen,
    statement: ({ verdict, message }) => oneLine(verdict === 'unknown' ? `not known: ${message}` : message),
  });
}
