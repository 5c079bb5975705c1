import * as z from 'zod';
import { UserError } from '../../errors';

/** A bucket, and where in it the objects of subjects stand. */
const objectStore = z.strictObject({
  bucket: z.string().min(3),
  /** Empty, or ends in a slash. */
  prefix: z.string().regex(/^$|\/$/),
});

/** What the function is told about its bucket. */
export type ObjectStore = z.infer<typeof objectStore>;

/** @throws UserError when the setting is not that of a bucket */
export function objectStoreOf(setting: string): ObjectStore {
  const { success, data } = objectStore.safeParse(parsed(setting));
  if (success) return data;
  throw new UserError('the setting STORE is none of a bucket; deploy the function with PrivacyRequests.addObjects');
}

/** Where the objects of a subject stand. The slash keeps those of a subject apart whose id begins alike. */
export function subjectPrefix({ prefix }: ObjectStore, subject: string): string {
  return `${prefix}${subject}/`;
}

function parsed(setting: string): unknown {
  try {
    return JSON.parse(setting);
  } catch {
    return undefined;
  }
}
