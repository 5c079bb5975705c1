import type { RuleTally } from '../../finding';
import { KNOWN_FRAMEWORKS } from './wording';

/** The framework versions that any of the rules is mapped to: those with a title first, others by name. */
export function frameworksOf(tallies: readonly RuleTally[]): readonly string[] {
  const present = new Set(tallies.flatMap(({ frameworks }) => Object.keys(frameworks)));
  const others = [...present].filter((framework) => !KNOWN_FRAMEWORKS.includes(framework)).sort();
  return [...KNOWN_FRAMEWORKS.filter((framework) => present.has(framework)), ...others];
}
