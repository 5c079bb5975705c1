import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, type Verdict, violation } from '../verdict';
import { CSP_PATH } from './csp-header';
import { textsOf } from './custom-header';

/** "Quotas on response headers policies", Amazon CloudFront Developer Guide; lengths in characters. */
const LIMITS = { count: 10, name: 256, value: 1_783, total: 10_240, policy: 1_783 };
const ITEMS = 'ResponseHeadersPolicyConfig.CustomHeadersConfig.Items';

/** What a parameter or a resource adds is not counted: the length is then a lower bound. */
function judgePolicy(policy: Resource): Verdict {
  const items = policy.at(ITEMS);
  const present = items.items().filter(({ optional }) => !optional);
  const lengths = present.map((item) => ({
    path: item.path,
    name: longest(textsOf(item.at('Header'))),
    value: longest(textsOf(item.at('Value'))),
  }));
  const total = lengths.reduce((sum, { name, value }) => sum + name + value, 0);
  return all(
    present.length === 0 ? notApplicable() : compliant(),
    within(policy.at(CSP_PATH).path, longest(textsOf(policy.at(CSP_PATH))), LIMITS.policy, 'characters'),
    within(items.path, items.values.length > 1 ? 0 : present.length, LIMITS.count, 'headers'),
    within(items.path, items.values.length > 1 ? 0 : total, LIMITS.total, 'characters in all'),
    ...lengths.map(({ path, name }) => within(`${path}.Header`, name, LIMITS.name, 'characters')),
    ...lengths.map(({ path, value }) => within(`${path}.Value`, value, LIMITS.value, 'characters')),
  );
}

function within(path: string, length: number, most: number, unit: string): Verdict {
  if (length > most) return violation(path, `${path} has ${length} ${unit}; CloudFront takes at most ${most}`);
  return length === 0 ? notApplicable() : compliant();
}

function longest(texts: readonly string[]): number {
  return Math.min(
    ...texts.map((text) => text.replace(/\$\{[^}]*\}/g, '').length),
    texts.length === 0 ? 0 : Number.MAX_SAFE_INTEGER,
  );
}

const headers = (policy: string, ...items: readonly object[]) => ({
  Resources: {
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: policy, Override: true } },
          CustomHeadersConfig: { Items: items },
        },
      },
    },
  },
});
const own = (name: string, value = '1') => ({ Header: name, Value: value, Override: true });
const strict = "default-src 'none'";

/** Response headers are such that CloudFront takes them. */
export const responseHeadersWithinLimits = control({
  id: 'ResponseHeadersWithinLimits',
  area: 'edge',
  title: "Response headers keep to CloudFront's default quotas",
  rationale:
    'CloudFront refuses a longer policy in the middle of a deployment, and a directive is then dropped in a hurry.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('6.2.4')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.PS-01'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::ResponseHeadersPolicy', judgePolicy),
  remedy:
    'Name hosts once, by default-src, or leave out what no page needs. Some of the quotas can be raised: record an exception then.',
  detect: none(
    'AWS Config has no managed rule on response headers policies; one that CloudFront refuses is never deployed.',
  ),
  examples: {
    compliant: [headers(strict, own('X-Shop'))],
    violating: [
      { faultAt: CSP_PATH, ...headers(`${strict}; img-src ${'https://img.shop.example '.repeat(80)}`) },
      { faultAt: ITEMS, ...headers(strict, ...Array.from({ length: 11 }, (_, index) => own(`X-Shop-${index}`))) },
      { faultAt: `${ITEMS}[0].Value`, ...headers(strict, own('X-Shop', 'x'.repeat(1_784))) },
    ],
    unknown: none('What is decided at deployment is not counted: what stands in the template may be too long already.'),
  },
});
