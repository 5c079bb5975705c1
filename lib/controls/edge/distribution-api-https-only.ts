import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { DISTRIBUTION_METADATA } from '../template-metadata';
import { all } from '../verdict';
import { behaviorsByKind } from './behavior-kind';

const shop = (policy: unknown, pattern = '/api/*', kind = 'api') => ({
  Resources: {
    Shop: {
      Type: 'AWS::CloudFront::Distribution',
      Metadata: { [DISTRIBUTION_METADATA]: { behaviors: [{ pathPattern: '/v1/*', kind }] } },
      Properties: {
        DistributionConfig: { CacheBehaviors: [{ PathPattern: pattern, ViewerProtocolPolicy: policy }] },
      },
    },
  },
});
const faultAt = 'DistributionConfig.CacheBehaviors[0].ViewerProtocolPolicy';

/** A program that forgets the s of https fails at once. */
export const distributionApiHttpsOnly = control({
  id: 'DistributionApiHttpsOnly',
  area: 'edge',
  title: 'Cache behaviors of APIs refuse plain HTTP instead of redirecting it',
  rationale: 'A program that is redirected has already sent its token and its order in clear, and does so every time.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', (distribution) =>
    all(
      ...behaviorsByKind(distribution)
        .filter(({ kind }) => kind === 'api' || kind === 'reports')
        .map(({ behavior }) => behavior.at('ViewerProtocolPolicy').equals('https-only')),
    ),
  ),
  remedy: 'Set viewerProtocolPolicy: HTTPS_ONLY, or add the behavior by StorefrontDistribution.addBehavior.',
  detect: none(
    'CLOUDFRONT_VIEWER_POLICY_HTTPS accepts a redirect, and knows no APIs; which behaviors serve an API stands in the metadata of the template.',
  ),
  examples: {
    compliant: [shop('https-only')],
    violating: [
      { faultAt, ...shop('redirect-to-https') },
      { faultAt, ...shop('redirect-to-https', '/v1/*') },
    ],
    unknown: [{ Parameters: { Policy: { Type: 'String' } }, ...shop({ Ref: 'Policy' }) }],
  },
});
