import * as z from 'zod';
import { UserError } from '../../errors';

const userPoolStore = z.strictObject({
  userPoolId: z.string().min(1),
  /** Whether the pool remembers devices. */
  devices: z.boolean(),
  /** Whether the pool keeps sign-in events, which its threat protection does. */
  signInEvents: z.boolean(),
});

/** What the function is told about its user pool. */
export type UserPoolStore = z.infer<typeof userPoolStore>;

/** @throws UserError when the setting is not that of a user pool */
export function userPoolStoreOf(setting: string): UserPoolStore {
  const { success, data } = userPoolStore.safeParse(parsed(setting));
  if (success) return data;
  throw new UserError('the setting STORE is none of a user pool; deploy the function with PrivacyRequests.addUserPool');
}

function parsed(setting: string): unknown {
  try {
    return JSON.parse(setting);
  } catch {
    return undefined;
  }
}
