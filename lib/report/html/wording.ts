import { amount } from '../../amount';
import type { Finding, FindingException, FindingState, Level } from '../../finding';
import type { RuleStatus } from './rule-status';

/** How severities are called. */
export const SEVERITY_WORDS: Readonly<Record<Finding['severity'], string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

/** How verdicts are called. */
export const VERDICT_WORDS: Readonly<Record<Finding['verdict'], string>> = {
  violation: 'Violation',
  unknown: 'Unknown',
};

/** How levels are called. */
export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  error: 'Error',
  warning: 'Warning',
};

/** How states are called. */
export const STATE_WORDS: Readonly<Record<FindingState, string>> = {
  new: 'New',
  unchanged: 'Unchanged',
  fixed: 'Fixed',
};

/** How the statuses of rules are called, in the order of columns and bars. */
export const STATUS_WORDS: Readonly<Record<RuleStatus, string>> = {
  met: 'Met',
  violated: 'Violated',
  unknown: 'Unknown',
  excepted: 'Excepted',
  'not-applicable': 'Not applicable',
};

/** How kinds of exceptions are called. */
export const EXCEPTION_WORDS: Readonly<Record<FindingException['kind'], string>> = {
  risk: 'Risk accepted',
  'false-positive': 'False positive',
  acknowledged: 'Acknowledged in code',
};

const FRAMEWORK_TITLES: Readonly<Record<string, string>> = {
  'pci-dss-4.0.1': 'PCI DSS 4.0.1',
  gdpr: 'GDPR',
  'nist-csf-2.0': 'NIST CSF 2.0',
};

/** The framework versions that have a title here, in the order of the report. */
export const KNOWN_FRAMEWORKS: readonly string[] = Object.keys(FRAMEWORK_TITLES);

/** A framework version as its publisher writes it; its id where that is not known. */
export function frameworkTitle(framework: string): string {
  return Object.hasOwn(FRAMEWORK_TITLES, framework) ? (FRAMEWORK_TITLES[framework] ?? framework) : framework;
}

/** An area's title: its name with a capital. */
export function areaTitle(area: string): string {
  return area.charAt(0).toUpperCase() + area.slice(1);
}

/** How long an exception still stands, or since when it does not. */
export function termOf({ kind, daysLeft }: FindingException): string {
  if (daysLeft === undefined) return 'no end';
  if (kind === 'false-positive') {
    return daysLeft < 0 ? `review due for ${amount(-daysLeft, 'day')}` : `review in ${amount(daysLeft, 'day')}`;
  }
  return daysLeft < 0 ? `expired ${amount(-daysLeft, 'day')} ago` : `${amount(daysLeft, 'day')} left`;
}
