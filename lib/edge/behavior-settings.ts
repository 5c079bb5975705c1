import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { StorefrontBehavior, type StorefrontBehaviorOptions } from './storefront-behavior';
import { ReadOnlyOrigin, readOnlyOrigin } from './storefront-origin';

const { STATIC, API, REPORTS } = StorefrontBehavior;

/** Whether responses of a kind hold personal data, so that nothing between origin and shopper may keep them. */
export function isPersonal(kind: StorefrontBehavior): boolean {
  return kind !== STATIC && kind !== REPORTS;
}

/**
 * How CloudFront treats requests of a kind: protocol, methods, caching, and what it passes on to the origin.
 *
 * @throws InvalidPropertyError when the origin takes no bodies and the behavior does
 */
export function behaviorSettings(
  scope: Construct,
  kind: StorefrontBehavior,
  origin: cloudfront.IOrigin,
  { readOnly = kind === STATIC }: StorefrontBehaviorOptions,
): cloudfront.AddBehaviorOptions {
  const { CACHING_OPTIMIZED, CACHING_DISABLED } = cloudfront.CachePolicy;
  const { HTTPS_ONLY, REDIRECT_TO_HTTPS } = cloudfront.ViewerProtocolPolicy;
  refuseBodies(scope, kind, origin, readOnly);
  // A bucket knows neither cookies nor the query strings of a shop.
  const forwards = isPersonal(kind) && readOnlyOrigin(origin) !== ReadOnlyOrigin.BUCKET;
  return {
    viewerProtocolPolicy: kind === API || kind === REPORTS ? HTTPS_ONLY : REDIRECT_TO_HTTPS,
    allowedMethods: readOnly ? cloudfront.AllowedMethods.ALLOW_GET_HEAD : cloudfront.AllowedMethods.ALLOW_ALL,
    cachePolicy: kind === STATIC ? CACHING_OPTIMIZED : CACHING_DISABLED,
    ...(forwards ? { originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER } : {}),
  };
}

function refuseBodies(scope: Construct, kind: StorefrontBehavior, origin: cloudfront.IOrigin, readOnly: boolean): void {
  if (kind === REPORTS && readOnly) {
    throw new InvalidPropertyError(scope, 'readOnly', readOnly, 'leave it out: browsers post their reports');
  }
  if (kind === STATIC && !readOnly) {
    throw new InvalidPropertyError(scope, 'readOnly', readOnly, 'leave it out, or add the paths as another kind');
  }
  const found = readOnlyOrigin(origin);
  if (found !== undefined && !readOnly) {
    const mend =
      kind === REPORTS
        ? `give an HTTP API or a load balancer: browsers post reports, and a ${found} takes none`
        : `set readOnly, or give an HTTP API or a load balancer: a ${found} takes no POST from a browser`;
    throw new InvalidPropertyError(scope, 'origin', `${found} for ${kind}`, mend);
  }
}
