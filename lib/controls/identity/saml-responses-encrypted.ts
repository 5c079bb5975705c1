import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { IDENTITY_PROVIDER, samlExample, whereSaml } from './saml-provider';

/** What the identity provider says of a person passes the browser unreadable ("SAML signing and encryption"). */
export const samlResponsesEncrypted = control({
  id: 'SamlResponsesEncrypted',
  area: 'identity',
  title: 'Answers of SAML providers are encrypted',
  rationale: 'Names, groups and entitlements of staff lie open in the browser, its extensions and its history.',
  severity: 'low',
  frameworks: { gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.AA-04', 'PR.DS-02'] },
  since: '0.1.0',
  check: each(IDENTITY_PROVIDER, (provider) =>
    whereSaml(provider, provider.at('ProviderDetails.EncryptedResponses').isTrue()),
  ),
  remedy:
    "Set encryptedResponses: true and load the pool's certificate into the identity provider; or use StaffIdentity.",
  detect: single(),
  examples: {
    compliant: [samlExample({ EncryptedResponses: 'true' }), samlExample({ EncryptedResponses: true })],
    violating: [
      { faultAt: 'ProviderDetails.EncryptedResponses', ...samlExample() },
      { faultAt: 'ProviderDetails.EncryptedResponses', ...samlExample({ EncryptedResponses: 'false' }) },
    ],
    unknown: [
      { Parameters: { Encrypted: { Type: 'String' } }, ...samlExample({ EncryptedResponses: { Ref: 'Encrypted' } }) },
    ],
  },
});
