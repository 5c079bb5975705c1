import { Token } from 'aws-cdk-lib';
import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { brandingStyle } from './managed-login-branding';
import { isPlainDomain } from './relying-party';

/** What managed login, the sign-in pages that Cognito serves, is told beside the user pool. */
export interface ManagedLoginOptions {
  /**
   * The pages' own domain, at most 63 characters, beneath another one: `auth.shop.example.com`. The domain above it
   * must resolve to an address when this is deployed.
   */
  readonly domainName: string;
  /** The certificate of `domainName`, in us-east-1 whatever the stack's region. */
  readonly certificate: acm.ICertificate;
  /**
   * The public hosted zone that gets the address record of `domainName`.
   * @default - none; point `domainName` at `domain.cloudFrontEndpoint` yourself
   */
  readonly hostedZone?: route53.IHostedZone;
  /**
   * The address record of the domain above, where this app makes it: the pages wait for it.
   * @default - it is there already
   */
  readonly parentRecord?: route53.IRecordSet;
  /**
   * How the pages look: the JSON of the branding designer, as `describe-managed-login-branding` gives it under
   * `Settings`.
   * @default - Cognito's own look
   */
  readonly brandingSettings?: string;
  /**
   * Images of the pages, at most 40, and 2 MB together with the settings.
   * @default - none
   */
  readonly brandingAssets?: cognito.CfnManagedLoginBranding.AssetTypeProperty[];
}

/** Properties of {@link ManagedLogin}. */
export interface ManagedLoginProps extends ManagedLoginOptions {
  /** The user pool whose shoppers sign in. */
  readonly userPool: cognito.IUserPool;
}

/**
 * Managed login of a user pool on the shop's own domain.
 *
 * Every app client gets a branding style: without one Cognito shows no pages to a client that was not made in the
 * console ("CreateManagedLoginBranding" and "Managed login", Amazon Cognito).
 *
 * Beforehand ("Using your own domain for managed login", Amazon Cognito Developer Guide): the certificate is issued;
 * the domain above has an A record of whatever address, for Cognito looks it up and refuses the domain otherwise;
 * whoever deploys may call `cloudfront:UpdateDistribution`. It takes up to an hour until the pages answer.
 */
export class ManagedLogin extends Construct {
  public readonly domain: cognito.UserPoolDomain;
  /** The address record, where a hosted zone was given. */
  public readonly record?: route53.ARecord;

  /** @throws InvalidPropertyError when the domain, the certificate's region, the zone or the branding cannot be used */
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: ManagedLoginProps,
  ) {
    super(scope, id);
    const { userPool, domainName, certificate, hostedZone, parentRecord } = props;
    refuseDomain(this, domainName);
    refuseCertificate(this, certificate);
    brandingStyle(this, props);
    this.domain = new cognito.UserPoolDomain(this, 'Domain', {
      userPool,
      customDomain: { domainName, certificate },
      managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    if (parentRecord !== undefined) {
      this.domain.node.addDependency(parentRecord);
    }
    if (hostedZone !== undefined) {
      refuseOtherZone(this, hostedZone, domainName);
      this.record = new route53.ARecord(this, 'Record', {
        zone: hostedZone,
        recordName: domainName,
        target: route53.RecordTarget.fromAlias({ bind: () => this.alias() }),
      });
    }
  }

  /** Gives an app client of the pool its pages. */
  public brand(client: cognito.UserPoolClient): cognito.CfnManagedLoginBranding {
    return new cognito.CfnManagedLoginBranding(client, 'Branding', {
      userPoolId: this.props.userPool.userPoolId,
      clientId: client.userPoolClientId,
      ...brandingStyle(this, this.props),
    });
  }

  /** CDK's own target asks for the name by a function, unless a feature flag is set; CloudFormation knows it. */
  private alias(): route53.AliasRecordTargetConfig {
    return { dnsName: this.domain.cloudFrontEndpoint, hostedZoneId: CloudFrontTarget.getHostedZoneId(this) };
  }
}

function refuseDomain(scope: Construct, domainName: string): void {
  if (!isPlainDomain(domainName) || domainName.split('.').length < 3) {
    const mend = 'give a domain of at most 63 characters beneath the shop\'s, such as "auth.shop.example.com"';
    throw new InvalidPropertyError(scope, 'domainName', domainName, mend);
  }
}

function refuseCertificate(scope: Construct, { certificateArn, env }: acm.ICertificate): void {
  const region = Token.isUnresolved(certificateArn) ? env.region : certificateArn.split(':')[3];
  if (!Token.isUnresolved(region) && region !== 'us-east-1') {
    const mend = 'give a certificate of us-east-1: CloudFront, which serves the pages, reads no other';
    throw new InvalidPropertyError(scope, 'certificate', region, mend);
  }
}

function refuseOtherZone(scope: Construct, { zoneName }: route53.IHostedZone, domainName: string): void {
  if (!Token.isUnresolved(zoneName) && domainName !== zoneName && !domainName.endsWith(`.${zoneName}`)) {
    throw new InvalidPropertyError(scope, 'domainName', domainName, `give a domain within the hosted zone ${zoneName}`);
  }
}
