import { notApplicable, type Verdict } from './verdict';

/**
 * The verdict on a resource that a control speaks of under a condition only.
 *
 * @param applies compliant where the control speaks of the resource, a violation where it does not
 * @param verdict the verdict where it does; where the template does not tell whether it does, only a compliant one stands
 */
export function onlyWhere(applies: Verdict, verdict: Verdict): Verdict {
  if (applies.kind === 'violation') return notApplicable();
  return applies.kind === 'unknown' && verdict.kind === 'violation' ? applies : verdict;
}
