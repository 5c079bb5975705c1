import type { Related } from '../relation-index';
import type { Resource } from '../resource';
import { any, unknown, type Verdict, violation } from '../verdict';

/** The resources of several relations taken together. */
export function joined(...relations: readonly Related[]): Related {
  return {
    found: relations.flatMap(({ found }) => found),
    undecided: relations.flatMap(({ undecided }) => undecided),
  };
}

/**
 * Holds when one of the resources that point at `subject` passes.
 *
 * @param judge the verdict on one of them
 * @param otherwise what is missing where none passes, in a clause; reported of the subject as a whole
 */
export function relatedVerdict(
  subject: Resource,
  related: Related,
  judge: (resource: Resource) => Verdict,
  otherwise: string,
): Verdict {
  const best = any(...related.found.map((resource) => whileBothExist(subject, resource, judge(resource))));
  if (best.kind === 'compliant' || best.kind === 'unknown') return best;
  const [open] = related.undecided;
  if (related.found.length === 0 && open !== undefined) {
    return unknown('', `the template does not tell what ${open.logicalId} points at`);
  }
  return violation('', otherwise);
}

/** What stands under another condition than the subject proves nothing by passing. */
function whileBothExist(subject: Resource, resource: Resource, verdict: Verdict): Verdict {
  const { condition, template } = resource;
  if (verdict.kind !== 'compliant' || condition === undefined || template.condition(condition) === true) return verdict;
  if (template === subject.template && condition === subject.condition) return verdict;
  return unknown('', `${resource.logicalId} exists only where ${condition} holds`);
}
