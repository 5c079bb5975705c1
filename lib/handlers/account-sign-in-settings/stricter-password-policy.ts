import type { PasswordPolicy, UpdateAccountPasswordPolicyCommandInput } from '@aws-sdk/client-iam';
import type { Settings } from './settings-request';

/** The policy that the account is to have, and what of it stood before. */
export interface StricterPolicy {
  /** Every parameter: an update sets those left out back to AWS's defaults ("UpdateAccountPasswordPolicy"). */
  readonly policy: UpdateAccountPasswordPolicyCommandInput;
  /** Settings of the account that are stricter than asked for, and stay. */
  readonly kept: readonly string[];
  /** Whether the account's policy differs. */
  readonly changed: boolean;
}

const CHARACTER_CLASSES = [
  'RequireLowercaseCharacters',
  'RequireUppercaseCharacters',
  'RequireNumbers',
  'RequireSymbols',
] as const;

/**
 * Of each setting the stricter: the account's own or the one asked for. What is neither stricter nor asked for stays:
 * whether users change their own password, and whether an expired one can still be changed.
 *
 * @param current the account's policy; undefined where it has none, and AWS's defaults hold
 */
export function stricterPolicy(
  current: PasswordPolicy | undefined,
  wanted: Pick<Settings, 'MinimumPasswordLength' | 'PasswordReusePrevention' | 'MaxPasswordAge'>,
): StricterPolicy {
  const length = current?.MinimumPasswordLength ?? 0;
  const reuse = current?.PasswordReusePrevention ?? 0;
  // IAM says 0 where passwords do not expire.
  const age = current?.MaxPasswordAge || Number.POSITIVE_INFINITY;
  const wantedAge = wanted.MaxPasswordAge ?? Number.POSITIVE_INFINITY;
  const strictestAge = Math.min(age, wantedAge);
  const policy: UpdateAccountPasswordPolicyCommandInput = {
    MinimumPasswordLength: Math.max(length, wanted.MinimumPasswordLength),
    PasswordReusePrevention: Math.max(reuse, wanted.PasswordReusePrevention),
    ...(Number.isFinite(strictestAge) ? { MaxPasswordAge: strictestAge } : {}),
    ...Object.fromEntries(CHARACTER_CLASSES.map((name) => [name, true])),
    AllowUsersToChangePassword: current?.AllowUsersToChangePassword ?? true,
    HardExpiry: current?.HardExpiry ?? false,
  };
  const kept = [
    ...(length > wanted.MinimumPasswordLength ? [`MinimumPasswordLength ${length}`] : []),
    ...(reuse > wanted.PasswordReusePrevention ? [`PasswordReusePrevention ${reuse}`] : []),
    ...(age < wantedAge ? [`MaxPasswordAge ${age}`] : []),
  ];
  const changed =
    current === undefined ||
    length !== policy.MinimumPasswordLength ||
    reuse !== policy.PasswordReusePrevention ||
    age !== strictestAge ||
    CHARACTER_CLASSES.some((name) => current[name] !== true);
  return { policy, kept, changed };
}
