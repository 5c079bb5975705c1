import type { RemovalPolicy } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AccessLogBucket } from '../data/access-log-bucket';
import { InvalidPropertyError } from '../errors';
import { refuseOtherZones } from './alias-records';
import { CertificateExpiryAlarm } from './certificate-expiry-alarm';
import { refuseOtherWebAcls } from './cloudfront-web-acl';
import { DistributionAccessLog } from './distribution-access-log';
import { DistributionBehaviors } from './distribution-behaviors';
import { type DnsRecordsProps, dnsRecords } from './dns-records';
import { errorPages } from './error-pages';
import { SecurityHeaders, type SecurityHeadersProps } from './security-headers';
import type { SecurityTxt } from './security-txt';
import { ServerErrorAlarm } from './server-error-alarm';
import { StaticContent } from './static-content';
import type { StorefrontBehavior, StorefrontBehaviorOptions } from './storefront-behavior';
import { refuseOtherRegions } from './us-east-1';
import { type ViewerCertificateProps, viewerCertificate } from './viewer-certificate';

/** Properties of {@link StorefrontDistribution}. */
export interface StorefrontDistributionProps extends ViewerCertificateProps, DnsRecordsProps {
  /** ARN of a web ACL of scope CLOUDFRONT, such as `StorefrontWebAcl.webAclArn`. */
  readonly webAclArn: string;
  /**
   * Where requests go that no other behavior takes, such as one of {@link StorefrontOrigin}. The construct cannot see into
   * an origin of another make: it must be reached over HTTPS and TLS 1.2 alone.
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
   * The response headers of the behaviors that serve personal data: they must say `Cache-Control: no-store`.
   * @default - a {@link SecurityHeaders} with `noStore`, made with the first such behavior
   */
  readonly personalResponseHeadersPolicy?: cloudfront.IResponseHeadersPolicy;
  /**
   * Where browsers report what the Content-Security-Policies of this construct's own headers block: a path that a behavior
   * of the kind REPORTS takes, such as `/_reports/violations`, or an https URL.
   * @default - browsers send no reports
   */
  readonly reportsPath?: string;
  /**
   * Pages of the shop that stand in for errors, by status: paths such as `/errors/404.html`, which a behavior of this
   * distribution must serve. The status stays. They replace the answers of all origins, those of APIs too.
   * @default - CloudFront passes the origins' errors on, and words its own
   */
  readonly errorPages?: { [status: string]: string };
  /**
   * What `/.well-known/security.txt` says (RFC 9116).
   * @default - the path is one like any other
   */
  readonly securityTxt?: SecurityTxt;
  /**
   * Who is told, 30 days ahead, that the certificate expires, and that over 5 % of the answers are server errors: a topic
   * in us-east-1.
   * @default - no alarms: one without an action tells nobody
   */
  readonly alarmTopic?: sns.ITopic;
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
 * `index.html` answers the root. `addBehavior` adds what is dynamic: nothing personal is cached or stored on its
 * way. Behaviors that are added on `distribution` itself are not seen here. Requests are logged without cookies,
 * query strings and referrers ({@link DistributionAccessLog}).
 *
 * Beforehand: a stack in us-east-1, and in it nothing that must stay in the shop's own region; a web ACL; for
 * `domainNames` a validated certificate in us-east-1, and no other distribution with the same names; the
 * feature flag `@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy`.
 *
 * Satisfies: DistributionWebAcl, DistributionHttpsOnly, DistributionTlsPolicy (with `domainNames`),
 * DistributionSni, DistributionOriginAccessControl, DistributionAccessLogs, DistributionResponseHeaders,
 * DistributionRootObject; with behaviors from `addBehavior` PersonalPagesNotCached, PersonalPagesNoStore,
 * DistributionApiHttpsOnly; with `reportsPath` ViolationReporting; with `alarmTopic` AlarmActions
 */
export class StorefrontDistribution extends Construct {
  public readonly distribution: cloudfront.Distribution;
  /** Where requests go that no other behavior takes, for further behaviors to share. */
  public readonly origin: cloudfront.IOrigin;
  /** The static files. Absent with an `origin` of one's own. */
  public readonly contentBucket?: s3.Bucket;
  /** Where the access logs go. */
  public readonly accessLogBucket: s3.IBucket;
  /** The response headers of the default behavior, for further behaviors to share. */
  public readonly responseHeadersPolicy: cloudfront.IResponseHeadersPolicy;
  /**
   * The records to create by hand, as `<name> CNAME <target>`, at a zone's apex an alias instead, and as
   * `<name> CAA <value>` with a word on its place. Empty with a hosted zone or without names.
   */
  public readonly dnsRecords: readonly string[];
  private readonly behaviors: DistributionBehaviors;

