import { createHash } from 'node:crypto';
import type { Control } from '../controls/control';
import type { ManagedRule } from '../controls/detect';
import { ConfigRegion } from './config-region';

/** "ConfigRule", AWS Config API Reference: longest description, in characters. */
const DESCRIPTION_LIMIT = 256;
/** "ConfigRule", AWS Config API Reference: longest JSON text of the input parameters, in characters. */
const PARAMETERS_LIMIT = 1024;

/** Evaluates nothing outside a conformance pack ("AWS Config Process Checks Within a Conformance Pack"). */
const ONLY_IN_CONFORMANCE_PACKS = 'AWS_CONFIG_PROCESS_CHECK';

/**
 * Rules that exist in every region and judge web ACLs or their rule groups, those of scope CLOUDFRONT in
 * us-east-1 ("List of AWS Config Managed Rules by Region Availability", AWS Config Developer Guide).
 */
const WEB_ACL_RULE = /^WAFV2_/;

/** A managed rule as one region deploys it, for all the controls that it judges. */
export interface DeployedRule {
  /** Construct id: the identifier in PascalCase, and a digest of the parameters where there are any. */
  readonly id: string;
  readonly identifier: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Ids of the controls that the rule judges, sorted. */
  readonly controlIds: readonly string[];
  /** Names every control id, in at most 256 characters. */
  readonly description: string;
}

/**
 * The distinct managed rules of a region: one for each identifier and set of parameters, however many
 * controls share it.
 *
 * An id depends on its own rule alone, so that controls come and go without renaming the rules of others.
 * A changed parameter is another rule, whose resources AWS Config evaluates anew.
 *
 * @throws RangeError when control ids or parameters are longer than AWS Config takes
 */
export function managedRulesFor(
  controls: readonly Pick<Control, 'id' | 'detect'>[],
  region: ConfigRegion,
): readonly DeployedRule[] {
  const found = new Map<string, { rule: ManagedRule; controlIds: Set<string> }>();
  for (const control of controls) {
    for (const rule of rulesOf(control)) {
      if (!runsIn(region, rule)) continue;
      const entry = found.get(constructId(rule)) ?? { rule, controlIds: new Set<string>() };
      entry.controlIds.add(control.id);
      found.set(constructId(rule), entry);
    }
  }
  return [...found.entries()]
    .map(([id, { rule, controlIds }]) => deployed(id, rule, [...controlIds].sort()))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

function rulesOf(control: Pick<Control, 'detect'>): readonly ManagedRule[] {
  return 'kind' in control.detect ? [] : control.detect;
}

function runsIn(region: ConfigRegion, rule: ManagedRule): boolean {
  if (rule.identifier === ONLY_IN_CONFORMANCE_PACKS) return false;
  const onlyAtEdge = rule.onlyInRegion === 'us-east-1';
  switch (region) {
    case ConfigRegion.HOME:
      return !onlyAtEdge;
    case ConfigRegion.EDGE:
      return onlyAtEdge || WEB_ACL_RULE.test(rule.identifier);
    case ConfigRegion.HOME_AND_EDGE:
      return true;
  }
}

function constructId(rule: ManagedRule): string {
  const name = rule.identifier
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
  const parameters = canonical(rule.parameters);
  return parameters === '{}' ? name : `${name}-${createHash('sha256').update(parameters).digest('hex').slice(0, 8)}`;
}

function deployed(id: string, rule: ManagedRule, controlIds: readonly string[]): DeployedRule {
  const description = `Judges ${controlIds.join(', ')}`;
  refuseLonger(rule, 'description', description, DESCRIPTION_LIMIT);
  refuseLonger(rule, 'input parameters', canonical(rule.parameters), PARAMETERS_LIMIT);
  return { id, identifier: rule.identifier, parameters: rule.parameters, controlIds, description };
}

function refuseLonger(rule: ManagedRule, what: string, text: string, limit: number): void {
  if (text.length > limit) {
    throw new RangeError(`${rule.identifier}: ${what} has ${text.length} characters; AWS Config takes ${limit}`);
  }
}

/** The parameters as JSON, whatever order they were written in. */
function canonical(parameters: ManagedRule['parameters']): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
}
