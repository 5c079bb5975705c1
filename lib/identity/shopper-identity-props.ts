import type { ManagedLoginOptions } from './managed-login';
import type { MfaMode } from './mfa-mode';
import type { PoolGuardProps } from './pool-guard';

/** Properties of `ShopperIdentity`. */
export interface ShopperIdentityProps extends PoolGuardProps {
  /**
   * The domain that passkeys are bound to, at most 63 characters: the shop's, where its own pages sign shoppers
   * in; the full custom domain of managed login, where that does. Another domain later makes every registered
   * passkey useless.
   */
  readonly relyingPartyDomain: string;
  /**
   * Which shoppers prove a second factor.
   * @default MfaMode.REQUIRED
   */
  readonly mfa?: MfaMode;
  /**
   * Whether a code by e-mail may be the second factor, beside authenticator apps and passkeys. Needs
   * `sesVerifiedDomain`, and `adminRecoveryOnly`: one mailbox would hold both the code and the new password.
   * @default false
   */
  readonly emailFactor?: boolean;
  /**
   * Whether a text message may be the second factor, beside authenticator apps and passkeys. Text messages are
   * diverted and cost money, the pool needs a role that may send them anywhere (a finding of cdk-nag), and once on they
   * stay as long as the pool has MFA.
   * @default false
   */
  readonly allowSmsFactor?: boolean;
  /**
   * Whether a code by e-mail alone signs a shopper in who has no second factor. With MfaMode.ADAPTIVE and
   * `sesVerifiedDomain` only.
   * @default false
   */
  readonly allowEmailCodeSignIn?: boolean;
  /**
   * Whether only staff reset passwords.
   * @default false - shoppers do, with a code to their verified e-mail address
   */
  readonly adminRecoveryOnly?: boolean;
  /**
   * Whether passwords are fifteen characters of any kind, rather than twelve that have all four kinds. The check for
   * leaked passwords takes the place of the rules, so not together with `allowEssentialsPlan`. cdk-nag finds the
   * missing rules (AwsSolutions-COG1).
   * @default false
   */
  readonly passphrases?: boolean;
  /**
   * Sign-in pages of Cognito on the shop's own domain, which `relyingPartyDomain` must be.
   * @default - the shop's own pages sign shoppers in
   */
  readonly managedLogin?: ManagedLoginOptions;
  /**
   * Whether Cognito refuses to delete the user pool.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * Whether the pool may run on the Essentials plan, at three quarters of the price: without threat protection, so
   * that leaked passwords pass and sign-in events are not exported. Not together with MfaMode.ADAPTIVE, which threat
   * protection decides.
   * @default false
   */
  readonly allowEssentialsPlan?: boolean;
}
