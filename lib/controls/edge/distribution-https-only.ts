import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { RESOURCE_ID } from '../remediation';
import { everyCacheBehavior } from './cache-behaviors';

const shop = (config: object) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: config },
});
const behavior = (policy: unknown) => ({ TargetOriginId: 'shop', ViewerProtocolPolicy: policy });

/** Distributions answer over HTTPS alone. */
export const distributionHttpsOnly = control({
  id: 'DistributionHttpsOnly',
  area: 'edge',
  title: 'Every cache behavior of a distribution redirects to HTTPS or refuses HTTP',
  rationale: 'Over plain HTTP, anybody on the network path reads the session cookie or rewrites the checkout page.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': ['2.2.7', '4.2.1'], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', (distribution) =>
    everyCacheBehavior(distribution, (cacheBehavior) =>
      cacheBehavior.at('ViewerProtocolPolicy').oneOf(['redirect-to-https', 'https-only']),
    ),
  ),
  remedy:
    'Set viewerProtocolPolicy to REDIRECT_TO_HTTPS or HTTPS_ONLY on every behavior, or use StorefrontDistribution.',
  detect: [managedRule('CLOUDFRONT_VIEWER_POLICY_HTTPS', { onlyInRegion: 'us-east-1' })],
  remediation: {
    rule: 'CLOUDFRONT_VIEWER_POLICY_HTTPS',
    document: 'AWSConfigRemediation-EnableCloudFrontViewerPolicyHTTPS',
    parameters: { CloudFrontDistributionId: RESOURCE_ID, ViewerProtocolPolicy: 'redirect-to-https' },
    permissions: [
      {
        actions: ['cloudfront:GetDistribution', 'cloudfront:GetDistributionConfig', 'cloudfront:UpdateDistribution'],
        resource: 'arn:{partition}:cloudfront::{account}:distribution/*',
      },
    ],
  },
  examples: {
    compliant: [
      {
        Resources: {
          Shop: shop({
            DefaultCacheBehavior: behavior('redirect-to-https'),
            CacheBehaviors: [behavior('https-only')],
          }),
        },
      },
    ],
    violating: [
      {
        faultAt: 'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy',
        Resources: { Shop: shop({ DefaultCacheBehavior: behavior('allow-all') }) },
      },
      {
        faultAt: 'DistributionConfig.CacheBehaviors[0].ViewerProtocolPolicy',
        Resources: {
          Shop: shop({ DefaultCacheBehavior: behavior('https-only'), CacheBehaviors: [behavior('allow-all')] }),
        },
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
