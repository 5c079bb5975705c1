import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** "AWS WAF quotas", AWS WAF Developer Guide. */
const MOST_DOMAINS = 10;

/**
 * The property of a web ACL that lists token domains; empty where there are none.
 *
 * @throws InvalidPropertyError when there are more than ten, or one is no host name
 */
export function tokenDomains(
  scope: Construct,
  domains: readonly string[] = [],
): Pick<wafv2.CfnWebACLProps, 'tokenDomains'> {
  if (domains.length > MOST_DOMAINS) {
    throw new InvalidPropertyError(scope, 'tokenDomains', domains, `give at most ${MOST_DOMAINS} host names`);
  }
  const odd = domains.find((domain) => !/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(domain));
  if (odd !== undefined) {
    const mend = 'give a host name in lower case, such as shop.example.com, without scheme, port or path';
    throw new InvalidPropertyError(scope, 'tokenDomains', odd, mend);
  }
  return domains.length === 0 ? {} : { tokenDomains: [...domains] };
}
