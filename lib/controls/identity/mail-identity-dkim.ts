import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';

const identity = (properties: object) => ({
  Resources: {
    Mail: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'shop.example', ...properties } },
  },
});

/** Mail proves by a signature that it is the shop's. */
export const mailIdentityDkim = control({
  id: 'MailIdentityDkim',
  area: 'identity',
  title: 'SES identities sign their mail with DKIM, with keys of 2048 bits where SES makes them',
  rationale: "Receivers cannot tell the shop's unsigned mail from a forgery, and a key of 1024 bits can be broken.",
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('5.4.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['DE.CM-09'] },
  since: '0.1.0',
  // Signing and 2048 bits are the defaults of Easy DKIM ("Easy DKIM in Amazon SES", Amazon SES Developer Guide).
  check: each('AWS::SES::EmailIdentity', (mail) =>
    all(
      mail.at('DkimAttributes.SigningEnabled').or(true).isTrue(),
      mail.at('DkimSigningAttributes.NextSigningKeyLength').noneOf(['RSA_1024_BIT']),
    ),
  ),
  remedy: 'Leave dkimSigning on and take EasyDkimSigningKeyLength.RSA_2048_BIT, or use TrustedMail.',
  detect: single(),
  examples: {
    compliant: [
      identity({}),
      identity({
        DkimAttributes: { SigningEnabled: true },
        DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
      }),
    ],
    violating: [
      { faultAt: 'DkimAttributes.SigningEnabled', ...identity({ DkimAttributes: { SigningEnabled: false } }) },
      {
        faultAt: 'DkimSigningAttributes.NextSigningKeyLength',
        ...identity({ DkimSigningAttributes: { NextSigningKeyLength: 'RSA_1024_BIT' } }),
      },
    ],
    unknown: [
      {
        Parameters: { Signing: { Type: 'String' } },
        ...identity({ DkimAttributes: { SigningEnabled: { Ref: 'Signing' } } }),
      },
    ],
  },
});
