import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';

/** Where the lifecycle rules of a bucket stand. */
export const LIFECYCLE_RULES = 'LifecycleConfiguration.Rules';

/**
 * Holds when some lifecycle rule of a bucket is enabled and passes.
 *
 * @param otherwise what is missing where none does, in a clause
 */
export function someLifecycleRule(bucket: Resource, judge: (rule: Position) => Verdict, otherwise: string): Verdict {
  return bucket.at(LIFECYCLE_RULES).some((rule) => all(rule.at('Status').equals('Enabled'), judge(rule)), otherwise);
}
