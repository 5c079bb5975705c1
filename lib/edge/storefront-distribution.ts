import { type RemovalPolicy, Token } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogBucket } from '../data/access-log-bucket';
import { InvalidPropertyError } from '../errors';
import { aliasRecords, refuseOtherZones } from './alias-records';
import { DistributionAccessLog } from './distribution-access-log';
import { SecurityHeaders } from './security-headers';
import { StaticContent } from './static-content';
import { refuseOtherRegions } from './us-east-1';
import { type ViewerCertificateProps, viewerCertificate } from './viewer-certificate';

/** Properties of {@link StorefrontDistribution}. */
export interface StorefrontDistributionProps extends ViewerCertificateProps {
  /** ARN of a web ACL of scope CLOUDFRONT, such as `StorefrontWebAcl.webAclArn`. */
  readonly webAclArn: string;
  /**
   * The public hosted zone of `domainNames`, in which each gets an A and an AAAA alias record.
   * @default - no records; `dnsRecords` says which to create
   */
  readonly hostedZone?: route53.IHostedZone;
  /**
   * Where requests go that no other behavior takes. Give an origin over HTTP the protocol policy HTTPS_ONLY and
   * the SSL protocol TLS_V1_2 alone; the construct cannot see into it.
   * @default - a private bucket of this construct, `contentBucket`
   */
  readonly origin?: cloudfront.IOrigin;
  /**
   * The key of `contentBucket`, of the same region. Its policy is extended so that this account's distributions
   * may decrypt with it; an imported key's policy must do so already.
   * @default - a key of this construct
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * The response headers of the default behavior.
   * @default - a {@link SecurityHeaders} of this construct
   */
  readonly responseHeadersPolicy?: cloudfront.IResponseHeadersPolicy;
  /**
   * Where the access logs of the distribution and of `contentBucket` go: a bucket with SSE-S3 of the same account
   * and region.
   * @default - an {@link AccessLogBucket} of this construct
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * The countries that the shop serves.
   * @default - all
   */
  readonly geoRestriction?: cloudfront.GeoRestriction;
  /**
   * What happens to this construct's buckets and key when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The CloudFront distribution in front of a shop: behind a web ACL, over HTTPS alone.
 *
 * The default behavior serves static files, cached, from a private bucket that only this distribution reads;
 * `index.html` answers the root. Add behaviors for dynamic paths on `distribution`, with
 * `responseHeadersPolicy`, an HTTPS-only protocol policy and caching disabled. Requests are logged without
 * cookies, query strings and referrers ({@link DistributionAccessLog}).
 *
 * Beforehand: a stack in us-east-1, and in it nothing that must stay in the shop's own region; a web ACL; for
 * `domainNames` a validated certificate in us-east-1, and no other distribution with the same names; the
 * feature flag `@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy`.
 *
 * Satisfies: DistributionWebAcl, DistributionHttpsOnly, DistributionTlsPolicy (with `domainNames`),
 * DistributionOriginAccessControl, DistributionAccessLogs, DistributionResponseHeaders,
 * DistributionRootObject
 */
export class StorefrontDistribution extends Construct {
  public readonly distribution: cloudfront.Distribution;
  /** The static files. Absent with an `origin` of one's own. */
  public readonly contentBucket?: s3.Bucket;
  /** Where the access logs go. */
  public readonly accessLogBucket: s3.IBucket;
  /** The response headers of the default behavior, for further behaviors to share. */
  public readonly responseHeadersPolicy: cloudfront.IResponseHeadersPolicy;
  /**
   * The records to create by hand, as `<name> CNAME <target>`; at a zone's apex an alias instead. Empty with a
   * hosted zone or without names.
   */
  public readonly dnsRecords: readonly string[];

  /** @throws InvalidPropertyError when CloudFront would refuse the combination, or a property would have no effect */
  public constructor(scope: Construct, id: string, props: StorefrontDistributionProps) {
    super(scope, id);
    const { domainNames = [], hostedZone, removalPolicy, encryptionKey } = props;
    const retention = removalPolicy === undefined ? {} : { removalPolicy };
    this.refuseContradictions(props);
    this.responseHeadersPolicy =
      props.responseHeadersPolicy ?? new SecurityHeaders(this, 'Headers').responseHeadersPolicy;
    this.accessLogBucket = props.accessLogBucket ?? new AccessLogBucket(this, 'LogBucket', retention).bucket;
    let origin = props.origin;
    if (origin === undefined) {
      const content = new StaticContent(this, 'Content', {
        accessLogBucket: this.accessLogBucket,
        ...(encryptionKey === undefined ? {} : { encryptionKey }),
        ...retention,
      });
      this.contentBucket = content.bucket;
      origin = content.origin;
    }
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      webAclId: props.webAclArn,
      defaultRootObject: 'index.html',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        origin,
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: this.responseHeadersPolicy,
      },
      ...viewerCertificate(this, props),
      ...(props.geoRestriction === undefined ? {} : { geoRestriction: props.geoRestriction }),
    });
    new DistributionAccessLog(this, 'AccessLog', { distribution: this.distribution, bucket: this.accessLogBucket });
    if (hostedZone !== undefined) {
      aliasRecords(this, hostedZone, domainNames, this.distribution);
    }
    this.dnsRecords =
      hostedZone === undefined ? domainNames.map((name) => `${name} CNAME ${this.distribution.domainName}`) : [];
  }

  private refuseContradictions(props: StorefrontDistributionProps): void {
    refuseOtherRegions(this);
    const { webAclArn, hostedZone, domainNames = [], origin, encryptionKey } = props;
    if (!Token.isUnresolved(webAclArn) && !/^arn:[a-z-]+:wafv2:us-east-1:\d{12}:global\/webacl\//.test(webAclArn)) {
      const mend = 'give the ARN of a WAFv2 web ACL of scope CLOUDFRONT';
      throw new InvalidPropertyError(this, 'webAclArn', webAclArn, mend);
    }
    if (hostedZone !== undefined) {
      refuseOtherZones(this, hostedZone, domainNames);
    }
    if (origin !== undefined && encryptionKey !== undefined) {
      const mend = 'leave it out: it is the key of the bucket that your own origin replaces';
      throw new InvalidPropertyError(this, 'encryptionKey', encryptionKey.node.path, mend);
    }
  }
}