  /** @throws InvalidPropertyError when CloudFront would refuse the combination, or a property would have no effect */
  public constructor(scope: Construct, id: string, props: StorefrontDistributionProps) {
    super(scope, id);
    const { domainNames = [], removalPolicy, encryptionKey } = props;
    const retention = removalPolicy === undefined ? {} : { removalPolicy };
    this.refuseContradictions(props);
    const reporting = violationsTo(props.reportsPath);
    this.responseHeadersPolicy =
      props.responseHeadersPolicy ?? new SecurityHeaders(this, 'Headers', reporting).responseHeadersPolicy;
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
    this.origin = origin;
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
      ...(props.errorPages === undefined ? {} : { errorResponses: errorPages(this, props.errorPages) }),
    });
    new DistributionAccessLog(this, 'AccessLog', { distribution: this.distribution, bucket: this.accessLogBucket });
    this.behaviors = new DistributionBehaviors(this, this.distribution, {
      general: this.responseHeadersPolicy,
      personal: props.personalResponseHeadersPolicy,
      personalProps: { ...reporting, noStore: true },
    });
    if (props.securityTxt !== undefined) {
      const canonicalName = domainNames.find((name) => !name.startsWith('*.'));
      this.behaviors.addSecurityTxt(props.securityTxt, origin, canonicalName);
    }
    this.raiseAlarms(props);
    this.dnsRecords = dnsRecords(this, this.distribution, domainNames, props);
  }

  /** The response headers of behaviors that serve personal data, for further behaviors to share. */
  public get personalResponseHeadersPolicy(): cloudfront.IResponseHeadersPolicy {
    return this.behaviors.personalResponseHeadersPolicy;
  }

  /**
   * Serves paths of the shop from an origin. CloudFront takes the first behavior that matches, in the order in which they
   * are added; it allows 75 a distribution.
   *
   * @param kind what the paths serve
   * @param origin where their requests go, such as one of {@link StorefrontOrigin}; the same object for several behaviors
   *   makes one origin
   * @throws InvalidPropertyError when the origin takes no bodies and the behavior does, or no request would reach it
   */
  public addBehavior(
    kind: StorefrontBehavior,
    origin: cloudfront.IOrigin,
    options: StorefrontBehaviorOptions = {},
  ): void {
    this.behaviors.add(kind, origin, options);
  }

  private raiseAlarms({ alarmTopic, certificate }: StorefrontDistributionProps): void {
    if (alarmTopic === undefined) return;
    new ServerErrorAlarm(this, 'ServerErrors', { distribution: this.distribution, alarmTopic });
    if (certificate !== undefined) {
      new CertificateExpiryAlarm(this, 'CertificateExpiry', { certificate, alarmTopic });
    }
  }

  private refuseContradictions(props: StorefrontDistributionProps): void {
    refuseOtherRegions(this);
    const { webAclArn, hostedZone, domainNames = [], origin, encryptionKey } = props;
    refuseOtherWebAcls(this, webAclArn);
    if (hostedZone !== undefined) {
      refuseOtherZones(this, hostedZone, domainNames);
    }
    if (props.responseHeadersPolicy && props.personalResponseHeadersPolicy && props.reportsPath !== undefined) {
      const mend = 'leave it out: both sets of headers are your own';
      throw new InvalidPropertyError(this, 'reportsPath', props.reportsPath, mend);
    }
    if (origin !== undefined && encryptionKey !== undefined) {
      const mend = 'leave it out: it is the key of the bucket that your own origin replaces';
      throw new InvalidPropertyError(this, 'encryptionKey', encryptionKey.node.path, mend);
    }
  }
}

function violationsTo(reportsPath: string | undefined): SecurityHeadersProps {
  if (reportsPath === undefined) return {};
  return { reportingEndpoints: { violations: reportsPath }, reportTo: 'violations' };
}
