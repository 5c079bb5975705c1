import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';

const shop = (preference: unknown) => ({
  Resources: {
    Shop: {
      Type: 'AWS::CertificateManager::Certificate',
      Properties: { DomainName: 'shop.example', CertificateTransparencyLoggingPreference: preference },
    },
  },
});

/** Certificates stand in the public logs. */
export const certificateTransparencyLogging = control({
  id: 'CertificateTransparencyLogging',
  area: 'edge',
  title: 'Certificates are recorded in certificate transparency logs',
  rationale: 'Browsers refuse a public certificate that is in no log, and nobody notices one that was issued wrongly.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::CertificateManager::Certificate', (certificate) =>
    certificate.at('CertificateTransparencyLoggingPreference').or('ENABLED').equals('ENABLED'),
  ),
  remedy: 'Leave transparencyLoggingEnabled at true.',
  detect: [managedRule('ACM_CERTIFICATE_TRANSPARENT_LOGGING_ENABLED')],
  examples: {
    compliant: [shop(undefined), shop('ENABLED')],
    violating: [{ faultAt: 'CertificateTransparencyLoggingPreference', ...shop('DISABLED') }],
    unknown: [{ Parameters: { Logging: { Type: 'String' } }, ...shop({ Ref: 'Logging' }) }],
  },
});
