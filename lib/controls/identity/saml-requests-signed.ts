import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { IDENTITY_PROVIDER, samlExample, whereSaml } from './saml-provider';

/** The identity provider can tell requests of the user pool from forged ones ("SAML signing and encryption"). */
export const samlRequestsSigned = control({
  id: 'SamlRequestsSigned',
  area: 'identity',
  title: 'Sign-in requests to SAML providers are signed',
  rationale: 'The browser carries the request: whoever sits in it may change where the answer goes or what is asked.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-04'] },
  since: '0.1.0',
  check: each(IDENTITY_PROVIDER, (provider) =>
    whereSaml(provider, provider.at('ProviderDetails.RequestSigningAlgorithm').equals('rsa-sha256')),
  ),
  remedy: 'Set requestSigningAlgorithm: SigningAlgorithm.RSA_SHA256, or use StaffIdentity.',
  detect: single(),
  examples: {
    compliant: [samlExample({ RequestSigningAlgorithm: 'rsa-sha256' })],
    violating: [{ faultAt: 'ProviderDetails.RequestSigningAlgorithm', ...samlExample() }],
    unknown: [
      {
        Parameters: { Algorithm: { Type: 'String' } },
        ...samlExample({ RequestSigningAlgorithm: { Ref: 'Algorithm' } }),
      },
    ],
  },
});
