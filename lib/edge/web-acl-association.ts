import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** What a regional web ACL can be put in front of here. */
export enum ProtectedResource {
  LOAD_BALANCER = 'LOAD_BALANCER',
  REST_API_STAGE = 'REST_API_STAGE',
  GRAPHQL_API = 'GRAPHQL_API',
  USER_POOL = 'USER_POOL',
}

/** `AssociateWebACL`, AWS WAF API Reference. The first group is the region. */
const ARNS: Readonly<Record<ProtectedResource, RegExp>> = {
  [ProtectedResource.LOAD_BALANCER]:
    /^arn:[a-z-]+:elasticloadbalancing:([^:]+):\d{12}:loadbalancer\/app\/[^/]+\/[^/]+$/,
  [ProtectedResource.REST_API_STAGE]: /^arn:[a-z-]+:apigateway:([^:]+)::\/restapis\/[^/]+\/stages\/[^/]+$/,
  [ProtectedResource.GRAPHQL_API]: /^arn:[a-z-]+:appsync:([^:]+):\d{12}:apis\/[^/]+$/,
  [ProtectedResource.USER_POOL]: /^arn:[a-z-]+:cognito-idp:([^:]+):\d{12}:userpool\/[^/]+$/,
};

const MENDS: readonly (readonly [RegExp, string])[] = [
  [/:cloudfront:/, 'give webAclArn to the distribution, and make the web ACL of scope CLOUDFRONT'],
  [
    /:apigateway:[^:]*::\/apis\//,
    'put a CloudFront distribution before the API: AWS WAF does not guard HTTP and WebSocket APIs',
  ],
  [
    /loadbalancer\/(?:net|gwy)\//,
    'give the ARN of an Application Load Balancer: AWS WAF guards no other load balancer',
  ],
];

/**
 * What an ARN names, as far as the template tells.
 *
 * @returns undefined when the ARN is decided at deployment
 * @throws InvalidPropertyError when it names what AWS WAF does not guard, or something of another region
 */
export function protectedResource(scope: Construct, resourceArn: string): ProtectedResource | undefined {
  if (Token.isUnresolved(resourceArn)) return undefined;
  const { region } = Stack.of(scope);
  for (const [kind, pattern] of Object.entries(ARNS) as [ProtectedResource, RegExp][]) {
    const [, other] = pattern.exec(resourceArn) ?? [];
    if (other === undefined) continue;
    if (!Token.isUnresolved(region) && other !== region) {
      const mend = `give a resource of ${region}, the web ACL's region`;
      throw new InvalidPropertyError(scope, 'resourceArn', resourceArn, mend);
    }
    return kind;
  }
  const [, mend] = MENDS.find(([pattern]) => pattern.test(resourceArn)) ?? [];
  throw new InvalidPropertyError(
    scope,
    'resourceArn',
    resourceArn,
    mend ?? 'give the ARN of an Application Load Balancer, a stage of a REST API, an AppSync API or a user pool',
  );
}
