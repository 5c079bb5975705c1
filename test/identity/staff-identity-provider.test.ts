import { Match } from 'aws-cdk-lib/assertions';
import { InvalidPropertyError } from '../../lib/errors';
import { StaffSignIn } from '../../lib/identity/staff-sign-in';
import { oidc, saml, staffIn } from './staff-example';

const PROVIDER = 'AWS::Cognito::UserPoolIdentityProvider';
const SAML_EMAIL = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';

describe('a SAML provider', () => {
  test('is asked with signed requests, answers encrypted, and starts nothing itself', () => {
    const { stack, staff, template } = staffIn(saml);

    template().hasResourceProperties(PROVIDER, {
      UserPoolId: stack.resolve(staff.userPool.userPoolId),
      ProviderType: 'SAML',
      ProviderDetails: {
        MetadataURL: 'https://idp.example.net/metadata',
        MetadataFile: Match.absent(),
        RequestSigningAlgorithm: 'rsa-sha256',
        EncryptedResponses: true,
        IDPInit: false,
        IDPSignout: true,
      },
      AttributeMapping: { email: SAML_EMAIL, 'custom:staff_group': 'group' },
    });
  });

  test('may be described by a document, name its attributes otherwise, and be unable to encrypt', () => {
    const { template } = staffIn(() =>
      StaffSignIn.saml({
        metadataXml: '<EntityDescriptor/>',
        emailAttribute: 'mail',
        groupAttribute: 'role',
        allowUnencryptedAssertions: true,
      }),
    );

    template().hasResourceProperties(PROVIDER, {
      ProviderDetails: {
        MetadataFile: '<EntityDescriptor/>',
        MetadataURL: Match.absent(),
        EncryptedResponses: false,
        RequestSigningAlgorithm: 'rsa-sha256',
      },
      AttributeMapping: { email: 'mail', 'custom:staff_group': 'role' },
    });
  });

  test.each([
    ['nothing', {}, null],
    [
      'both',
      { metadataUrl: 'https://idp.example.net/metadata', metadataXml: '<EntityDescriptor/>' },
      'https://idp.example.net/metadata',
    ],
  ])('described by %s is refused', (_, props, value) => {
    expect(() => staffIn(() => StaffSignIn.saml(props))).toThrow(
      new InvalidPropertyError(
        { node: { path: 'Office/Staff' } },
        'metadataUrl',
        value,
        'give either metadataUrl or metadataXml',
      ),
    );
  });
});

describe('an OpenID Connect provider', () => {
  test('is discovered, and its secret stays in Secrets Manager', () => {
    const { template } = staffIn(oidc);

    template().hasResourceProperties(PROVIDER, {
      ProviderType: 'OIDC',
      ProviderDetails: {
        oidc_issuer: 'https://idp.example.net',
        client_id: 'office',
        client_secret:
          '{{resolve:secretsmanager:arn:aws:secretsmanager:eu-central-1:111122223333:secret:office/idp:SecretString:::}}',
        authorize_scopes: 'openid email profile',
      },
      AttributeMapping: { email: 'email', 'custom:staff_group': 'group' },
    });
  });
});

test.each([
  ['metadataUrl', 'http://idp.example.net/metadata', (url: string) => StaffSignIn.saml({ metadataUrl: url })],
  ['metadataUrl', 'idp.example.net', (url: string) => StaffSignIn.saml({ metadataUrl: url })],
  ['metadataUrl', 'https://idp.example.net/metadata#top', (url: string) => StaffSignIn.saml({ metadataUrl: url })],
])('the %s %s is refused', (property, url, signIn) => {
  expect(() => staffIn(() => signIn(url))).toThrow(refusal(property, url));
});

test.each(['http://idp.example.net', 'https://idp.example.net/', 'https://idp.example.net:8443', 'idp.example.net'])(
  'the issuer %s is refused',
  (issuerUrl) => {
    expect(() =>
      staffIn((stack) => {
        const { oidcProps } = oidc(stack);
        if (oidcProps === undefined) throw new Error('no properties');
        return StaffSignIn.oidc({ ...oidcProps, issuerUrl });
      }),
    ).toThrow(refusal('issuerUrl', issuerUrl));
  },
);

const refusal = (property: string, url: string) =>
  new InvalidPropertyError(
    { node: { path: 'Office/Staff' } },
    property,
    url,
    "give the identity provider's https address, without port, fragment or a slash at the end",
  );

test.each([
  ['saml', saml],
  ['oidc', oidc],
])('a pool with a provider (%s) keeps its group, and verifies no addresses', (_, signIn) => {
  const { template } = staffIn(signIn);

  template().hasResourceProperties('AWS::Cognito::UserPool', {
    AutoVerifiedAttributes: [],
    // Cognito writes mapped attributes at each sign-in, and refuses the sign-in where it cannot.
    Schema: [
      { Name: 'email', Required: true, Mutable: true },
      { Name: 'staff_group', Mutable: true, AttributeDataType: 'String' },
    ],
    WebAuthnFactorConfiguration: Match.absent(),
    WebAuthnRelyingPartyID: Match.absent(),
  });
});
