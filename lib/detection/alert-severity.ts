import { SEVERITY_LABELS } from './alert-names';

/** How grave a finding is. Findings that are merely informational are below all of these. */
export enum AlertSeverity {
  LOW = 'LOW',
  MEDIUM = 'MEDIUM',
  HIGH = 'HIGH',
  CRITICAL = 'CRITICAL',
}

/** The labels at or over a severity, save for CRITICAL: what can wait for the next group. */
export function groupedLabels(minimum: AlertSeverity): string[] {
  return SEVERITY_LABELS.slice(SEVERITY_LABELS.indexOf(minimum)).filter((label) => label !== AlertSeverity.CRITICAL);
}
