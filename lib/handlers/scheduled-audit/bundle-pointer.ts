import * as z from 'zod';
import { UserError } from '../../errors';

const pointer = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string().regex(/^[\w.-]{1,150}$/),
  prefix: z.string().regex(/^[\w./-]{1,300}\/$/),
  manifestSha256: z.string().regex(/^[0-9a-f]{64}$/),
  reportSha256: z.string().regex(/^[0-9a-f]{64}$/),
  finishedAt: z.iso.datetime(),
  complete: z.boolean(),
});

/** Names a bundle of the evidence bucket: what `latest.json` and `told.json` hold. */
export interface BundlePointer {
  readonly schemaVersion: 1;
  readonly name: string;
  /** What the keys of its files begin with; ends in a slash. */
  readonly prefix: string;
  /** Lower-case hexadecimal. */
  readonly manifestSha256: string;
  /** Lower-case hexadecimal. */
  readonly reportSha256: string;
  /** When its audit finished, as ISO 8601 in UTC. */
  readonly finishedAt: string;
  /** Whether the audit could read everything that it was to read. */
  readonly complete: boolean;
}

/**
 * Reads a pointer.
 *
 * @param key the object's, for the error
 * @throws UserError when somebody wrote something else there: the chain must not pass over it in silence
 */
export function parsePointer(text: string, key: string): BundlePointer {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    content = undefined;
  }
  const parsed = pointer.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new UserError(`${key}: this names no bundle; restore the version before it`);
}
