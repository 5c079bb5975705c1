import { coverageOf, type RuleCoverage } from './coverage';
import { type Dispute, type Sorted, sortOut } from './disputed';
import { type JudgedSet, type Judging, judgeSet } from './judge-set';
import { type Label, ruleKey, templateFile } from './label';
import { type Mapping, mappedFor } from './mapping';
import { casesOf } from './outcome';
import type { LabelledSet } from './read-labels';

/** A labelled set, measured. */
export interface Measurement {
  readonly rules: readonly RuleCoverage[];
  readonly sorted: Sorted;
  readonly judged: JudgedSet;
}

/** What is measured, and with what. */
export interface Measured extends Judging {
  readonly set: LabelledSet;
  readonly mapping: Mapping;
  readonly disputes: readonly Dispute[];
}

/** Judges a labelled set and holds the verdicts against the labels. */
export function measure({ set, mapping, disputes, ...judging }: Measured): Measurement {
  const judged = judgeSet(set, judging);
  const ownTypes = new Set(judging.controls.flatMap(({ check }) => check.types));
  const serves = (type: string) => ownTypes.has(type) || mapping.serves(type);
  const rules = coverageOf(set.labels, judged.templates, { ...mapping, serves });
  const types = new Map(rules.map((rule) => [ruleKey(rule), rule.types]));
  const cases = set.labels.flatMap((label) => {
    const mapped = mappedFor(mapping, label);
    const template = judged.templates.get(templateFile(label));
    if (mapped === undefined || template === undefined) return [];
    return casesOf({ ...label, topic: topicOf(label, types.get(ruleKey(label)) ?? []) }, mapped, template);
  });
  return { rules, sorted: sortOut(cases, disputes), judged };
}

/** The topic that the set gives; `other` by the service of what the rule speaks of. */
function topicOf({ topic }: Label, [type]: readonly string[]): string {
  return topic === 'other' && type !== undefined ? `other:${type.split('::')[1]}` : topic;
}
