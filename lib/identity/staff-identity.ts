import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { STAFF_IDENTITY_METADATA, type StaffIdentityMetadata } from '../controls/template-metadata';
import { AuthEventExport } from './auth-event-export';
import { mailSender } from './mail-sender';
import { MfaMode } from './mfa-mode';
import { riskConfiguration } from './risk-configuration';
import { StaffAwsAccess } from './staff-aws-access';
import { type StaffClientProps, staffClient } from './staff-client';
import { StaffDomain, staffDomainName } from './staff-domain';
import type { StaffGroup, StaffGroupProps } from './staff-group';
import type { StaffIdentityProps } from './staff-identity-props';
import { staffIdentityProvider } from './staff-identity-provider';
import { staffNotCovered } from './staff-not-covered';
import { StaffSignInKind } from './staff-sign-in';
import { staffUserPool } from './staff-user-pool';
import { StaffWebAcl } from './staff-web-acl';

/**
 * Accounts of a shop's staff, apart from those of shoppers: a Cognito user pool that leaves sign-in to the company's
 * identity provider, or asks for passkeys and authenticator apps itself. Clients of the back office are added with
 * {@link webClient}, groups and what they may do in AWS with {@link addGroup}.
 *
 * Cognito does not meet all that PCI DSS asks of staff accounts: {@link notCovered} says what is missing and what to do,
 * and so does the template's metadata. Threat protection judges local users only, and bills each active user.
 *
 * Beforehand: with SAML, its metadata is reachable or at hand; the provider is told the pool's
 * `urn:amazon:cognito:sp:<pool id>` and {@link assertionAddress}, and encrypts with the pool's certificate, which exists
 * after the first deployment. With OpenID Connect, the provider has a client that may redirect to {@link redirectAddress},
 * and its secret lies in Secrets Manager. With a pool and `sesVerifiedDomain`, the domain is verified in Amazon SES in this
 * region. With `managedLogin`, what {@link ManagedLogin} asks. Whoever deploys may create service-linked roles. The steps are in docs/staff-identity.md.
 *
 * Satisfies: UserPoolMfa, UserPoolMfaFactors, UserPoolThreatProtection, UserPoolRiskActions, UserPoolPasswordLength,
 * UserPoolPasswordHistory, UserPoolTemporaryPasswords, UserPoolNoTextMessages, UserPoolDeletionProtection,
 * UserPoolRetained, UserPoolAccountRecovery, UserPoolAuthEventsExported, UserPoolWebAcl, UserPoolClientAuthFlows,
 * UserPoolClientAuthSession, UserPoolClientGenericErrors, UserPoolClientOAuthFlows, UserPoolClientScopes,
 * UserPoolClientCallbackUrls, UserPoolClientLogoutUrls, UserPoolClientTokenLifetime, UserPoolClientRefreshRotation,
 * UserPoolClientReadAttributes, StaffPoolNoSelfSignUp, StaffPoolSeparate, StaffClientTokenLifetime,
 * IdentityPoolNoAnonymous, IdentityPoolNoAnonymousRole, IdentityPoolRoleMapping, IdentityPoolTokensChecked,
 * RoleTrustRestricted, LogGroupRetention, LogGroupEncrypted; with SAML also SamlRequestsSigned, SamlResponsesEncrypted,
 * SamlSignInRequested; with any identity provider StaffClientFederated; with a pool StaffPoolMfa, StaffPoolMfaFactors,
 * StaffPoolPasswords, StaffPoolPasswordHistory, StaffPoolDevices, UserPoolPasskeysOffered, UserPoolPasskeyVerification
 */
export class StaffIdentity extends Construct {
  public readonly userPool: cognito.UserPool;
  /** Where staff sign in, and where the identity provider sends them back to. */
  public readonly domain: StaffDomain;
  /** The company's identity provider. Absent where the pool itself signs staff in. */
  public readonly provider?: cognito.IUserPoolIdentityProvider;
  /** What threat protection does with local users. */
  public readonly riskConfiguration: cognito.CfnUserPoolRiskConfigurationAttachment;
  /** The bucket with sign-in events, and their delivery. */
  public readonly authEvents: AuthEventExport;
  /** The web ACL that was made, where none was given. */
  public readonly webAcl?: StaffWebAcl;
  /** Requirements of PCI DSS 4.0.1 that this does not meet: each with the reason and what to do instead. */
  public readonly notCovered: readonly string[];

