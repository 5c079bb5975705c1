import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { refuseOtherWebAcls } from '../edge/cloudfront-web-acl';
import { DistributionAccessLog } from '../edge/distribution-access-log';
import { refuseOtherRegions } from '../edge/us-east-1';
import { viewerCertificate } from '../edge/viewer-certificate';

/** What {@link mtaStsDistribution} is told. */
export interface MtaStsDistributionProps {
  /** The name that it answers to. */
  readonly host: string;
  /** A distribution needs an origin; this one is never asked, as the function answers every request. */
  readonly originDomain: string;
  readonly answer: cloudfront.IFunction;
  readonly webAclArn: string;
  readonly certificate: acm.ICertificate;
  readonly responseHeadersPolicy: cloudfront.IResponseHeadersPolicy;
  readonly accessLogBucket: s3.IBucket;
}

/**
 * The distribution whose one function answers everything. Senders follow no redirect (RFC 8461, section 3.3), so plain
 * HTTP is refused rather than sent elsewhere.
 *
 * @throws InvalidPropertyError when the stack is not in us-east-1, or the web ACL is none of scope CLOUDFRONT
 */
export function mtaStsDistribution(scope: Construct, props: MtaStsDistributionProps): cloudfront.Distribution {
  refuseOtherRegions(scope);
  refuseOtherWebAcls(scope, props.webAclArn);
  const distribution = new cloudfront.Distribution(scope, 'Distribution', {
    comment: `Serves the MTA-STS policy at ${props.host}`,
    webAclId: props.webAclArn,
    httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
    ...viewerCertificate(scope, { certificate: props.certificate, domainNames: [props.host] }),
    defaultBehavior: {
      origin: new HttpOrigin(props.originDomain, {
        protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      }),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: props.responseHeadersPolicy,
      functionAssociations: [{ function: props.answer, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST }],
    },
  });
  new DistributionAccessLog(scope, 'AccessLog', { distribution, bucket: props.accessLogBucket });
  return distribution;
}
