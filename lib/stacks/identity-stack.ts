import { type RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { MfaMode } from '../identity/mfa-mode';
import { ShopperIdentity } from '../identity/shopper-identity';

/** Properties of {@link IdentityStack}. */
export interface IdentityStackProps extends StackProps {
  /** The shop's host name, to which passkeys are bound. */
  readonly domainName: string;
  /** When shoppers are asked for a second factor. */
  readonly mfa: MfaMode;
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

/** Shoppers' accounts, in the home region. */
export class IdentityStack extends Stack {
  public readonly shoppers: ShopperIdentity;

  public constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props);
    const { domainName, mfa, logRetention, deletionProtection, removalPolicy } = props;
    this.shoppers = new ShopperIdentity(this, 'Shoppers', {
      relyingPartyDomain: domainName,
      mfa,
      encryptionKey: props.logsKey,
      accessLogBucket: props.accessLogBucket,
      logRetention,
      allowEssentialsPlan: props.allowEssentialsPlan && mfa === MfaMode.REQUIRED,
      deletionProtection,
      removalPolicy,
    });
    this.shoppers.webClient('WebClient', {
      callbackUrls: [`https://${domainName}/auth/callback`],
      logoutUrls: [`https://${domainName}/`],
    });
  }
}
