import type * as z from 'zod';
import { printedValue } from './printed-value';

/** What a schema found wrong first, said for a person. */
export interface FirstIssue {
  /** The key at the top of the input under which it lies. */
  readonly key: string;
  /** `allowedRegions[0] is "eu"; <mend>`, or `domainName is missing; <mend>`. */
  readonly text: string;
}

/**
 * Reads the first issue of a failed parse. Every message of the schema is a mend: a clause that tells what to write,
 * without a final full stop.
 */
export function firstIssue(error: z.ZodError, input: unknown): FirstIssue {
  const [issue] = error.issues;
  const path = issue?.path ?? [];
  let value = input;
  let name = '';
  for (const step of path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
    name += typeof step === 'number' ? `[${step}]` : `${name === '' ? '' : '.'}${String(step)}`;
  }
  const state = value === undefined ? 'missing' : printedValue(value);
  return { key: String(path[0] ?? ''), text: `${name} is ${state}; ${issue?.message ?? ''}` };
}
