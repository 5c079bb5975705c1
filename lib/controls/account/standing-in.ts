import type { Resource } from '../resource';
import { notApplicable, type Verdict } from '../verdict';

/**
 * The verdict on a resource of which an account needs one that holds, not every one: a second trail may record
 * something else. A violation counts only where no other resource of the type and account holds.
 *
 * @param isPeer which of the others may stand in; all of the same account unless it says otherwise
 */
export function unlessAnotherHolds(
  resource: Resource,
  judge: (resource: Resource) => Verdict,
  isPeer: (other: Resource) => boolean = () => true,
): Verdict {
  const own = judge(resource);
  if (own.kind !== 'violation') return own;
  const others = resource.template.set
    .ofType(resource.type)
    .filter((other) => other !== resource && other.template.account === resource.template.account && isPeer(other))
    .map(judge);
  if (others.some(({ kind }) => kind === 'compliant')) return notApplicable();
  return others.find(({ kind }) => kind === 'unknown') ?? own;
}
