import type { Resource } from './resource';
import type { Verdict } from './verdict';

/** How a control judges the resources of a template. */
export interface Check {
  /** The CloudFormation resource types it looks at. */
  readonly types: readonly string[];
  /** The verdict on one resource of those types. */
  judge(resource: Resource): Verdict;
}

/** Judges each resource of one type, or of several. */
export function each(types: string | readonly string[], judge: (resource: Resource) => Verdict): Check {
  return { types: typeof types === 'string' ? [types] : types, judge };
}
