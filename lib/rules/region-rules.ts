import type { Control } from '../controls/control';
import type { ConfigRegion } from './config-region';
import { splitRules } from './core-rules';
import { type DeployedRule, managedRulesFor } from './managed-rules';
import { PackContents } from './pack-contents';
import { isOffered } from './region-availability';
import { type DeployedRemediation, remediationsFor } from './remediations';

/** What of the catalogue one region deploys, and how. */
export interface RegionRules {
  /** Rules that stand on their own. */
  readonly plain: readonly DeployedRule[];
  /** Rules of the conformance pack. */
  readonly core: readonly DeployedRule[];
  /** Identifiers of the rules that AWS Config does not have in the region, sorted. */
  readonly skipped: readonly string[];
  readonly remediations: readonly DeployedRemediation[];
}

/**
 * The rules of the catalogue for one region.
 *
 * @param region the region's code; undefined where the deployment decides, and no rule is left out
 */
export function regionRules(
  controls: readonly Control[],
  rulesFor: ConfigRegion,
  region: string | undefined,
  contents: PackContents,
): RegionRules {
  const all = managedRulesFor(controls, rulesFor);
  const offered = region === undefined ? all : all.filter(({ identifier }) => isOffered(identifier, region));
  const skipped = new Set(all.filter((rule) => !offered.includes(rule)).map(({ identifier }) => identifier));
  const remediations = remediationsFor(controls, offered);
  const mendable = remediations.map(({ ruleId }) => ruleId);
  const split = contents === PackContents.CORE ? splitRules(controls, offered, mendable) : { core: [], plain: offered };
  return { ...split, skipped: [...skipped].sort(), remediations };
}
