/** What a request to a step-up route has to prove. */
export interface StepUpDemand {
  /** The longest time since the shopper signed in, in seconds. */
  readonly maxAge: number;
  /** Names of the authentication levels that are taken, highest first. */
  readonly acrValues: readonly string[];
}

/** The challenge that asks a client to sign the shopper in anew ("OAuth 2.0 Step Up Authentication", RFC 9470, section 3). */
export function stepUpChallenge({ maxAge, acrValues }: StepUpDemand): string {
  return [
    'Bearer error="insufficient_user_authentication"',
    'error_description="A recent sign-in with a second factor is required"',
    `acr_values="${acrValues.join(' ')}"`,
    `max_age="${maxAge}"`,
  ].join(', ');
}

/** The challenge to a request whose token is missing or worthless ("Bearer Token Usage", RFC 6750, section 3). */
export const INVALID_TOKEN_CHALLENGE = 'Bearer error="invalid_token"';
