import type { Resource } from '../resource';
import { referencesOf, type Value } from '../value';
import { any, compliant, unknown, type Verdict } from '../verdict';

/**
 * Holds when a resource of `type` whose property at `path` points at `target` passes `judge`. One that exists only
 * under a condition of its own, or that may point elsewhere, proves nothing and makes it unknown.
 *
 * @param otherwise the verdict where there is no such resource
 */
export function someRelated(
  target: Resource,
  type: string,
  path: string,
  judge: (related: Resource) => Verdict,
  otherwise: Verdict,
): Verdict {
  const { found, undecided } = target.relatedBy(type, path);
  const best = any(
    ...found.map((related) => {
      const verdict = judge(related);
      return verdict.kind === 'compliant' ? certainty(related, path, target) : verdict;
    }),
  );
  if (best.kind === 'compliant' || best.kind === 'unknown') return best;
  const [open] = undecided;
  return open === undefined ? otherwise : unknown('', `the template does not tell at what ${open.logicalId} points`);
}

function certainty(related: Resource, path: string, target: Resource): Verdict {
  if (!existsWith(related, target)) return unknown('', `${related.logicalId} exists only under a condition`);
  const pointsElsewhere = related.at(path).values.some((value) => value.kind !== 'list' && !pointsAt(value, target));
  return pointsElsewhere ? unknown('', `a condition decides at what ${related.logicalId} points`) : compliant();
}

function existsWith(related: Resource, target: Resource): boolean {
  const { condition, template } = related;
  if (condition === undefined || template.condition(condition) === true) return true;
  return template === target.template && condition === target.condition;
}

function pointsAt(value: Value, target: Resource): boolean {
  if (value.kind === 'scalar') return target.literalNames().includes(String(value.value));
  return referencesOf(value).some(({ resource }) => resource === target);
}
