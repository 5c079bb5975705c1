/**
 * Which of the catalogue's rules a region's AWS Config runs.
 *
 * AWS Config judges a resource in the region that records it. CloudFront and web ACLs of scope CLOUDFRONT
 * are recorded in us-east-1 alone, wherever the shop stands.
 */
export enum ConfigRegion {
  /** The shop's home region: everything but CloudFront. */
  HOME = 'home',
  /** us-east-1 beside a home region elsewhere: CloudFront and its web ACLs alone. */
  EDGE = 'edge',
  /** us-east-1 as the home region: every rule. */
  HOME_AND_EDGE = 'home-and-edge',
}
