import { type ControlFacts, ruleOf } from './control-facts';
import type { Exception } from './exception';

/** Accepted risks are looked at once a year, as PCI DSS 12.3.1 asks of risk analyses. */
export const LONGEST_TERM_DAYS = 365;

/** House rule: what would be critical is decided anew each month. */
export const LONGEST_CRITICAL_TERM_DAYS = 30;

/** The days for which an exception may be granted: the shortest term of all controls that it names. */
export function longestTermDays(exception: Exception, facts: ControlFacts): number {
  const critical = exception.controls.some((id) => facts.severityOf(ruleOf(id)) === 'critical');
  return critical ? LONGEST_CRITICAL_TERM_DAYS : LONGEST_TERM_DAYS;
}
