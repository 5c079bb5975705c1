import { html, type Markup } from './markup';

/** How a mapping by judgement ends. */
const JUDGED = ' (judgement)';

/** A requirement of a framework as a rule is mapped to it. */
export interface MappedRequirement {
  readonly id: string;
  /** Whether the mapping is this project's judgement rather than published. */
  readonly judged: boolean;
}

/** Parts a mapping into the requirement's id and its basis. */
export function mappedRequirement(mapping: string): MappedRequirement {
  const judged = mapping.endsWith(JUDGED);
  return { id: judged ? mapping.slice(0, -JUDGED.length) : mapping, judged };
}

/** Requirements in a line, those by judgement with a dagger as in the document of the controls. */
export function requirementList(mappings: readonly string[]): readonly Markup[] {
  return mappings.map((mapping, index) => {
    const { id, judged } = mappedRequirement(mapping);
    return html`${index === 0 ? '' : ', '}${id}${judged ? html`<abbr title="by judgement">†</abbr>` : undefined}`;
  });
}
