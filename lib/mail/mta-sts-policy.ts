import type { CfnResource } from 'aws-cdk-lib';
import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { MTA_STS_METADATA, type MtaStsMetadata } from '../controls/template-metadata';
import { aliasRecords } from '../edge/alias-records';
import { InvalidPropertyError } from '../errors';
import { isDomainName, refuseNoDomain, refuseOtherZone } from './mail-domain';
import { MailRecords } from './mail-records';
import { mtaStsDistribution } from './mta-sts-distribution';
import { mtaStsFunction, mtaStsId, mtaStsText } from './mta-sts-text';
import { reportDomain } from './report-address';
import { rolloutReached } from './rollout-day';

/** Properties of {@link MtaStsPolicy}. */
export interface MtaStsPolicyProps {
  /** The domain that receives mail. */
  readonly domainName: string;
  /**
   * The hosts that its MX records name, all of them, such as `aspmx.l.google.com`; `*.` at the beginning stands for one
   * label. Each must have a certificate for its name that browsers would accept, or mail stays away.
   */
  readonly mxHosts: string[];
  /** Where senders report what failed (TLS-RPT, RFC 8460): `mailto:` and one address. */
  readonly tlsReportsTo: string;
  /**
   * The first day, in UTC as `yyyy-mm-dd`, on which senders keep mail that would fail; until then they send and report.
   * Deploy again on that day.
   * @default - they keep it from the start
   */
  readonly enforceFrom?: string;
  /**
   * ARN of a web ACL of scope CLOUDFRONT. Mail servers fetch the policy: none of its rules may refuse hosting providers,
   * programs, or requests without a user agent, as AWS's core rules do (`StorefrontWebAcl.coreRulesScope` exempts a path).
   */
  readonly webAclArn: string;
  /** A certificate of the host `mta-sts.` of the domain, in us-east-1; that of the shop may hold this name too. */
  readonly certificate: acm.ICertificate;
  /** The response headers, such as `StorefrontDistribution.responseHeadersPolicy`: an account has 20 of them. */
  readonly responseHeadersPolicy: cloudfront.IResponseHeadersPolicy;
  /** Where the access log goes: a bucket with SSE-S3 of this account, such as `StorefrontDistribution.accessLogBucket`. */
  readonly accessLogBucket: s3.IBucket;
  /**
   * The public hosted zone that holds `domainName`.
   * @default - no records; `dnsRecords` says which to create
   */
  readonly hostedZone?: route53.IHostedZone;
}

/**
 * Asks servers that send mail to the domain to do so over TLS, to the right hosts, or not at all (MTA-STS, RFC 8461), and
 * to report what fails. It protects mail that comes to the shop; a domain that receives none needs it not.
 *
 * A distribution of its own answers at `https://mta-sts.<domain>/.well-known/mta-sts.txt`, from a CloudFront function and
 * no origin. The record with the policy's id comes after it, so that no sender learns of a policy that is not there yet.
 *
 * Beforehand: a stack in us-east-1; a web ACL; a validated certificate; the MX records of the domain; no record at the
 * three names. With a new mail provider, add its hosts here a week before the MX records change: senders keep a policy
 * that long.
 *
 * Satisfies: MtaStsRolloutEnforced (with `enforceFrom`), DistributionWebAcl, DistributionHttpsOnly, DistributionTlsPolicy,
 * DistributionOriginTls, DistributionAccessLogs, DistributionResponseHeaders
 */
export class MtaStsPolicy extends Construct {
  public readonly distribution: cloudfront.Distribution;
  public readonly function: cloudfront.Function;
  /** What senders read, `\n` at the end of each line. */
  public readonly policyText: string;
  /** The records to create by hand, as `<name> <type> <value>`; empty with a hosted zone. */
  public readonly dnsRecords: readonly string[];

  /** @throws InvalidPropertyError when a property cannot be used */
  public constructor(scope: Construct, id: string, props: MtaStsPolicyProps) {
    super(scope, id);
    const { domainName, mxHosts, tlsReportsTo, enforceFrom, hostedZone } = props;
    refuseNoDomain(this, 'domainName', domainName);
    refuseOtherZone(this, hostedZone, domainName);
    this.refuseOtherHosts(mxHosts);
    reportDomain(this, 'tlsReportsTo', tlsReportsTo);
    const host = `mta-sts.${domainName}`;
    this.policyText = mtaStsText(rolloutReached(this, 'enforceFrom', enforceFrom) ? 'enforce' : 'testing', mxHosts);
    this.function = new cloudfront.Function(this, 'Function', {
      comment: 'Answers with the MTA-STS policy',
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromInline(mtaStsFunction(this.policyText)),
    });
    if (enforceFrom !== undefined) {
      const metadata: MtaStsMetadata = { enforceFrom };
      (this.function.node.defaultChild as CfnResource).addMetadata(MTA_STS_METADATA, metadata);
    }
    this.distribution = mtaStsDistribution(this, {
      host,
      originDomain: domainName,
      answer: this.function,
      webAclArn: props.webAclArn,
      certificate: props.certificate,
      responseHeadersPolicy: props.responseHeadersPolicy,
      accessLogBucket: props.accessLogBucket,
    });
    const addresses = new Construct(this, 'Addresses');
    const records = new MailRecords(this, hostedZone);
    if (hostedZone === undefined) records.canonicalName('Host', host, this.distribution.domainName);
    else aliasRecords(addresses, hostedZone, [host], this.distribution);
    records
      .text('Id', `_mta-sts.${domainName}`, [`v=STSv1; id=${mtaStsId(this.policyText)};`])
      ?.node.addDependency(this.distribution, addresses);
    records.text('Reports', `_smtp._tls.${domainName}`, [`v=TLSRPTv1; rua=${tlsReportsTo}`]);
    this.dnsRecords = records.byHand;
  }

  private refuseOtherHosts(mxHosts: readonly string[]): void {
    if (mxHosts.length === 0) {
      const mend = "give the hosts of the domain's MX records; a domain without any needs no MtaStsPolicy";
      throw new InvalidPropertyError(this, 'mxHosts', mxHosts, mend);
    }
    for (const host of mxHosts) {
      if (!isDomainName(host.replace(/^\*\./, ''))) {
        const mend = 'write hosts in lower case, such as mx1.example.net or *.example.net';
        throw new InvalidPropertyError(this, 'mxHosts', host, mend);
      }
    }
  }
}
