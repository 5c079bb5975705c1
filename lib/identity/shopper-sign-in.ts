import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { MfaMode } from './mfa-mode';
import type { ShopperIdentityProps } from './shopper-identity-props';
import { SEEN_FLOWS } from './shopper-web-client';
import { firstRefusal, type SignInCombination } from './sign-in-combination';

/**
 * How shoppers sign in, as the properties have it: passwords and passkeys first, authenticator apps and passkeys that
 * verified their user second, and what is asked for beside them.
 *
 * @throws InvalidPropertyError when a rule refuses the combination
 */
export function shopperSignIn(scope: Construct, props: ShopperIdentityProps): SignInCombination {
  const combination: SignInCombination = {
    mode: props.mfa ?? MfaMode.REQUIRED,
    plan: props.allowEssentialsPlan === true ? 'essentials' : 'plus',
    firstFactors: new Set([
      'password',
      'passkey',
      ...(props.allowEmailCodeSignIn === true ? ['email-otp' as const] : []),
    ]),
    secondFactors: new Set([
      'totp',
      'passkey',
      ...(props.emailFactor === true ? ['email' as const] : []),
      ...(props.allowSmsFactor === true ? ['sms' as const] : []),
    ]),
    flows: new Set(SEEN_FLOWS),
    recovery: props.adminRecoveryOnly === true ? 'none' : 'email',
    ses: props.sesVerifiedDomain !== undefined,
  };
  const refusal = firstRefusal(combination);
  if (refusal !== undefined) {
    throw new InvalidPropertyError(scope, refusal.property, true, refusal.mend);
  }
  if (props.passphrases === true && combination.plan === 'essentials') {
    const mend = 'leave it out: only the Plus plan looks for leaked passwords, which rules of composition stand in for';
    throw new InvalidPropertyError(scope, 'passphrases', true, mend);
  }
  return combination;
}
