import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, type Verdict, violation } from '../verdict';

/** "AWS WAF quotas": token domains of a web ACL. */
const MOST_DOMAINS = 10;
/** A host's name of at least two labels: AWS WAF takes neither schemes nor public suffixes. */
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

function judgeWebAcl(webAcl: Resource): Verdict {
  const domains = webAcl.at('TokenDomains');
  const certain = domains.values.length === 1 ? domains.items().filter(({ optional }) => !optional) : [];
  return all(
    certain.length > MOST_DOMAINS ? tooMany(domains, certain.length) : notApplicable(),
    domains.every((domain) => domain.judge((value) => (value.kind === 'reference' ? compliant() : ofName(domain)))),
  );
}

function ofName(domain: Position): Verdict {
  return domain.matches(DOMAIN, 'the name of a domain');
}

function tooMany(domains: Position, count: number): Verdict {
  return violation(domains.path, `${domains.path} has ${count} domains; AWS WAF takes at most ${MOST_DOMAINS}`);
}

const shop = (...TokenDomains: readonly unknown[]) => ({
  Resources: { Shop: { Type: 'AWS::WAFv2::WebACL', Properties: { TokenDomains } } },
});

/** The domains whose tokens count are such that AWS WAF takes them. */
export const webAclTokenDomains = control({
  id: 'WebAclTokenDomains',
  area: 'edge',
  title: 'Token domains of web ACLs are at most ten, and each is the name of a domain',
  rationale: 'AWS WAF refuses others in the middle of a deployment, or challenges shoppers again on every subdomain.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('6.4.2')], 'nist-csf-2.0': ['PR.IR-01'] },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', judgeWebAcl),
  remedy: 'List the apex of each of at most ten domains: its subdomains share its tokens.',
  detect: none(
    'No managed AWS Config rule looks at the token domains of a web ACL; those that AWS WAF refuses are never deployed.',
  ),
  examples: {
    compliant: [shop('shop.example', 'pay.shop.example')],
    violating: [
      { faultAt: 'TokenDomains[0]', ...shop('https://shop.example') },
      { faultAt: 'TokenDomains', ...shop(...Array.from({ length: 11 }, (_, index) => `shop${index}.example`)) },
    ],
    unknown: [{ Parameters: { Domain: { Type: 'String' } }, ...shop({ Ref: 'Domain' }) }],
  },
});
