import type { OtherRule } from '../audit-report';
import type { ObservedRule } from '../observations';
import type { ScopeGaps } from './scope-gaps';

/** A rule that judges no control, and what it says: nobody else would tell of its violations. */
export function otherRule({ scope, name, compliance, counts, countsCapped }: ObservedRule, gaps: ScopeGaps): OtherRule {
  const nonCompliant = counts.NON_COMPLIANT;
  const capped = countsCapped && compliance === 'NON_COMPLIANT';
  const mayBeMore = capped || gaps.ofResults(scope, name) !== undefined;
  return {
    scope,
    name,
    ...(compliance === undefined ? {} : { compliance }),
    ...(nonCompliant === undefined ? {} : { nonCompliant }),
    ...(mayBeMore ? { mayBeMore } : {}),
  };
}
