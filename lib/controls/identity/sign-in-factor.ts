import type { Resource } from '../resource';
import type { Verdict } from '../verdict';

/** Whether users may begin to sign in with one of the factors; unset, passwords are the only one. */
export function offersFirstFactor(userPool: Resource, ...factors: readonly string[]): Verdict {
  return userPool
    .at('Policies.SignInPolicy.AllowedFirstAuthFactors')
    .some((factor) => factor.oneOf(factors), `${factors.join(' or ')} is no first factor`);
}

/** Whether the user pool asks for second factors: of everybody, or of whoever has one. */
export function usesMfa(userPool: Resource): Verdict {
  return userPool.at('MfaConfiguration').or('OFF').oneOf(['ON', 'OPTIONAL']);
}

/** Whether a passkey that verified its user stands for both factors. */
export function passkeysAreMfa(userPool: Resource): Verdict {
  return userPool.at('WebAuthnFactorConfiguration').equals('MULTI_FACTOR_WITH_USER_VERIFICATION');
}
