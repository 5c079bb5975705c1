import type { Control } from '../../controls/control';
import type { ConfigRegion } from '../../rules/config-region';
import { type LiveRule, liveRulesFor } from '../../rules/live-rules';
import { type DeployedRule, managedRulesFor } from '../../rules/managed-rules';
import { isOffered } from '../../rules/region-availability';

/** A rule of the catalogue that a region should have. */
export type Judge =
  | { readonly kind: 'managed'; readonly rule: DeployedRule }
  | { readonly kind: 'live'; readonly rule: LiveRule };

/** What the catalogue deploys for one region. */
export interface RegionJudges {
  readonly judges: readonly Judge[];
  /** The same, by the id of each control that they judge. */
  readonly byControl: ReadonlyMap<string, readonly Judge[]>;
  /** Identifiers of managed rules that AWS Config does not offer in the region, by the id of the control. */
  readonly notOffered: ReadonlyMap<string, readonly string[]>;
}

/**
 * The rules that a region should have, by control.
 *
 * @param region the region's code
 * @param kind which of the catalogue's rules it runs
 */
export function judgesOfRegion(controls: readonly Control[], region: string, kind: ConfigRegion): RegionJudges {
  const managed = managedRulesFor(controls, kind);
  const offered = managed.filter(({ identifier }) => isOffered(identifier, region));
  const judges: readonly Judge[] = [
    ...offered.map((rule) => ({ kind: 'managed' as const, rule })),
    ...liveRulesFor(controls, kind).map((rule) => ({ kind: 'live' as const, rule })),
  ];
  const byControl = new Map<string, Judge[]>();
  for (const judge of judges) for (const id of controlsOf(judge)) entryOf(byControl, id).push(judge);
  const notOffered = new Map<string, string[]>();
  for (const rule of managed) {
    if (offered.includes(rule)) continue;
    for (const id of rule.controlIds) entryOf(notOffered, id).push(rule.identifier);
  }
  return { judges, byControl, notOffered };
}

/** The ids of the controls that a rule judges. */
export function controlsOf(judge: Judge): readonly string[] {
  return judge.kind === 'managed' ? judge.rule.controlIds : [judge.rule.controlId];
}

/** How a report calls a rule that is not there. */
export function judgeText(judge: Judge): string {
  if (judge.kind === 'live') return `the custom rule of ${judge.rule.controlId}`;
  const parameters = parametersText(judge.rule.parameters);
  return parameters === '' ? judge.rule.identifier : `${judge.rule.identifier} with ${parameters}`;
}

/** Parameters as a person reads them: `maxAge 90, type a,b`; empty for none. */
export function parametersText(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

function entryOf<Item>(map: Map<string, Item[]>, key: string): Item[] {
  const entry = map.get(key) ?? [];
  map.set(key, entry);
  return entry;
}
