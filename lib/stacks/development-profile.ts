import { MfaMode } from '../identity/mfa-mode';
import { Profile, type StorefrontSettings } from '../settings/settings';

/** What makes an environment one that can be destroyed, with logs of a month and no evidence that is locked. */
const DESTROYABLE = [
  'LogGroupRetention',
  'PaymentPageMonitored',
  'TableDeletionProtection',
  'UserPoolDeletionProtection',
  'UserPoolRetained',
];

/** What the cheaper plan of the user pool does without. */
const ESSENTIALS_PLAN = [
  'AwsSolutions-COG8',
  'UserPoolAuthEventsExported',
  'UserPoolRiskActions',
  'UserPoolThreatProtection',
];

/**
 * The rules that only warn under the settings' profile, by id: what the development profile gives up so that an
 * environment is cheap and can be destroyed. Each is named: the findings stay in the report and the evidence.
 */
export function developmentDowngrades({ profile, mfa }: StorefrontSettings): string[] {
  if (profile !== Profile.DEVELOPMENT) return [];
  return mfa === MfaMode.REQUIRED ? [...DESTROYABLE, ...ESSENTIALS_PLAN] : [...DESTROYABLE];
}
