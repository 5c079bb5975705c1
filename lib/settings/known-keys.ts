import * as z from 'zod';

/** Text that is not empty. `mend` is what the message says. */
export const text = (mend: string) => z.string({ error: mend }).min(1, { error: mend });

/** An object of known keys; a key that nobody reads is refused by name. */
export function known<Shape extends z.core.$ZodLooseShape>(shape: Shape, example: string) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `${issue.keys.join(', ')} is no key of it; use ${Object.keys(shape).join(', ')}`
        : `write an object such as ${example}`,
  });
}
