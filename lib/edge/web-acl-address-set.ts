import { isIP } from 'node:net';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { anyOf } from './web-acl-labels';
import type { WebAclScope } from './web-acl-scope';

/** "AWS WAF quotas", AWS WAF Developer Guide: address ranges in one IP set. */
const MOST_RANGES = 10_000;

/** Properties of {@link WebAclAddressSet}. */
export interface WebAclAddressSetProps {
  /** Ranges of IPv4 and IPv6 addresses in CIDR notation. */
  readonly ranges: readonly string[];
  /** The property that they came from, for the error that names it. */
  readonly property: string;
  /** The scope of the web ACL that uses them. */
  readonly webAclScope: WebAclScope;
}

/** IP sets of a list of address ranges: one for IPv4 and one for IPv6, as far as there are any. */
export class WebAclAddressSet extends Construct {
  /** Matches requests from these addresses. Costs 1 WCU for each IP set. */
  public readonly statement: wafv2.CfnWebACL.StatementProperty;

  /** @throws InvalidPropertyError when there is no range, more than 10,000, or one that AWS WAF refuses */
  public constructor(scope: Construct, id: string, { ranges, property, webAclScope }: WebAclAddressSetProps) {
    super(scope, id);
    for (const range of ranges) {
      if (versionOf(range) === undefined) {
        const mend = 'give IPv4 or IPv6 ranges in CIDR notation, such as 192.0.2.44/32 or 2001:db8::/32';
        throw new InvalidPropertyError(scope, property, range, mend);
      }
    }
    if (ranges.length === 0 || ranges.length > MOST_RANGES) {
      throw new InvalidPropertyError(scope, property, ranges, 'give 1 to 10000 ranges, or leave it out');
    }
    const statements = ([4, 6] as const).flatMap((version) => {
      const addresses = ranges.filter((range) => versionOf(range) === version);
      return addresses.length === 0 ? [] : [this.reference(version, addresses, webAclScope)];
    });
    this.statement = anyOf(statements) ?? {};
  }

  private reference(version: 4 | 6, addresses: string[], webAclScope: WebAclScope): wafv2.CfnWebACL.StatementProperty {
    const set = new wafv2.CfnIPSet(this, `Ipv${version}`, {
      addresses,
      ipAddressVersion: `IPV${version}`,
      scope: webAclScope,
    });
    return { ipSetReferenceStatement: { arn: set.attrArn } };
  }
}

/** AWS WAF takes all lengths of prefix but 0 (`IPSet`, AWS WAF API Reference). */
function versionOf(range: string): 4 | 6 | undefined {
  const [, address = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(range) ?? [];
  const version = isIP(address);
  if (version !== 4 && version !== 6) return undefined;
  const bits = Number(length);
  return bits >= 1 && bits <= (version === 4 ? 32 : 128) ? version : undefined;
}
