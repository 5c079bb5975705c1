import { type RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { ManagedLoginOptions } from '../identity/managed-login';
import { MfaMode } from '../identity/mfa-mode';
import { ShopperIdentity } from '../identity/shopper-identity';
import { StaffIdentity } from '../identity/staff-identity';
import { StaffSignIn } from '../identity/staff-sign-in';
import type { SignInSettings, StaffSettings } from '../settings/identity-settings';

/** Who sends the mail of a user pool. */
export interface MailSender {
  /** The domain that Amazon SES has verified. */
  readonly domainName: string;
  /** The address that mail comes from. */
  readonly fromEmail: string;
}

/** Properties of {@link IdentityStack}. */
export interface IdentityStackProps extends StackProps {
  /** The shop's host name, to which passkeys are bound. */
  readonly domainName: string;
  /** When shoppers are asked for a second factor. */
  readonly mfa: MfaMode;
  /**
   * Who sends the pool's mail: an address and its domain, which Amazon SES has verified in this region.
   * @default - Cognito
   */
  readonly sender?: MailSender;
  /**
   * The pages on which shoppers sign in.
   * @default - the shop's own
   */
  readonly signIn?: SignInSettings;
  /**
   * How staff sign in.
   * @default - not here
   */
  readonly staff?: StaffSettings;
  /**
   * Id of the hosted zone that takes the records of the sign-in pages.
   * @default - the records are made by hand
   */
  readonly hostedZoneId?: string;
  /**
   * Name of that hosted zone.
   * @default - the domain name
   */
  readonly hostedZoneName?: string;
  /** Where alarms go. */
  readonly alarmTopic: sns.ITopic;
  /** The key of logs, of the same region. */
  readonly logsKey: kms.IKey;
  /** Where S3 writes access logs, in the same region. */
  readonly accessLogBucket: s3.IBucket;
  /** How long sign-in events and the web ACL's log are kept. */
  readonly logRetention: logs.RetentionDays;
  /** Whether the user pool may do without threat protection where `mfa` allows. */
  readonly allowEssentialsPlan: boolean;
  /** Whether Cognito refuses to delete the user pool. */
  readonly deletionProtection: boolean;
  /** What happens to the user pool when it leaves the template. */
  readonly removalPolicy: RemovalPolicy;
}

/** Accounts of shoppers, and of staff, in the home region. */
export class IdentityStack extends Stack {
  public readonly shoppers: ShopperIdentity;
  /** Absent where staff sign in elsewhere. */
  public readonly staff?: StaffIdentity;

  public constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props);
    const { domainName, mfa, signIn, alarmTopic, accessLogBucket, logRetention, deletionProtection, removalPolicy } =
      props;
    const encryptionKey = props.logsKey;
    this.shoppers = new ShopperIdentity(this, 'Shoppers', {
      relyingPartyDomain: signIn?.domainName ?? domainName,
      mfa,
      sesVerifiedDomain: props.sender?.domainName,
      fromEmail: props.sender?.fromEmail,
      managedLogin: signIn === undefined ? undefined : this.managedLogin(signIn, props),
      encryptionKey,
      alarmTopic,
      accessLogBucket,
      logRetention,
      allowEssentialsPlan: props.allowEssentialsPlan && mfa === MfaMode.REQUIRED,
      deletionProtection,
      removalPolicy,
    });
    this.shoppers.webClient('WebClient', {
      callbackUrls: [`https://${domainName}/auth/callback`],
      logoutUrls: [`https://${domainName}/`],
    });
    if (props.staff === undefined) return;
    const { samlMetadataUrl: metadataUrl, callbackUrls, logoutUrls } = props.staff;
    this.staff = new StaffIdentity(this, 'Staff', {
      signIn: StaffSignIn.saml({ metadataUrl }),
      encryptionKey,
      accessLogBucket,
      logRetention,
      deletionProtection,
      removalPolicy,
    });
    this.staff.webClient('BackOffice', { callbackUrls, logoutUrls });
  }

  private managedLogin(signIn: SignInSettings, props: IdentityStackProps): ManagedLoginOptions {
    const { hostedZoneId, hostedZoneName: zoneName = props.domainName } = props;
    return {
      domainName: signIn.domainName,
      certificate: acm.Certificate.fromCertificateArn(this, 'SignInCertificate', signIn.certificateArn),
      hostedZone:
        hostedZoneId === undefined || !`.${signIn.domainName}`.endsWith(`.${zoneName}`)
          ? undefined
          : route53.HostedZone.fromHostedZoneAttributes(this, 'HostedZone', { hostedZoneId, zoneName }),
    };
  }
}
