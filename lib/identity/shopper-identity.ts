import { RemovalPolicy } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type { aws_cognito } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import type { AuthEventExport } from './auth-event-export';
import type { FactorResetAlerts } from './factor-reset-alerts';
import { mailSender } from './mail-sender';
import { ManagedLogin } from './managed-login';
import { guardPool } from './pool-guard';
import { refuseRelyingParty } from './relying-party';
import { type ShopperClientSettings, shopperClient } from './shopper-client';
import type { ShopperIdentityProps } from './shopper-identity-props';
import { mobileClientSettings, type ShopperMobileClientProps } from './shopper-mobile-client';
import { ShopperProtection, type ShopperProtectionOptions } from './shopper-protection';
import { type ShopperServerClientProps, serverClientSettings } from './shopper-server-client';
import { shopperSignIn } from './shopper-sign-in';
import { shopperUserPool } from './shopper-user-pool';
import { type ShopperWebClientProps, webClientSettings } from './shopper-web-client';
import type { SignInAlarms } from './sign-in-alarms';
import { firstRefusal, type SignInCombination } from './sign-in-combination';
import type { UserPoolWebAcl } from './user-pool-web-acl';

export type { ShopperIdentityProps } from './shopper-identity-props';

/**
 * Accounts of a shop's customers: a Cognito user pool with passkeys, authenticator apps, threat protection, a web
 * ACL and an archive of sign-in events. Clients are added with {@link webClient}, {@link mobileClient} and
 * {@link serverClient}. What does not go together is refused; docs/identity.md has the table.
 *
 * There is no identity pool, so nobody gets AWS credentials. PCI DSS requirement 8 does not apply to shoppers' own
 * accounts; staff sign in elsewhere. Threat protection bills each monthly active user on the Plus plan.
 *
 * Beforehand: with `sesVerifiedDomain`, the domain is verified in Amazon SES in this region, out of the sandbox, and
 * whoever deploys may create the service-linked role by which Cognito sends ("Using service-linked roles for Amazon
 * Cognito"); without, Cognito sends 50 messages a day and notifies nobody of risky sign-ins. An app that serves shoppers over the
 * authorization code grant needs `managedLogin`, or a domain of one's own on the pool. With `allowSmsFactor` the
 * account is out of the SMS sandbox.
 *
 * Satisfies: UserPoolMfa, UserPoolMfaFactors, UserPoolThreatProtection, UserPoolRiskActions, UserPoolPasswordLength,
 * UserPoolDeletionProtection, UserPoolAccountRecovery, UserPoolAttributeVerification, UserPoolAuthEventsExported,
 * UserPoolWebAcl, UserPoolClientGenericErrors, UserPoolClientAuthFlows, UserPoolClientOAuthFlows,
 * UserPoolClientCallbackUrls, UserPoolClientTokenLifetime, UserPoolClientWriteAttributes, LogGroupRetention,
 * LogGroupEncrypted
 */
export class ShopperIdentity extends Construct {
  /**
   * Hardens a user pool that exists without replacing it: see {@link ShopperProtection}.
   *
   * @throws InvalidPropertyError when the mail sender cannot be used, or the plan not with `mfa`
   */
  public static protect(
    scope: Construct,
    id: string,
    userPool: aws_cognito.IUserPoolRef,
    options: ShopperProtectionOptions,
  ): ShopperProtection {
    return new ShopperProtection(scope, id, { ...options, userPool });
  }

  public readonly userPool: cognito.UserPool;
  /** What threat protection does. Absent on the Essentials plan. */
  public readonly riskConfiguration: cognito.CfnUserPoolRiskConfigurationAttachment | undefined;
  /** The bucket with sign-in events, and their delivery. Absent on the Essentials plan. */
  public readonly authEvents: AuthEventExport | undefined;
  /** The web ACL that was made, where none was given. */
  public readonly webAcl: UserPoolWebAcl | undefined;
  /** The sign-in pages, where asked for. */
  public readonly managedLogin?: ManagedLogin;
  /** The alarms, where a topic was given. */
  public readonly alarms: SignInAlarms | undefined;
  /** The alerts on resets of factors, where a topic was given. */
  public readonly factorResets: FactorResetAlerts | undefined;
  private readonly signIn: SignInCombination;

  /** @throws InvalidPropertyError when a property cannot be used, or not together with another one */
  public constructor(scope: Construct, id: string, props: ShopperIdentityProps) {
    super(scope, id);
    const sender = mailSender(this, props);
    this.signIn = shopperSignIn(this, props);
    refuseRelyingParty(this, props.relyingPartyDomain, props.managedLogin?.domainName);
    this.userPool = shopperUserPool(this, 'UserPool', {
      relyingPartyDomain: props.relyingPartyDomain,
      signIn: this.signIn,
      passphrases: props.passphrases ?? false,
      sender,
      deletionProtection: props.deletionProtection ?? true,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    const { mode: mfa, plan } = this.signIn;
    const pool = { userPool: this.userPool, mfa, sender, threatProtection: plan === 'plus' };
    const guard = guardPool(this, pool, props);
    this.riskConfiguration = guard.riskConfiguration;
    this.authEvents = guard.authEvents;
    this.webAcl = guard.webAcl;
    this.alarms = guard.alarms;
    this.factorResets = guard.factorResets;
    if (props.managedLogin !== undefined) {
      this.managedLogin = new ManagedLogin(this, 'ManagedLogin', { ...props.managedLogin, userPool: this.userPool });
    }
  }

  /**
   * Adds the app client of the shop's pages: public, authorization code with PKCE, tokens of 30 minutes, refresh
   * tokens of 30 days that rotate, generic errors, no write access beyond address and names.
   *
   * @throws InvalidPropertyError when a URL is not an exact https one, or a flow cannot be used in this pool
   */
  public webClient(id: string, props: ShopperWebClientProps): cognito.UserPoolClient {
    return this.client(id, webClientSettings(this, props));
  }

  /**
   * Adds the app client of the shop's mobile app: as {@link webClient}, with links that open the app.
   *
   * @throws InvalidPropertyError when a URL is not an exact https one, or a flow cannot be used in this pool
   */
  public mobileClient(id: string, props: ShopperMobileClientProps): cognito.UserPoolClient {
    return this.client(id, mobileClientSettings(this, props));
  }

  /**
   * Adds the app client of a shop that is rendered on a server: as {@link webClient}, with a secret, which
   * CloudFormation knows as the attribute `ClientSecret`.
   *
   * @throws InvalidPropertyError when a URL is not an exact https one, or a flow cannot be used in this pool
   */
  public serverClient(id: string, props: ShopperServerClientProps): cognito.UserPoolClient {
    return this.client(id, serverClientSettings(this, props));
  }

  private client(id: string, settings: Omit<ShopperClientSettings, 'userPool' | 'telephone'>): cognito.UserPoolClient {
    const { authFlows } = settings;
    const refusal = firstRefusal({ ...this.signIn, flows: new Set(authFlows) });
    if (refusal !== undefined) {
      throw new InvalidPropertyError(this, refusal.property, authFlows, refusal.mend);
    }
    const telephone = this.signIn.secondFactors.has('sms');
    const client = shopperClient(this, id, { ...settings, userPool: this.userPool, telephone });
    this.managedLogin?.brand(client);
    this.alarms?.watchClient(client);
    return client;
  }
}