  private readonly clients: cognito.UserPoolClient[] = [];
  private access?: StaffAwsAccess;

  /** @throws InvalidPropertyError when the way of signing in, the domain or the mail sender cannot be used */
  public constructor(scope: Construct, id: string, props: StaffIdentityProps) {
    super(scope, id);
    const { signIn, encryptionKey, accessLogBucket } = props;
    const logRetention = props.logRetention ?? logs.RetentionDays.THIRTEEN_MONTHS;
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    const domainName = staffDomainName(this, props);
    const sender = mailSender(this, signIn.poolProps ?? {});
    this.userPool = staffUserPool(this, 'UserPool', {
      isFederated: signIn.kind !== StaffSignInKind.POOL,
      relyingPartyDomain: domainName,
      sender,
      deletionProtection: props.deletionProtection ?? true,
      removalPolicy,
    });
    this.domain = new StaffDomain(this, 'Domain', {
      userPool: this.userPool,
      domainName,
      ...(props.managedLogin === undefined ? {} : { managedLogin: props.managedLogin }),
      ...(props.domainPrefix === undefined ? {} : { domainPrefix: props.domainPrefix }),
    });
    const provider = staffIdentityProvider(this, 'Provider', this.userPool, signIn);
    if (provider !== undefined) this.provider = provider;
    this.riskConfiguration = riskConfiguration(this, 'RiskConfiguration', this.userPool, MfaMode.REQUIRED, sender);
    this.authEvents = new AuthEventExport(this, 'AuthEvents', {
      userPool: this.userPool,
      encryptionKey,
      retention: Duration.days(logRetention),
      removalPolicy,
      ...(accessLogBucket === undefined ? {} : { accessLogBucket }),
    });
    let { webAclArn } = props;
    if (webAclArn === undefined) {
      this.webAcl = new StaffWebAcl(this, 'WebAcl', {
        encryptionKey,
        logRetention,
        ...(props.removalPolicy === undefined ? {} : { removalPolicy }),
      });
      webAclArn = this.webAcl.webAclArn;
    }
    new wafv2.CfnWebACLAssociation(this, 'WebAclAssociation', { resourceArn: this.userPool.userPoolArn, webAclArn });
    this.notCovered = staffNotCovered(signIn.kind);
    const metadata: StaffIdentityMetadata = { signIn: signIn.kind, notCovered: this.notCovered };
    (this.userPool.node.defaultChild as cognito.CfnUserPool).addMetadata(STAFF_IDENTITY_METADATA, metadata);
  }

  /** Where a SAML identity provider posts its assertions (assertion consumer service). */
  public get assertionAddress(): string {
    return `https://${this.domain.domainName}/saml2/idpresponse`;
  }

  /** Where an OpenID Connect provider sends people back to. */
  public get redirectAddress(): string {
    return `https://${this.domain.domainName}/oauth2/idpresponse`;
  }

  /** The identity pool of the groups. Undefined before the first {@link addGroup}. */
  public get identityPool(): cognito.CfnIdentityPool | undefined {
    return this.access?.identityPool;
  }

  /**
   * Adds an app client of the back office: authorization code, tokens of 15 minutes, refresh tokens of an hour.
   *
   * @throws InvalidPropertyError when a URL is not an exact https one
   */
  public webClient(id: string, props: StaffClientProps): cognito.UserPoolClient {
    const client = staffClient(this, id, { ...props, userPool: this.userPool, provider: this.provider });
    this.domain.brand(client);
    this.clients.push(client);
    this.access?.addClient(client);
    return client;
  }

  /**
   * Adds a group of staff with a role in AWS, that may do what its statements, managed policies and grants say. With the
   * first group comes an identity pool, which gives nobody credentials who did not sign in.
   *
   * @param name as the identity provider sends it, or an administrator adds people to it: a letter, then letters, digits,
   * `-` and `_`, 64 characters at most
   * @throws InvalidPropertyError when the name is taken or cannot be used, or there are 25 groups already
   */
  public addGroup(name: string, props: StaffGroupProps = {}): StaffGroup {
    this.access ??= this.newAccess();
    return this.access.addGroup(name, props);
  }

  private newAccess(): StaffAwsAccess {
    const { userPool } = this;
    const access = new StaffAwsAccess(this, 'AwsAccess', { userPool, isFederated: this.provider !== undefined });
    for (const client of this.clients) access.addClient(client);
    return access;
  }
}
