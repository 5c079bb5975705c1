import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';

/** Holds when the default cache behavior of a distribution and every further one pass. */
export function everyCacheBehavior(distribution: Resource, judge: (behavior: Position) => Verdict): Verdict {
  const config = distribution.at('DistributionConfig');
  return all(judge(config.at('DefaultCacheBehavior')), config.at('CacheBehaviors').every(judge));
}
