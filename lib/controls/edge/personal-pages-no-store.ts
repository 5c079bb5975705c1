import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, type Verdict, violation } from '../verdict';
import { behaviorsByKind, PERSONAL_KINDS } from './behavior-kind';
import { judgeCustomHeader } from './custom-header';

function judgeBehavior(behavior: Position): Verdict {
  const id = behavior.at('ResponseHeadersPolicyId');
  return id.judge((value) => {
    const policy = value.kind === 'reference' ? value.reference.resource : undefined;
    if (policy?.type !== 'AWS::CloudFront::ResponseHeadersPolicy') {
      return id.satisfies(() => false, 'a response headers policy that sends Cache-Control: no-store');
    }
    return sendsNoStore(policy, id);
  });
}

function sendsNoStore(policy: Resource, id: Position): Verdict {
  const sends = judgeCustomHeader(policy, 'Cache-Control', (value) => value.matches(/\bno-store\b/i, 'no-store'));
  if (sends.kind !== 'violation') return sends;
  return violation(id.path, `${id.path} is ${policy.logicalId}, which does not send Cache-Control: no-store`);
}

const shop = (headers: unknown, id: unknown = { Ref: 'Headers' }) => ({
  Resources: {
    Shop: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: { DistributionConfig: { CacheBehaviors: [{ PathPattern: '/cart*', ResponseHeadersPolicyId: id }] } },
    },
    Headers: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: { ResponseHeadersPolicyConfig: { CustomHeadersConfig: { Items: headers } } },
    },
  },
});
const cacheControl = (value: unknown) => [{ Header: 'cache-control', Value: value, Override: true }];
const faultAt = 'DistributionConfig.CacheBehaviors[0].ResponseHeadersPolicyId';

/** Browsers keep no page that is one shopper's alone. */
export const personalPagesNoStore = control({
  id: 'PersonalPagesNoStore',
  area: 'edge',
  title: 'Account, cart, checkout and API responses carry Cache-Control: no-store',
  rationale: 'On a shared computer the next person presses Back and reads the address and the orders.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('6.2.4')], gdpr: ['5.1.f', '25.2'], 'nist-csf-2.0': ['PR.DS-10'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', (distribution) =>
    all(
      ...behaviorsByKind(distribution)
        .filter(({ kind }) => PERSONAL_KINDS.includes(kind ?? ''))
        .map(({ behavior }) => judgeBehavior(behavior)),
    ),
  ),
  remedy: 'Use SecurityHeaders with noStore: true, or add the behavior by StorefrontDistribution.addBehavior.',
  detect: none(
    'No managed AWS Config rule looks at the response headers of a distribution; which of its behaviors serve personal data stands in the metadata of the template.',
  ),
  examples: {
    compliant: [shop(cacheControl('private, no-store'))],
    violating: [
      { faultAt, ...shop([]) },
      { faultAt, ...shop(cacheControl('max-age=60')) },
      { faultAt, ...shop([], '67f7725c-6f97-4210-82d7-5512b31e9d03') },
    ],
    unknown: [{ Parameters: { Value: { Type: 'String' } }, ...shop(cacheControl({ Ref: 'Value' })) }],
  },
});
