import type { TokenEvent } from './token-event';

/**
 * The scope with which an access token changes the account at Cognito itself: e-mail address, password, factors
 * ("Scopes, M2M, and APIs with resource servers", Amazon Cognito Developer Guide). A sign-in by the API brings it unasked.
 */
export const SELF_SERVICE_SCOPE = 'aws.cognito.signin.user.admin';

/** A person proved who they are: all trigger sources of "Pre token generation Lambda trigger" but refreshing. */
const SIGN_INS = [
  'TokenGeneration_HostedAuth',
  'TokenGeneration_Authentication',
  'TokenGeneration_NewPasswordChallenge',
  'TokenGeneration_AuthenticateDevice',
];

/** The event, with {@link SELF_SERVICE_SCOPE} taken from the access token unless it comes straight from a sign-in. */
export function withoutStaleSelfService(event: TokenEvent): TokenEvent {
  if (SIGN_INS.includes(event.triggerSource)) return event;
  return {
    ...event,
    response: {
      ...event.response,
      claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToSuppress: [SELF_SERVICE_SCOPE] } },
    },
  };
}
