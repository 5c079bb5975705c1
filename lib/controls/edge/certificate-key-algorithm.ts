import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';

/** "AWS Certificate Manager certificate characteristics and limitations": those of 112 bits of security and more. */
const ALGORITHMS = ['RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'];

const shop = (algorithm: unknown) => ({
  Resources: {
    Shop: {
      Type: 'AWS::CertificateManager::Certificate',
      Properties: { DomainName: 'shop.example', KeyAlgorithm: algorithm },
    },
  },
});

/** Keys of certificates are long enough. */
export const certificateKeyAlgorithm = control({
  id: 'CertificateKeyAlgorithm',
  area: 'edge',
  title: 'Keys of certificates are RSA of at least 2,048 bits, or of an elliptic curve',
  rationale: 'A shorter key can be computed by whoever has the means, and the shop be imitated with it.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': ['4.2.1'], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::CertificateManager::Certificate', (certificate) =>
    certificate.at('KeyAlgorithm').or('RSA_2048').oneOf(ALGORITHMS),
  ),
  remedy: 'Leave keyAlgorithm out, or set KeyAlgorithm.EC_PRIME256V1.',
  detect: [managedRule('ACM_CERTIFICATE_RSA_CHECK')],
  examples: {
    compliant: [shop(undefined), shop('EC_prime256v1')],
    violating: [{ faultAt: 'KeyAlgorithm', ...shop('RSA_1024') }],
    unknown: [{ Parameters: { Algorithm: { Type: 'String' } }, ...shop({ Ref: 'Algorithm' }) }],
  },
});
