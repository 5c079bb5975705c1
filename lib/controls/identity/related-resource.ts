import type { Resource } from '../resource';
import { any, compliant, unknown, type Verdict, violation } from '../verdict';

/**
 * Holds when a resource of `type` points at `target` and suffices. One that stands under a condition of its own, or
 * whose target the template leaves open, makes it unknown.
 *
 * @param path dotted path to the property that points
 * @param missing what is wrong when there is none, in a clause
 */
export function pointedAtBy(
  target: Resource,
  type: string,
  path: string,
  missing: string,
  suffices: (resource: Resource) => Verdict = compliant,
): Verdict {
  const { found, undecided } = target.relatedBy(type, path);
  const best = any(
    ...found.map((resource) =>
      existsWith(resource, target)
        ? suffices(resource)
        : unlessFaulty(suffices(resource), `${resource.logicalId} exists only under a condition`),
    ),
    ...undecided.map((resource) => unlessFaulty(suffices(resource), `${resource.logicalId} may point at it`)),
  );
  return best.kind === 'compliant' || best.kind === 'unknown' ? best : violation('', missing);
}

function existsWith(resource: Resource, target: Resource): boolean {
  const { condition, template } = resource;
  if (condition === undefined || template.condition(condition) === true) return true;
  return template === target.template && condition === target.condition;
}

function unlessFaulty(verdict: Verdict, reason: string): Verdict {
  return verdict.kind === 'violation' ? verdict : unknown('', reason);
}
