import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { notApplicable, type Verdict } from '../verdict';

function judgeDistribution(distribution: Resource): Verdict {
  const certificate = distribution.at('DistributionConfig.ViewerCertificate');
  const own = ['AcmCertificateArn', 'IamCertificateId'].some(
    (key) => certificate.at(key).absent().kind !== 'compliant',
  );
  return own ? certificate.at('SslSupportMethod').equals('sni-only') : notApplicable();
}

const shop = (method: unknown) => ({
  Resources: {
    Shop: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          ViewerCertificate: {
            AcmCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/shop',
            SslSupportMethod: method,
          },
        },
      },
    },
  },
});

/** Distributions know by name which certificate to show. */
export const distributionSni = control({
  id: 'DistributionSni',
  area: 'edge',
  title: 'Distributions serve their certificate by name (SNI), not by addresses of their own',
  rationale: 'Addresses of its own let in only clients too old for current TLS, at several hundred dollars a month.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', judgeDistribution),
  remedy: 'Set sslSupportMethod: SSLMethod.SNI, or use StorefrontDistribution.',
  detect: [managedRule('CLOUDFRONT_SNI_ENABLED', { onlyInRegion: 'us-east-1' })],
  examples: {
    compliant: [shop('sni-only')],
    violating: [{ faultAt: 'DistributionConfig.ViewerCertificate.SslSupportMethod', ...shop('vip') }],
    unknown: [{ Parameters: { Method: { Type: 'String' } }, ...shop({ Ref: 'Method' }) }],
  },
});
