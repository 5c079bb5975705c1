/** What a web ACL stands in front of. A web ACL cannot change its scope: another one replaces it. */
export enum WebAclScope {
  /** CloudFront distributions. The web ACL and its log live in us-east-1. */
  CLOUDFRONT = 'CLOUDFRONT',
  /** A resource of the web ACL's own region: a user pool, an Application Load Balancer, a REST API. */
  REGIONAL = 'REGIONAL',
}
