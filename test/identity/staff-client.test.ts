import { Match } from 'aws-cdk-lib/assertions';
import { InvalidPropertyError } from '../../lib/errors';
import { pool, saml, staffIn, URLS, WAYS } from './staff-example';

const CLIENT = 'AWS::Cognito::UserPoolClient';

describe.each(WAYS)('a client of staff who sign in by %s', (_, signIn) => {
  test('gets short tokens by the authorization code grant, none of which changes the account', () => {
    const { stack, staff, template } = staffIn(signIn);

    staff.webClient('Client', URLS);

    template().hasResourceProperties(CLIENT, {
      UserPoolId: stack.resolve(staff.userPool.userPoolId),
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      CallbackURLs: ['https://office.example.net/callback'],
      LogoutURLs: ['https://office.example.net/'],
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      RefreshTokenValidity: 60,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
      AuthSessionValidity: 3,
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  test('has sign-in pages: managed login shows none without a style', () => {
    const { stack, staff, template } = staffIn(signIn);

    const client = staff.webClient('Client', URLS);

    template().hasResourceProperties('AWS::Cognito::ManagedLoginBranding', {
      ClientId: stack.resolve(client.userPoolClientId),
      UserPoolId: stack.resolve(staff.userPool.userPoolId),
      UseCognitoProvidedValues: true,
    });
  });

  test('has a secret where a server keeps it', () => {
    const { staff, template } = staffIn(signIn);

    staff.webClient('Client', { ...URLS, hasSecret: true });

    template().hasResourceProperties(CLIENT, { GenerateSecret: true });
  });

  test.each(['callbackUrls', 'logoutUrls'])('sends nobody to addresses in %s that are not exact', (property) => {
    const { staff } = staffIn(signIn);

    expect(() => staff.webClient('Client', { ...URLS, [property]: ['https://*.example.net/'] })).toThrow(
      new InvalidPropertyError(
        { node: { path: 'Office/Staff' } },
        property,
        'https://*.example.net/',
        'give an absolute https URL without wildcard, fragment, user name or example.com, the CDK placeholder',
      ),
    );
  });
});

const ROTATION = { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 };

test.each([
  ['in a browser', false, ['ALLOW_CUSTOM_AUTH'], ROTATION],
  ['on a server', true, ['ALLOW_REFRESH_TOKEN_AUTH'], Match.absent()],
])('with an identity provider, a client %s knows no other way in', (_, hasSecret, flows, rotation) => {
  const { stack, staff, template } = staffIn(saml);

  staff.webClient('Client', { ...URLS, hasSecret });

  template().hasResourceProperties(CLIENT, {
    SupportedIdentityProviders: [stack.resolve(staff.provider?.providerName)],
    ExplicitAuthFlows: flows,
    RefreshTokenRotation: rotation,
    ReadAttributes: ['custom:staff_group', 'email'],
    WriteAttributes: ['custom:staff_group', 'email'],
  });
  // Nobody answers custom challenges.
  template().hasResourceProperties('AWS::Cognito::UserPool', { LambdaConfig: Match.absent() });
});

test.each([
  ['in a browser', false, ['ALLOW_USER_AUTH'], ROTATION],
  ['on a server', true, ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], Match.absent()],
])('with a pool, a client %s takes passkeys', (_, hasSecret, flows, rotation) => {
  const { staff, template } = staffIn(pool);

  staff.webClient('Client', { ...URLS, hasSecret });

  template().hasResourceProperties(CLIENT, {
    SupportedIdentityProviders: ['COGNITO'],
    ExplicitAuthFlows: flows,
    RefreshTokenRotation: rotation,
    ReadAttributes: ['email', 'email_verified', 'family_name', 'given_name'],
    WriteAttributes: ['email', 'family_name', 'given_name'],
  });
});
