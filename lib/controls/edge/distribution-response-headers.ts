import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { everyCacheBehavior } from './cache-behaviors';

const shop = (config: object) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: config },
});
const behavior = (policy?: unknown) => ({ TargetOriginId: 'shop', ResponseHeadersPolicyId: policy });
const managedPolicy = '67f7725c-6f97-4210-82d7-5512b31e9d03';

/** No path of a distribution goes without its security headers. */
export const distributionResponseHeaders = control({
  id: 'DistributionResponseHeaders',
  area: 'edge',
  title: 'Every cache behavior of a distribution has a response headers policy',
  rationale: 'One path without security headers is enough to frame the shop or to run a foreign script in it.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('6.2.4')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.PS-01'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', (distribution) =>
    everyCacheBehavior(distribution, (cacheBehavior) => cacheBehavior.at('ResponseHeadersPolicyId').present()),
  ),
  remedy:
    'Set responseHeadersPolicy on every behavior, such as that of SecurityHeaders, or use StorefrontDistribution.',
  detect: single(),
  examples: {
    compliant: [
      {
        Resources: {
          Shop: shop({ DefaultCacheBehavior: behavior(managedPolicy), CacheBehaviors: [behavior({ Ref: 'Headers' })] }),
          Headers: { Type: 'AWS::CloudFront::ResponseHeadersPolicy' },
        },
      },
    ],
    violating: [
      {
        faultAt: 'DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId',
        Resources: { Shop: shop({ DefaultCacheBehavior: behavior() }) },
      },
      {
        faultAt: 'DistributionConfig.CacheBehaviors[0].ResponseHeadersPolicyId',
        Resources: { Shop: shop({ DefaultCacheBehavior: behavior(managedPolicy), CacheBehaviors: [behavior('')] }) },
      },
    ],
    unknown: [
      {
        Parameters: { Policy: { Type: 'String' } },
        Resources: { Shop: shop({ DefaultCacheBehavior: behavior({ Ref: 'Policy' }) }) },
      },
    ],
  },
});
