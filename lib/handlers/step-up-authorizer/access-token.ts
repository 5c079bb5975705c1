import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwksValidationError, JwkValidationError, JwtBaseError } from 'aws-jwt-verify/error';
import { type JwksCache, SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { CognitoAccessTokenPayload } from 'aws-jwt-verify/jwt-model';
import type { StepUpSettings } from './step-up-settings';

/** Verifies access tokens of one user pool and some of its app clients; gives no claims for any other token. */
export type TokenVerifier = (token: string) => Promise<CognitoAccessTokenPayload | undefined>;

/** What says nothing about the token: the keys of the user pool cannot be had. */
const FAILURES = [FetchError, JwksValidationError, JwkValidationError];

/**
 * Verifies signature, issuer, client, use and validity with the library that AWS keeps for it. Whether a token was
 * revoked in the meantime cannot be seen in it: a short life and a recent sign-in bound the damage.
 *
 * The verifier throws only where the user pool's keys cannot be had.
 *
 * @param keys where the user pool's public keys come from
 */
export function tokenVerifier(
  settings: Pick<StepUpSettings, 'userPoolId' | 'clientIds'>,
  keys: JwksCache = new SimpleJwksCache(),
): TokenVerifier {
  const verifier = CognitoJwtVerifier.create(
    { userPoolId: settings.userPoolId, clientId: [...settings.clientIds], tokenUse: 'access' },
    { jwksCache: keys },
  );
  return async (token) => {
    try {
      return await verifier.verify(token);
    } catch (error) {
      if (error instanceof JwtBaseError && !FAILURES.some((failure) => error instanceof failure)) return undefined;
      throw error;
    }
  };
}
