import { amount } from '../amount';
import type { AuditReport, OtherRule } from '../audit/audit-report';
import { scopeName } from '../audit/audit-scope';

/** The heading of rules that judge no control. */
export const OTHER_RULES = 'Other rules of the account';

/** Said with every list of them. */
export const OTHER_RULES_NOTE = 'They judge no control of the catalogue, and fail no audit.';

/** Those that ask to be looked at: what finds something, those with most first, and what nobody tells of. */
export function openOtherRules({ otherRules }: Pick<AuditReport, 'otherRules'>): readonly OtherRule[] {
  return otherRules
    .filter(isOpenRule)
    .toSorted((one, other) => weight(other) - weight(one) || (nameOf(one) < nameOf(other) ? -1 : 1));
}

/** Whether a rule does not comply, or nobody tells. */
export function isOpenRule({ compliance, nonCompliant = 0, mayBeMore }: OtherRule): boolean {
  return compliance === undefined || compliance === 'NON_COMPLIANT' || nonCompliant > 0 || mayBeMore === true;
}

/** What such a rule says, in one clause: `finds 3 resources`. */
export function otherRuleText({ compliance, nonCompliant, mayBeMore }: OtherRule): string {
  const more = mayBeMore === true ? ' or more' : '';
  if (nonCompliant !== undefined && nonCompliant > 0) return `finds ${amount(nonCompliant, 'resource')}${more}`;
  if (compliance === 'NON_COMPLIANT') return 'finds resources that nobody counted';
  if (compliance === undefined) return 'what it finds is not known';
  if (mayBeMore === true) return 'its results were not read whole';
  if (compliance === 'COMPLIANT') return 'finds nothing';
  return compliance === 'NOT_APPLICABLE' ? 'has nothing to judge' : 'has no results';
}

/** One in a line: `staff-training in 111122223333/eu-central-1: finds 3 resources`. */
export function otherRuleLine(rule: OtherRule): string {
  return `${nameOf(rule)}: ${otherRuleText(rule)}`;
}

function nameOf({ name, scope }: OtherRule): string {
  return `${name} in ${scopeName(scope)}`;
}

function weight({ nonCompliant = 0 }: OtherRule): number {
  return nonCompliant;
}
