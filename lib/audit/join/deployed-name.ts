import { packRuleOf } from '../../rules/conformance-pack';
import type { Judge } from './judge';

/** What AWS Config ends the name of a pack's rule in. */
const PACK_SUFFIX = /-conformance-pack-[a-z0-9]+$/;

/** How CloudFormation ends a name that it generates: the hash of the CDK's logical id, and letters of its own. */
const GENERATED_SUFFIX = '[0-9A-F]{8}-[A-Z0-9]{8,16}$';

/**
 * The rules of the catalogue that are deployed under a name, for whoever is told nothing but names: an aggregator. In a
 * pack a rule keeps its name; on its own CloudFormation generates one from the construct ids, of which the last is the
 * rule's or the control's.
 */
export function judgesNamed(name: string, judges: readonly Judge[]): readonly Judge[] {
  const inPack = name.replace(PACK_SUFFIX, '');
  if (inPack !== name) {
    return judges.filter((judge) => judge.kind === 'managed' && packRuleOf(judge.rule).name === inPack);
  }
  const named = judges.filter((judge) => new RegExp(`${idIn(judge)}${GENERATED_SUFFIX}`).test(name));
  // `VersioningEnabled` also ends `S3VersioningEnabled`.
  const longest = Math.max(...named.map((judge) => idIn(judge).length));
  return named.filter((judge) => idIn(judge).length === longest);
}

/** As it stands in a logical id, which holds letters and digits only. */
function idIn({ rule }: Judge): string {
  return rule.id.replaceAll(/[^A-Za-z0-9]/g, '');
}
