import { assemblyInput } from './assembly-input';
import type { CheckInput } from './check-input';
import { findTemplates } from './find-templates';
import { templateInput } from './template-input';

/** What the checks are held against. */
export interface ReadInputs {
  readonly inputs: readonly CheckInput[];
  /** Why something that looks like a template could not be read, a line each. */
  readonly incomplete: readonly string[];
}

/**
 * Reads what the given paths hold, for the checks.
 *
 * @param paths each a template, a directory, a cloud assembly, or a pattern for files
 * @throws AssemblyError in one line, for a path that leads to nothing to check, or a named file that cannot be read
 */
export function readInputs(paths: readonly string[]): ReadInputs {
  const { templates, assemblies, unreadable } = findTemplates(paths);
  return { inputs: [...assemblies.map(assemblyInput), ...templates.map(templateInput)], incomplete: unreadable };
}
