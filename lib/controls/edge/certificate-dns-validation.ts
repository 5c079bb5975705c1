import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { notApplicable, type Verdict } from '../verdict';

/** A private authority validates nothing. Without a method, ACM asks by e-mail. */
function judgeCertificate(certificate: Resource): Verdict {
  if (certificate.at('CertificateAuthorityArn').absent().kind !== 'compliant') return notApplicable();
  return certificate.at('ValidationMethod').or('EMAIL').equals('DNS');
}

const shop = (validation: unknown) => ({
  Resources: {
    Shop: {
      Type: 'AWS::CertificateManager::Certificate',
      Properties: { DomainName: 'shop.example', ValidationMethod: validation },
    },
  },
});

/** Certificates renew by themselves. */
export const certificateDnsValidation = control({
  id: 'CertificateDnsValidation',
  area: 'edge',
  title: 'Certificates are validated by DNS, so that they renew by themselves',
  rationale: 'A mail that nobody answers lets the certificate expire, and every browser then warns of the shop.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::CertificateManager::Certificate', judgeCertificate),
  remedy: 'Set validation: CertificateValidation.fromDns(hostedZone).',
  detect: none(
    'No managed AWS Config rule looks at how a certificate was validated, its expiry is watched; a read of a certificate leaves that out too.',
  ),
  examples: {
    compliant: [shop('DNS')],
    violating: [
      { faultAt: 'ValidationMethod', ...shop(undefined) },
      { faultAt: 'ValidationMethod', ...shop('EMAIL') },
    ],
    unknown: [{ Parameters: { Method: { Type: 'String' } }, ...shop({ Ref: 'Method' }) }],
  },
});
