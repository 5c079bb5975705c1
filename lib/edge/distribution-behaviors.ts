import type { CfnResource } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { DISTRIBUTION_METADATA, type DistributionMetadata } from '../controls/template-metadata';
import { behaviorSettings, isPersonal } from './behavior-settings';
import { refuseUnreachable } from './path-pattern';
import { SecurityHeaders, type SecurityHeadersProps } from './security-headers';
import { SECURITY_TXT_PATH, type SecurityTxt } from './security-txt';
import { SecurityTxtFunction } from './security-txt-function';
import { PATH_PATTERNS, StorefrontBehavior, type StorefrontBehaviorOptions } from './storefront-behavior';

/** The response headers that behaviors share. */
export interface SharedHeaders {
  /** Of behaviors without personal data. */
  readonly general: cloudfront.IResponseHeadersPolicy;
  /** Of behaviors with personal data; made of `personalProps` with the first one where absent. */
  readonly personal?: cloudfront.IResponseHeadersPolicy | undefined;
  readonly personalProps: SecurityHeadersProps;
}

/** The behaviors of a distribution in the order in which CloudFront tries them, and what they share. */
export class DistributionBehaviors {
  private readonly pathPatterns: string[] = [];
  private readonly metadata: DistributionMetadata['behaviors'][number][] = [];
  private personalHeaders: cloudfront.IResponseHeadersPolicy | undefined;
  private reportsRequestPolicy: cloudfront.IOriginRequestPolicy | undefined;

  /** @param scope the construct of the distribution: what behaviors need is made in it */
  public constructor(
    private readonly scope: Construct,
    private readonly distribution: cloudfront.Distribution,
    private readonly headers: SharedHeaders,
  ) {
    this.personalHeaders = headers.personal;
  }

  public get personalResponseHeadersPolicy(): cloudfront.IResponseHeadersPolicy {
    if (this.personalHeaders === undefined) {
      const made = new SecurityHeaders(this.scope, 'PersonalHeaders', this.headers.personalProps);
      this.personalHeaders = made.responseHeadersPolicy;
    }
    return this.personalHeaders;
  }

  /** @throws InvalidPropertyError when the origin takes no bodies and the behavior does, or no request would reach it */
  public add(kind: StorefrontBehavior, origin: cloudfront.IOrigin, options: StorefrontBehaviorOptions): void {
    const pathPattern = options.pathPattern ?? PATH_PATTERNS[kind];
    refuseUnreachable(this.scope, pathPattern, this.pathPatterns);
    const settings = behaviorSettings(this.scope, kind, origin, options);
    this.pathPatterns.push(pathPattern);
    this.distribution.addBehavior(pathPattern, origin, {
      ...settings,
      ...(kind === StorefrontBehavior.REPORTS ? { originRequestPolicy: this.bodiesAlone() } : {}),
      responseHeadersPolicy: options.responseHeadersPolicy ?? this.headersOf(kind),
    });
    this.metadata.push({ pathPattern, kind });
    const metadata: DistributionMetadata = { behaviors: this.metadata };
    (this.distribution.node.defaultChild as CfnResource).addMetadata(DISTRIBUTION_METADATA, metadata);
  }

  /**
   * Answers security.txt before any origin is asked.
   *
   * @param origin what CloudFront takes for the origin all the same
   */
  public addSecurityTxt(file: SecurityTxt, origin: cloudfront.IOrigin, domainName: string | undefined): void {
    const answer = new SecurityTxtFunction(this.scope, 'SecurityTxt', {
      file,
      ...(domainName === undefined ? {} : { domainName }),
    });
    this.pathPatterns.push(SECURITY_TXT_PATH);
    this.distribution.addBehavior(SECURITY_TXT_PATH, origin, {
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
      responseHeadersPolicy: this.headers.general,
      functionAssociations: [{ function: answer.function, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST }],
    });
  }

  private headersOf(kind: StorefrontBehavior): cloudfront.IResponseHeadersPolicy {
    return isPersonal(kind) ? this.personalResponseHeadersPolicy : this.headers.general;
  }

  /** Passes on what a report is, and nothing that tells who sent it. */
  private bodiesAlone(): cloudfront.IOriginRequestPolicy {
    this.reportsRequestPolicy ??= new cloudfront.OriginRequestPolicy(this.scope, 'ReportsRequestPolicy', {
      comment: 'The type and the body of reports that browsers send',
      headerBehavior: cloudfront.OriginRequestHeaderBehavior.allowList('Content-Type'),
      cookieBehavior: cloudfront.OriginRequestCookieBehavior.none(),
      queryStringBehavior: cloudfront.OriginRequestQueryStringBehavior.none(),
    });
    return this.reportsRequestPolicy;
  }
}
