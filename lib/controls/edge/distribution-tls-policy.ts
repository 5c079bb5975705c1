import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';

/** "Supported protocols and ciphers between viewers and CloudFront", Amazon CloudFront Developer Guide. */
const SECURITY_POLICIES = ['TLSv1.2_2021', 'TLSv1.2_2025', 'TLSv1.3_2025'];

function judgeDistribution(distribution: Resource): Verdict {
  const certificate = distribution.at('DistributionConfig.ViewerCertificate');
  const own = certificate
    .at('CloudFrontDefaultCertificate')
    .or(false)
    .satisfies((value) => String(value) === 'false', 'a certificate of its own, as the default one accepts TLSv1');
  return own.kind === 'violation' ? own : all(own, certificate.at('MinimumProtocolVersion').oneOf(SECURITY_POLICIES));
}

const shop = (viewerCertificate: unknown) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: { ViewerCertificate: viewerCertificate } },
});
const custom = (minimum: unknown) =>
  shop({
    AcmCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/shop',
    SslSupportMethod: 'sni-only',
    MinimumProtocolVersion: minimum,
  });

/** Distributions refuse outdated TLS. */
export const distributionTlsPolicy = control({
  id: 'DistributionTlsPolicy',
  area: 'edge',
  title: 'Distributions have a security policy of TLSv1.2_2021 or newer',
  rationale: 'Older security policies let an attacker push a shopper down to TLS 1.0 or to weak ciphers.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('2.2.5'), judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', judgeDistribution),
  remedy: 'Set certificate and minimumProtocolVersion: TLS_V1_2_2021 or newer, or use StorefrontDistribution.',
  detect: [
    managedRule('CLOUDFRONT_SSL_POLICY_CHECK', {
      parameters: { securityPolicies: SECURITY_POLICIES.join(',') },
      onlyInRegion: 'us-east-1',
    }),
    managedRule('CLOUDFRONT_CUSTOM_SSL_CERTIFICATE', { onlyInRegion: 'us-east-1' }),
  ],
  examples: {
    compliant: [{ Resources: { Shop: custom('TLSv1.2_2021') } }, { Resources: { Shop: custom('TLSv1.3_2025') } }],
    violating: [
      { faultAt: 'DistributionConfig.ViewerCertificate.MinimumProtocolVersion', Resources: { Shop: shop(undefined) } },
      {
        faultAt: 'DistributionConfig.ViewerCertificate.CloudFrontDefaultCertificate',
        Resources: { Shop: shop({ CloudFrontDefaultCertificate: true }) },
      },
      {
        faultAt: 'DistributionConfig.ViewerCertificate.MinimumProtocolVersion',
        Resources: { Shop: custom('TLSv1.1_2016') },
      },
    ],
    unknown: [{ Parameters: { Minimum: { Type: 'String' } }, Resources: { Shop: custom({ Ref: 'Minimum' }) } }],
  },
});
