import type { Control } from '../control';
import { type Framework, type ResolvedMapping, resolveMapping } from './framework';

/** A control that supports a requirement, and on what that rests. */
export interface Support {
  readonly control: Control;
  readonly basis: ResolvedMapping['basis'];
}

/** What is done about one requirement. */
export interface Coverage {
  readonly requirement: string;
  /** The controls that support it, in the order of the catalogue; empty where it is not covered. */
  readonly supports: readonly Support[];
  /** Where it is not covered: the key in `notCovered` whose reason counts. */
  readonly reasonKey: string | undefined;
}

/** What the controls do about each requirement of a framework, in the publisher's order. */
export function coverageOf(framework: Framework, controls: readonly Control[]): readonly Coverage[] {
  const supports = supportsByRequirement(framework, controls);
  return framework.requirements.map((requirement) => {
    const found = supports.get(requirement) ?? [];
    return {
      requirement,
      supports: found,
      reasonKey: found.length > 0 ? undefined : reasonKeyOf(framework, requirement),
    };
  });
}

function supportsByRequirement(framework: Framework, controls: readonly Control[]): Map<string, Support[]> {
  const supports = new Map<string, Support[]>();
  for (const control of controls) {
    for (const mapping of control.frameworks[framework.id] ?? []) {
      const { requirement, basis } = resolveMapping(framework, mapping);
      supports.set(requirement, [...(supports.get(requirement) ?? []), { control, basis }]);
    }
  }
  return supports;
}

/** The longest key that is the requirement's id or a whole part of its beginning: `1.2` is one of `1.2.3`, not of `1.25`. */
function reasonKeyOf(framework: Framework, requirement: string): string | undefined {
  return Object.keys(framework.notCovered)
    .filter((key) => requirement === key || /^[.-]/.test(requirement.slice(key.length)))
    .filter((key) => requirement.startsWith(key))
    .sort((left, right) => right.length - left.length)[0];
}
