import type { Position } from '../position';
import { referencesOf, type Value } from '../value';

/**
 * What stands behind a distribution's origin: an S3 bucket by its REST endpoint, an S3 website endpoint (which is a
 * custom origin that speaks plain HTTP), something else, or `undecided` where the template does not tell.
 */
export type OriginKind = 'bucket' | 'website' | 'other' | 'undecided';

const WEBSITE_ENDPOINT = /\.s3-website[.-]/;
const BUCKET_ENDPOINT = /\.s3(-accelerate)?[.-].*(amazonaws\.com|\$\{)/;

/** Tells the kind of one item of `DistributionConfig.Origins`. */
export function originKind(origin: Position): OriginKind {
  if (origin.at('S3OriginConfig').present().kind === 'compliant') return 'bucket';
  if (origin.at('VpcOriginConfig').present().kind === 'compliant') return 'other';
  const [first, ...rest] = origin.at('DomainName').values.map(domainKind);
  return first !== undefined && rest.every((kind) => kind === first) ? first : 'undecided';
}

function domainKind(value: Value): OriginKind {
  if (value.kind === 'scalar') return endpointKind(String(value.value));
  if (value.kind === 'text') return endpointKind(value.text);
  const [reference] = referencesOf(value);
  if (reference === undefined) return 'undecided';
  if (reference.resource.type !== 'AWS::S3::Bucket') return 'other';
  return reference.attribute === 'WebsiteURL' ? 'website' : 'bucket';
}

function endpointKind(domain: string): OriginKind {
  if (WEBSITE_ENDPOINT.test(domain)) return 'website';
  return BUCKET_ENDPOINT.test(domain) ? 'bucket' : 'other';
}
