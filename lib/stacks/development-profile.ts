import { Profile, type StorefrontSettings } from '../settings/settings';

/**
 * What the development profile gives up so that an environment is cheap and can be destroyed. Each is named: the
 * findings stay in the report and the evidence, as warnings.
 */
const DOWNGRADED = ['LogGroupRetention', 'TableDeletionProtection', 'UserPoolDeletionProtection'];

/** The controls that only warn under the settings' profile, by id. */
export function developmentDowngrades({ profile }: StorefrontSettings): string[] {
  return profile === Profile.DEVELOPMENT ? [...DOWNGRADED] : [];
}
