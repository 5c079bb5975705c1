import { Token } from 'aws-cdk-lib';
import { InvalidPropertyError } from '../errors';

const GLOBAL_WEB_ACL = /^arn:[a-z-]+:wafv2:us-east-1:\d{12}:global\/webacl\//;

/** Whether a text is the ARN of a web ACL that CloudFront takes. */
export function isGlobalWebAcl(arn: string): boolean {
  return GLOBAL_WEB_ACL.test(arn);
}

/**
 * Refuses the ARN of a web ACL that CloudFront does not take. One that only deployment decides passes.
 *
 * @throws InvalidPropertyError when it is known and of another scope or kind
 */
export function refuseOtherWebAcls(scope: { readonly node: { readonly path: string } }, webAclArn: string): void {
  if (!Token.isUnresolved(webAclArn) && !isGlobalWebAcl(webAclArn)) {
    const mend = 'give the ARN of a WAFv2 web ACL of scope CLOUDFRONT';
    throw new InvalidPropertyError(scope, 'webAclArn', webAclArn, mend);
  }
}
