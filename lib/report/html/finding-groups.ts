import type { Finding } from '../../finding';
import { byPlace, SEVERITIES } from '../finding-order';

/** Findings of one rule. What they share is written once: it is most of the text of a long report. */
export interface FindingGroup
  extends Pick<Finding, 'rule' | 'pack' | 'area' | 'title' | 'severity' | 'rationale' | 'remedy' | 'frameworks'> {
  readonly findings: readonly Finding[];
}

/**
 * Findings by rule, the most urgent first: by severity, rules with findings that nothing excuses before others, then by
 * name. Within a rule: what nothing excuses, then violations before unknown, then new ones, then by place.
 */
export function findingGroups(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = JSON.stringify(sharedBy(finding));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap(groupOf).sort((one, other) => compareKeys(groupKey(one), groupKey(other)));
}

function sharedBy({ rule, pack, area, title, severity, rationale, remedy, frameworks }: Finding) {
  return { rule, pack, area, title, severity, rationale, remedy, frameworks };
}

function groupOf(findings: readonly Finding[]): readonly FindingGroup[] {
  const [first] = findings;
  if (first === undefined) return [];
  const sorted = findings.toSorted((one, other) => compareKeys(urgency(one), urgency(other)) || byPlace(one, other));
  return [{ ...sharedBy(first), findings: sorted }];
}

type Key = readonly (string | number)[];

function groupKey({ severity, findings, rule, pack }: FindingGroup): Key {
  const excused = findings.every(({ exception }) => exception !== undefined);
  return [SEVERITIES.indexOf(severity), Number(excused), rule, pack];
}

function urgency({ exception, verdict, state }: Finding): Key {
  return [Number(exception !== undefined), Number(verdict === 'unknown'), Number(state !== 'new')];
}

/** By code units, so that every machine sorts alike. */
function compareKeys(one: Key, other: Key): number {
  for (const [index, part] of one.entries()) {
    const against = other[index] ?? '';
    if (part !== against) return part < against ? -1 : 1;
  }
  return 0;
}
