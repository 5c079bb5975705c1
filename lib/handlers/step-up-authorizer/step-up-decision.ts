import type { StepUpSettings } from './step-up-settings';

/** What is asked of a verified token. */
export type StepUpVerdict = 'granted' | 'stale-sign-in' | 'weak-sign-in';

/** Seconds by which the clocks of Cognito and of this function may differ. */
const CLOCK_SKEW = 30;

/**
 * Whether a verified token tells of a recent sign-in that was strong enough. Neither claim changes when a token is
 * refreshed, and no trigger can change either ("Authentication levels with ACR and AMR claims", Amazon Cognito Developer
 * Guide).
 *
 * @param claims `auth_time` is when the shopper proved who they are, in seconds since 1970; `acr` names the level reached
 */
export function stepUpVerdict(
  claims: { readonly auth_time?: unknown; readonly acr?: unknown },
  settings: Pick<StepUpSettings, 'maxAge' | 'acrValues' | 'allowTokensWithoutAcr'>,
  now: Date,
): StepUpVerdict {
  const { auth_time: authTime, acr } = claims;
  if (typeof authTime !== 'number' || !Number.isFinite(authTime)) return 'stale-sign-in';
  const age = now.getTime() / 1000 - authTime;
  if (age > settings.maxAge || age < -CLOCK_SKEW) return 'stale-sign-in';
  if (acr === undefined) return settings.allowTokensWithoutAcr ? 'granted' : 'weak-sign-in';
  return typeof acr === 'string' && settings.acrValues.includes(acr) ? 'granted' : 'weak-sign-in';
}
