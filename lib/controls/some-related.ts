import type { Related } from './relation-index';
import type { Resource } from './resource';
import { any, unknown, type Verdict } from './verdict';

/**
 * Holds when one of the resources that point at a subject suffices. One that only may belong to it, and would suffice,
 * makes it unknown.
 *
 * @param judge the verdict on one of them
 * @param otherwise the verdict where none suffices
 */
export function someRelated(related: Related, judge: (resource: Resource) => Verdict, otherwise: Verdict): Verdict {
  const best = any(
    ...related.found.map(judge),
    ...related.undecided.map((resource) => {
      const verdict = judge(resource);
      if (verdict.kind !== 'compliant') return verdict;
      return unknown('', `the template does not tell whether ${resource.logicalId} belongs to it`);
    }),
  );
  return best.kind === 'compliant' || best.kind === 'unknown' ? best : otherwise;
}
