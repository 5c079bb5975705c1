import type { Control } from '../controls/control';
import { retirementOf } from '../controls/control-history';
import type { ControlFacts } from '../exceptions';
import { nearestName } from '../input/nearest-name';

/** What exceptions are held against, without a synth. Ids with a hyphen are those of other packs, whose rules are not known here. */
export function factsOfCatalogue(catalogue: readonly Control[]): ControlFacts {
  const severities = new Map(catalogue.map(({ id, severity }) => [id, severity]));
  return {
    severityOf: (id) => severities.get(id),
    isKnown: (id) => severities.has(id) || id.includes('-'),
    retired: (id) => retirementOf(id),
    nearest: (id) => nearestName(id, severities.keys()),
  };
}
