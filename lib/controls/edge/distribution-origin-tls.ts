import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import type { Position } from '../position';
import { all, notApplicable, type Verdict } from '../verdict';

/** VPC origins are left out: their traffic stays on the private network of AWS. */
function judgeOrigin(origin: Position): Verdict {
  const custom = origin.at('CustomOriginConfig');
  if (custom.absent().kind === 'compliant') return notApplicable();
  const protocols = custom.at('OriginSSLProtocols');
  return all(
    custom.at('OriginProtocolPolicy').equals('https-only'),
    protocols.present(),
    protocols.every((protocol) => protocol.equals('TLSv1.2')),
  );
}

const shop = (customOriginConfig: object) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: {
    DistributionConfig: { Origins: [{ DomainName: 'api.example.com', CustomOriginConfig: customOriginConfig }] },
  },
});
const custom = 'DistributionConfig.Origins[0].CustomOriginConfig';

/** Distributions reach their origins over TLS 1.2. */
export const distributionOriginTls = control({
  id: 'DistributionOriginTls',
  area: 'edge',
  title: 'Distributions reach custom origins over HTTPS with TLS 1.2 only',
  rationale: 'Orders and sessions cross the internet a second time between CloudFront and the origin.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': ['4.2.1'], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::CloudFront::Distribution', (distribution) =>
    distribution.at('DistributionConfig.Origins').every(judgeOrigin),
  ),
  remedy: 'Set protocolPolicy: HTTPS_ONLY and originSslProtocols: [TLS_V1_2], or use StorefrontDistribution.',
  detect: [
    managedRule('CLOUDFRONT_TRAFFIC_TO_ORIGIN_ENCRYPTED', { onlyInRegion: 'us-east-1' }),
    managedRule('CLOUDFRONT_NO_DEPRECATED_SSL_PROTOCOLS', { onlyInRegion: 'us-east-1' }),
  ],
  examples: {
    compliant: [{ Resources: { Shop: shop({ OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] }) } }],
    violating: [
      {
        faultAt: `${custom}.OriginProtocolPolicy`,
        Resources: { Shop: shop({ OriginProtocolPolicy: 'match-viewer', OriginSSLProtocols: ['TLSv1.2'] }) },
      },
      {
        faultAt: `${custom}.OriginSSLProtocols`,
        Resources: { Shop: shop({ OriginProtocolPolicy: 'https-only' }) },
      },
      {
        faultAt: `${custom}.OriginSSLProtocols[1]`,
        Resources: { Shop: shop({ OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2', 'TLSv1.1'] }) },
      },
    ],
    unknown: [
      {
        Parameters: { Policy: { Type: 'String' } },
        Resources: { Shop: shop({ OriginProtocolPolicy: { Ref: 'Policy' }, OriginSSLProtocols: ['TLSv1.2'] }) },
      },
    ],
  },
});
