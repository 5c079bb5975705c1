import type { JudgedTemplate } from './judged-template';
import { type Label, ruleKey, templateFile } from './label';
import type { Mapping } from './mapping';

/** How a rule of a labelled set stands in the mapping. */
export interface RuleCoverage {
  readonly repo: string;
  readonly rule: string;
  /** The resource types that it speaks of. */
  readonly types: readonly string[];
  /** Whether the product serves one of them. */
  readonly served: boolean;
  /** Why no control answers for it; `undefined` where one does. */
  readonly unmapped: string | undefined;
}

/** Every rule of the labels, in their order. */
export function coverageOf(
  labels: readonly Label[],
  templates: ReadonlyMap<string, JudgedTemplate>,
  mapping: Mapping,
): readonly RuleCoverage[] {
  const byRule = new Map<string, Label[]>();
  for (const label of labels) byRule.set(ruleKey(label), [...(byRule.get(ruleKey(label)) ?? []), label]);
  return [...byRule].flatMap(([key, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const types = subjectTypes(group, templates);
    const served = types.some((type) => mapping.serves(type));
    const unmapped = mapping.mapped.has(key) ? undefined : (mapping.unmapped.get(key) ?? unnamed(served, types));
    return [{ repo: first.repo, rule: first.rule, types, served, unmapped }];
  });
}

/**
 * The resource types that a rule speaks of: those of the logical ids that its labels name; where they name none, those
 * that stand in each of its templates; where there is none such, all that stand in any.
 */
export function subjectTypes(
  labels: readonly Label[],
  templates: ReadonlyMap<string, JudgedTemplate>,
): readonly string[] {
  const named = labels.flatMap((label) => {
    const types = templates.get(templateFile(label))?.types;
    return [...label.failing, ...label.passing].flatMap((logicalId) => types?.get(logicalId) ?? []);
  });
  if (named.length > 0) return [...new Set(named)].sort();
  const present = labels.map((label) => new Set(templates.get(templateFile(label))?.types.values() ?? []));
  const all = [...new Set(present.flatMap((types) => [...types]))].sort();
  const common = all.filter((type) => present.every((types) => types.has(type)));
  return common.length > 0 ? common : all;
}

function unnamed(served: boolean, types: readonly string[]): string {
  const list = types.length === 0 ? 'no resource' : types.join(', ');
  return served
    ? `the mapping does not name it; it speaks of ${list}`
    : `speaks of ${list}, which the product does not serve`;
}
