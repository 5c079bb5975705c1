import { certainText } from '../certain-value';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { any, compliant, unknown, type Verdict, violation } from '../verdict';
import { matchesWildcards } from '../wildcard-pattern';
import { eachPaymentPage } from './payment-page';
import { examplePage } from './payment-page-example';

function judgePage(page: Resource, metadata: Position): Verdict {
  const path = certainText(metadata.at('path'));
  if (path === undefined) return unknown('', 'the template does not tell the path of the page');
  const distributions = page.template.set.ofType('AWS::CloudFront::Distribution');
  if (distributions.length === 0) return unknown('', 'the distribution of the page is not in the templates');
  const verdicts = distributions.map((distribution) => judgeDistribution(distribution, page, path));
  const best = any(...verdicts);
  return best.kind === 'not-applicable'
    ? violation('', `no cache behavior of a distribution sends these headers with ${path}`)
    : best;
}

/** A distribution that never sends the headers serves another site. */
function judgeDistribution(distribution: Resource, page: Resource, path: string): Verdict {
  const config = distribution.at('DistributionConfig');
  const behaviors = config.at('CacheBehaviors').items();
  const fallback = config.at('DefaultCacheBehavior');
  const uses = [...behaviors, fallback].map((behavior) => sends(behavior, page));
  if (!uses.some(({ kind }) => kind === 'compliant')) {
    return uses.find(({ kind }) => kind === 'unknown') ?? { kind: 'not-applicable' };
  }
  return judgeServing(behaviors, fallback, page, path);
}

/** The first behavior whose pattern matches serves the path ("Cache behavior settings", Amazon CloudFront Developer Guide). */
function judgeServing(behaviors: readonly Position[], fallback: Position, page: Resource, path: string): Verdict {
  for (const behavior of behaviors) {
    const pattern = certainText(behavior.at('PathPattern'));
    if (pattern === undefined || behavior.optional) return unknown('', 'the template does not tell the path patterns');
    if (matchesWildcards(rooted(pattern), rooted(path))) return served(behavior, pattern, page, path);
  }
  return served(fallback, 'the default behavior', page, path);
}

function served(behavior: Position, pattern: string, page: Resource, path: string): Verdict {
  const verdict = sends(behavior, page);
  if (verdict.kind !== 'violation') return verdict;
  return violation(
    '',
    `${path} is served by ${pattern}, which sends other headers; expected a behavior of its own before it`,
  );
}

/** Patterns mean the same with and without a leading slash. */
function rooted(pattern: string): string {
  return pattern.startsWith('/') || pattern.startsWith('*') ? pattern : `/${pattern}`;
}

function sends(behavior: Position, page: Resource): Verdict {
  const id = behavior.at('ResponseHeadersPolicyId');
  const target = id.target();
  if (target.kind === 'unknown') return unknown('', target.reason);
  const same = target.kind === 'reference' && target.reference.resource === page;
  return same ? compliant() : violation('', 'it sends other headers');
}

const shop = (...behaviors: readonly object[]) =>
  examplePage({
    others: {
      Shop: {
        Type: 'AWS::CloudFront::Distribution',
        Properties: { DistributionConfig: { DefaultCacheBehavior: {}, CacheBehaviors: behaviors } },
      },
    },
  });
const own = { PathPattern: '/checkout*', ResponseHeadersPolicyId: { Ref: 'Headers' } };

/** The payment page comes with the headers that were made for it. */
export const paymentPageBehavior = control({
  id: 'PaymentPageBehavior',
  area: 'payment',
  title: 'A cache behavior sends the headers of a payment page with its path, before any broader one',
  rationale:
    'The strictest policy protects nobody while an earlier pattern serves the page with the headers of the shop.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.3'), judged('6.2.4')],
    gdpr: ['25.1'],
    'nist-csf-2.0': ['PR.PS-05'],
  },
  since: '0.1.0',
  check: eachPaymentPage(judgePage),
  remedy: "Add a behavior with the page's pathPattern and responseHeadersPolicy before broader patterns.",
  detect: none(
    'AWS Config does not know which paths of a distribution are payment pages; that stands in the metadata of the template.',
  ),
  examples: {
    compliant: [shop(own, { PathPattern: '/*' }), shop({ PathPattern: '/checkout/assets/*' }, own)],
    violating: [
      { faultAt: '', ...shop({ PathPattern: '/check*' }, own) },
      { faultAt: '', ...shop({ PathPattern: '/checkout*' }) },
      { faultAt: '', ...shop({ ...own, PathPattern: '/pay*' }) },
    ],
    unknown: [
      examplePage(),
      { Parameters: { Pattern: { Type: 'String' } }, ...shop({ PathPattern: { Ref: 'Pattern' } }, own) },
    ],
  },
});
