import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';

const set = (properties: object) => ({
  Resources: { Mail: { Type: 'AWS::SES::ConfigurationSet', Properties: properties } },
});

/** Mail leaves encrypted or not at all. */
export const configurationSetTls = control({
  id: 'ConfigurationSetTls',
  area: 'identity',
  title: 'SES configuration sets require TLS on the way to the receiver',
  rationale: 'Whoever sits on the way strips the encryption, and reads order confirmations and password codes.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.a', '32.1.b'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::SES::ConfigurationSet', (configurationSet) =>
    configurationSet.at('DeliveryOptions.TlsPolicy').equals('REQUIRE'),
  ),
  remedy: 'Set tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE, or use TrustedMail.',
  detect: [managedRule('SES_SENDING_TLS_REQUIRED')],
  examples: {
    compliant: [set({ DeliveryOptions: { TlsPolicy: 'REQUIRE' } })],
    violating: [
      { faultAt: 'DeliveryOptions.TlsPolicy', ...set({}) },
      { faultAt: 'DeliveryOptions.TlsPolicy', ...set({ DeliveryOptions: { TlsPolicy: 'OPTIONAL' } }) },
    ],
    unknown: [{ Parameters: { Tls: { Type: 'String' } }, ...set({ DeliveryOptions: { TlsPolicy: { Ref: 'Tls' } } }) }],
  },
});
