import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { type MailSender, poolEmail } from './mail-sender';
import { MfaMode } from './mfa-mode';

/** What differs from one shopper pool to the next. */
export interface ShopperUserPoolSettings {
  readonly relyingPartyDomain: string;
  readonly mfa: MfaMode;
  readonly sender: MailSender | undefined;
  /** Whether the pool is on the Plus plan, with threat protection in force, or on the Essentials plan. */
  readonly threatProtection: boolean;
  readonly deletionProtection: boolean;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The user pool of a shop's customers, who sign up themselves, by e-mail address.
 *
 * - Passkeys stand in for both factors only with `WebAuthnFactorConfiguration` (since April 2026). Without it
 *   Cognito refuses passkeys beside required MFA, and beside optional MFA to all who set up a code ("Adding MFA
 *   to a user pool").
 * - No text messages, neither as a factor (they can be phished and diverted, and once set up cannot be removed)
 *   nor for recovery. Recovery goes by verified e-mail, which is no second factor here: Cognito refuses one
 *   channel for both ("Adding MFA to a user pool").
 * - Twelve characters are PCI DSS 4.0.1 requirement 8.3.6, four remembered passwords 8.3.7: duties for staff, a
 *   sensible floor for shoppers.
 * - A changed address counts once it is verified; until then the old one stays.
 *
 * @throws InvalidPropertyError when the relying party is not a plain domain of at most 63 characters
 */
export function shopperUserPool(scope: Construct, id: string, settings: ShopperUserPoolSettings): cognito.UserPool {
  refuseRelyingParty(scope, settings.relyingPartyDomain);
  const userPool = new cognito.UserPool(scope, id, {
    ...(settings.threatProtection
      ? {
          featurePlan: cognito.FeaturePlan.PLUS,
          standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
        }
      : { featurePlan: cognito.FeaturePlan.ESSENTIALS }),
    selfSignUpEnabled: true,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    standardAttributes: { email: { required: true, mutable: true } },
    autoVerify: { email: true },
    keepOriginal: { email: true },
    accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
    email: poolEmail(settings.sender),
    mfa: settings.mfa === MfaMode.REQUIRED ? cognito.Mfa.REQUIRED : cognito.Mfa.OPTIONAL,
    mfaSecondFactor: { otp: true, sms: false },
    signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
    passkeyRelyingPartyId: settings.relyingPartyDomain,
    passkeyUserVerification: cognito.PasskeyUserVerification.REQUIRED,
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      passwordHistorySize: 4,
      tempPasswordValidity: Duration.days(1),
    },
    deletionProtection: settings.deletionProtection,
    removalPolicy: settings.removalPolicy,
  });
  const resource = userPool.node.defaultChild as cognito.CfnUserPool;
  resource.webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION';
  return userPool;
}

/** A value of deployment time is refused as well: passkeys are bound to the name for good. */
function refuseRelyingParty(scope: Construct, domain: string): void {
  const label = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';
  if (domain.length > 63 || !new RegExp(`^(${label}\\.)+[a-z]${label}$`).test(domain)) {
    throw new InvalidPropertyError(
      scope,
      'relyingPartyDomain',
      domain,
      'give a domain of at most 63 characters as it stands in the browser, such as "shop.example.com"',
    );
  }
}
