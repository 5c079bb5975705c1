import type { Area, Control } from '../controls/control';
import type { DeployedRule } from './managed-rules';

/** Where the loss of one control is the loss of customer data, of who may see it, or of the proof. */
const CORE_AREAS: readonly Area[] = ['account', 'data', 'identity'];

/** The rules of a region, by how they are deployed. */
export interface RuleSplit {
  /** In the conformance pack. */
  readonly core: readonly DeployedRule[];
  /** Each on its own. */
  readonly plain: readonly DeployedRule[];
}

/**
 * Tells the core set apart: rules of critical controls, and those of controls of high severity on data, identities and
 * the account's own records. They are what an assessor asks for first, and leave room for packs of the account's own.
 *
 * A rule that AWS Config can mend stays plain: it refuses a remediation for a pack's rule from outside the pack
 * ("PutRemediationConfigurations", AWS Config API Reference, on service-linked rules).
 *
 * @param mendable ids of the rules that have a remediation
 */
export function splitRules(
  controls: readonly Pick<Control, 'id' | 'area' | 'severity'>[],
  rules: readonly DeployedRule[],
  mendable: readonly string[],
): RuleSplit {
  const coreControls = new Set(controls.filter(isCore).map(({ id }) => id));
  const inCore = ({ id, controlIds }: DeployedRule) =>
    !mendable.includes(id) && controlIds.some((controlId) => coreControls.has(controlId));
  return { core: rules.filter(inCore), plain: rules.filter((rule) => !inCore(rule)) };
}

function isCore({ area, severity }: Pick<Control, 'area' | 'severity'>): boolean {
  return severity === 'critical' || (severity === 'high' && CORE_AREAS.includes(area));
}
