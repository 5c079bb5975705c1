import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { IDENTITY_PROVIDER, samlExample, whereSaml } from './saml-provider';

/** Each answer of a SAML provider belongs to a sign-in that the user pool began, which is the default. */
export const samlSignInRequested = control({
  id: 'SamlSignInRequested',
  area: 'identity',
  title: 'Sign-ins with SAML providers begin at the user pool',
  rationale: 'An answer that nobody asked for can be planted: the victim works in the account of the attacker.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-04'] },
  since: '0.1.0',
  check: each(IDENTITY_PROVIDER, (provider) =>
    whereSaml(provider, provider.at('ProviderDetails.IDPInit').or(false).isFalse()),
  ),
  remedy: 'Leave idpInitiated out, or use StaffIdentity.',
  detect: single(),
  examples: {
    compliant: [samlExample(), samlExample({ IDPInit: 'false' })],
    violating: [{ faultAt: 'ProviderDetails.IDPInit', ...samlExample({ IDPInit: 'true' }) }],
    unknown: [{ Parameters: { Unasked: { Type: 'String' } }, ...samlExample({ IDPInit: { Ref: 'Unasked' } }) }],
  },
});
