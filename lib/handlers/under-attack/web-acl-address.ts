import type { Scope } from '@aws-sdk/client-wafv2';
import { UserError } from '../../errors';

/** What AWS WAF asks for to find a web ACL. */
export interface WebAclAddress {
  readonly name: string;
  readonly id: string;
  readonly scope: Scope;
  /** us-east-1 for the scope CLOUDFRONT. */
  readonly region: string;
}

/** `WebACL`, AWS WAF API Reference, for the characters of name and id. */
const ARN = /^arn:aws[a-z-]*:wafv2:([a-z0-9-]+):\d{12}:(global|regional)\/webacl\/([\w-]{1,128})\/([\w-]{1,36})$/;

/**
 * Reads a web ACL's ARN.
 *
 * @throws UserError when it is none
 */
export function webAclAddress(arn: string): WebAclAddress {
  const [, region, place, name, id] = ARN.exec(arn) ?? [];
  if (region === undefined || name === undefined || id === undefined) {
    throw new UserError(
      `WEB_ACL_ARN is ${JSON.stringify(arn)}; give arn:aws:wafv2:<region>:<account>:(global|regional)/webacl/<name>/<id>`,
    );
  }
  return { name, id, region, scope: place === 'global' ? 'CLOUDFRONT' : 'REGIONAL' };
}
