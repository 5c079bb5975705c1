import type { Example } from '../control';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import type { Verdict } from '../verdict';

/** The resource by which a user pool trusts an identity provider. */
export const IDENTITY_PROVIDER = 'AWS::Cognito::UserPoolIdentityProvider';

/** The verdict on a SAML provider; not applicable to other identity providers. */
export function whereSaml(provider: Resource, verdict: Verdict): Verdict {
  return onlyWhere(provider.at('ProviderType').equals('SAML'), verdict);
}

/** An example: a SAML provider. */
export function samlExample(details: object = {}): Example {
  const ProviderDetails = { MetadataURL: 'https://login.example.com/metadata', ...details };
  return {
    Resources: { Office: { Type: IDENTITY_PROVIDER, Properties: { ProviderType: 'SAML', ProviderDetails } } },
  };
}
