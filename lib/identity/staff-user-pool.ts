import { Duration, type RemovalPolicy, Tags } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { type MailSender, poolEmail } from './mail-sender';

/** The attribute with the group that the identity provider names, and its claim in ID tokens. */
export const STAFF_GROUP_CLAIM = 'custom:staff_group';

/** Tag that tells a staff pool from one of shoppers, also at runtime. */
export const AUDIENCE_TAG = { key: 'storefront:audience', value: 'staff' };

/** What differs from one staff pool to the next. */
export interface StaffUserPoolSettings {
  /** Whether an identity provider vouches for staff, so that there are no local users. */
  readonly isFederated: boolean;
  /** The domain that passkeys are bound to. */
  readonly relyingPartyDomain: string;
  readonly sender: MailSender | undefined;
  readonly deletionProtection: boolean;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The user pool of a shop's staff.
 *
 * - Nobody signs up. A second factor is always asked for; it is a passkey that verified its user or an authenticator app,
 *   never a text message or mail. Cognito cannot be told to take passkeys alone: who has one must have another factor
 *   too ("Adding MFA to a user pool").
 * - Twelve characters are PCI DSS 4.0.1 requirement 8.3.6, four remembered passwords 8.3.7. A temporary password lasts a
 *   day, and forgotten ones are reset by an administrator, who sees who asks (8.3.3).
 * - With an identity provider there are no local users, and no client signs any in; the same rules meet one that
 *   somebody makes nevertheless. Mail addresses are the provider's, so Cognito verifies none.
 */
export function staffUserPool(scope: Construct, id: string, settings: StaffUserPoolSettings): cognito.UserPool {
  const { isFederated } = settings;
  const userPool = new cognito.UserPool(scope, id, {
    featurePlan: cognito.FeaturePlan.PLUS,
    standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    standardAttributes: { email: { required: true, mutable: true } },
    ...(isFederated
      ? {
          autoVerify: {},
          customAttributes: { staff_group: new cognito.StringAttribute({ mutable: true, maxLen: 2_048 }) },
        }
      : { autoVerify: { email: true }, keepOriginal: { email: true } }),
    accountRecovery: cognito.AccountRecovery.NONE,
    email: poolEmail(settings.sender),
    mfa: cognito.Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: !isFederated } },
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
    ...(isFederated
      ? {}
      : {
          passkeyRelyingPartyId: settings.relyingPartyDomain,
          passkeyUserVerification: cognito.PasskeyUserVerification.REQUIRED,
        }),
  });
  if (!isFederated) {
    const resource = userPool.node.defaultChild as cognito.CfnUserPool;
    resource.webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION';
  }
  Tags.of(userPool).add(AUDIENCE_TAG.key, AUDIENCE_TAG.value);
  return userPool;
}
