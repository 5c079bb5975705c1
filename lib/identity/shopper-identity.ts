import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { AuthEventExport } from './auth-event-export';
import { type MailSenderProps, mailSender } from './mail-sender';
import { MfaMode } from './mfa-mode';
import { riskConfiguration } from './risk-configuration';
import { shopperUserPool } from './shopper-user-pool';
import { type ShopperWebClientProps, shopperWebClient } from './shopper-web-client';
import { UserPoolWebAcl } from './user-pool-web-acl';

/** Properties of {@link ShopperIdentity}. */
export interface ShopperIdentityProps extends MailSenderProps {
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
   * The customer managed key of sign-in events and of the web ACL's log, in the stack's region. A key of this app
   * gets the statements for log delivery and CloudWatch Logs; the policy of an imported one must have them.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * How long sign-in events and the web ACL's log are kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * Where S3 writes the access log of the bucket with sign-in events.
   * @default - no server access log
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * ARN of a web ACL of this region, without account takeover or account creation fraud prevention, which Cognito
   * refuses.
   * @default - a `UserPoolWebAcl` of its own
   */
  readonly webAclArn?: string;
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
  /**
   * What happens to the user pool, the bucket with sign-in events and the web ACL's log when they leave the template.
   * @default RemovalPolicy.RETAIN, and for the log RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Accounts of a shop's customers: a Cognito user pool with passkeys, authenticator apps, threat protection, a web
 * ACL and an archive of sign-in events. Clients are added with {@link webClient}.
 *
 * There is no identity pool, so nobody gets AWS credentials. PCI DSS requirement 8 does not apply to shoppers' own
 * accounts; staff sign in elsewhere. Threat protection bills each monthly active user on the Plus plan.
 *
 * Beforehand: with `sesVerifiedDomain`, the domain is verified in Amazon SES in this region, out of the sandbox,
 * and its sending authorization policy admits Cognito ("Email settings for Amazon Cognito user pools"); without,
 * Cognito sends 50 messages a day and notifies nobody of risky sign-ins. An app that serves shoppers over the
 * authorization code grant needs a domain for managed login on the pool.
 *
 * Satisfies: UserPoolMfa, UserPoolMfaFactors, UserPoolThreatProtection, UserPoolRiskActions, UserPoolPasswordLength,
 * UserPoolDeletionProtection, UserPoolAccountRecovery, UserPoolAuthEventsExported, UserPoolWebAcl,
 * UserPoolClientGenericErrors, UserPoolClientOAuthFlows, UserPoolClientCallbackUrls, UserPoolClientTokenLifetime,
 * UserPoolClientWriteAttributes, LogGroupRetention, LogGroupEncrypted
 */
export class ShopperIdentity extends Construct {
  public readonly userPool: cognito.UserPool;
  /** What threat protection does. Absent on the Essentials plan. */
  public readonly riskConfiguration?: cognito.CfnUserPoolRiskConfigurationAttachment;
  /** The bucket with sign-in events, and their delivery. Absent on the Essentials plan. */
  public readonly authEvents?: AuthEventExport;
  /** The web ACL that was made, where none was given. */
  public readonly webAcl?: UserPoolWebAcl;

  /** @throws InvalidPropertyError when the relying party or the mail sender cannot be used, or the plan not with `mfa` */
  public constructor(scope: Construct, id: string, props: ShopperIdentityProps) {
    super(scope, id);
    const { encryptionKey, accessLogBucket, mfa = MfaMode.REQUIRED } = props;
    const logRetention = props.logRetention ?? logs.RetentionDays.THIRTEEN_MONTHS;
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    const sender = mailSender(this, props);
    const threatProtection = props.allowEssentialsPlan !== true;
    if (!threatProtection && mfa === MfaMode.ADAPTIVE) {
      throw new InvalidPropertyError(
        this,
        'allowEssentialsPlan',
        true,
        'leave it out: MfaMode.ADAPTIVE needs the threat protection of the Plus plan',
      );
    }

    this.userPool = shopperUserPool(this, 'UserPool', {
      relyingPartyDomain: props.relyingPartyDomain,
      mfa,
      sender,
      threatProtection,
      deletionProtection: props.deletionProtection ?? true,
      removalPolicy,
    });
    if (threatProtection) {
      this.riskConfiguration = riskConfiguration(this, 'RiskConfiguration', this.userPool, mfa, sender);
      this.authEvents = new AuthEventExport(this, 'AuthEvents', {
        userPool: this.userPool,
        encryptionKey,
        retention: Duration.days(logRetention),
        removalPolicy,
        accessLogBucket,
      });
    }
    let { webAclArn } = props;
    if (webAclArn === undefined) {
      this.webAcl = new UserPoolWebAcl(this, 'WebAcl', {
        encryptionKey,
        logRetention,
        ...(props.removalPolicy === undefined ? {} : { removalPolicy }),
      });
      webAclArn = this.webAcl.webAclArn;
    }
    new wafv2.CfnWebACLAssociation(this, 'WebAclAssociation', {
      resourceArn: this.userPool.userPoolArn,
      webAclArn,
    });
  }

  /**
   * Adds the app client of the shop's pages: public, authorization code with PKCE, tokens of 30 minutes, refresh
   * tokens of 30 days that rotate, generic errors, no write access beyond address and names.
   *
   * @throws InvalidPropertyError when a URL is not an exact https one
   */
  public webClient(id: string, props: ShopperWebClientProps): cognito.UserPoolClient {
    return shopperWebClient(this, id, this.userPool, props);
  }
}
