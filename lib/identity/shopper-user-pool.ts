import type { RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { type MailSender, poolEmail } from './mail-sender';
import { MfaMode } from './mfa-mode';
import { shopperPasswordPolicy } from './shopper-password-policy';
import type { SignInCombination } from './sign-in-combination';
import { textMessageRole } from './text-message-role';

/** What differs from one shopper pool to the next. */
export interface ShopperUserPoolSettings {
  readonly relyingPartyDomain: string;
  /** A combination that no rule refuses. */
  readonly signIn: SignInCombination;
  readonly passphrases: boolean;
  readonly sender: MailSender | undefined;
  readonly deletionProtection: boolean;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The user pool of a shop's customers, who sign up themselves, by e-mail address.
 *
 * - Passkeys stand in for both factors only with `WebAuthnFactorConfiguration` (since April 2026). Without it
 *   Cognito refuses passkeys beside required MFA, and beside optional MFA to all who set up a code ("Adding MFA
 *   to a user pool").
 * - No text messages unless asked for: they can be phished and diverted, and once on they stay as long as MFA does
 *   (`EnabledMfas` of "AWS::Cognito::UserPool"). Never for recovery, which goes by verified e-mail or by staff.
 * - A changed address counts once it is verified; until then the old one stays.
 */
export function shopperUserPool(scope: Construct, id: string, settings: ShopperUserPoolSettings): cognito.UserPool {
  const { signIn, sender } = settings;
  const sms = signIn.secondFactors.has('sms');
  const verified = { email: true, ...(sms ? { phone: true } : {}) };
  const userPool = new cognito.UserPool(scope, id, {
    ...plan(signIn),
    selfSignUpEnabled: true,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    standardAttributes: { email: { required: true, mutable: true } },
    autoVerify: verified,
    keepOriginal: verified,
    accountRecovery: signIn.recovery === 'email' ? cognito.AccountRecovery.EMAIL_ONLY : cognito.AccountRecovery.NONE,
    email: poolEmail(sender),
    mfa: signIn.mode === MfaMode.REQUIRED ? cognito.Mfa.REQUIRED : cognito.Mfa.OPTIONAL,
    mfaSecondFactor: { otp: signIn.secondFactors.has('totp'), sms, email: signIn.secondFactors.has('email') },
    ...(sms ? textMessages(scope) : {}),
    signInPolicy: {
      allowedFirstAuthFactors: {
        password: true,
        passkey: signIn.firstFactors.has('passkey'),
        emailOtp: signIn.firstFactors.has('email-otp'),
      },
    },
    passkeyRelyingPartyId: settings.relyingPartyDomain,
    passkeyUserVerification: cognito.PasskeyUserVerification.REQUIRED,
    passwordPolicy: shopperPasswordPolicy(settings.passphrases),
    deletionProtection: settings.deletionProtection,
    removalPolicy: settings.removalPolicy,
  });
  const resource = userPool.node.defaultChild as cognito.CfnUserPool;
  resource.webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION';
  return userPool;
}

/** Custom challenges are watched too, should a trigger ever bring some. */
function plan(signIn: SignInCombination): Partial<cognito.UserPoolProps> {
  return signIn.plan === 'essentials'
    ? { featurePlan: cognito.FeaturePlan.ESSENTIALS }
    : {
        featurePlan: cognito.FeaturePlan.PLUS,
        standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
        customThreatProtectionMode: cognito.CustomThreatProtectionMode.FULL_FUNCTION,
      };
}

function textMessages(scope: Construct): Partial<cognito.UserPoolProps> {
  const { role, externalId } = textMessageRole(scope, 'TextMessageRole');
  return { smsRole: role, smsRoleExternalId: externalId };
}
