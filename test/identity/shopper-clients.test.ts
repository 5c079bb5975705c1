import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { MfaMode } from '../../lib/identity/mfa-mode';
import { ShopperAuthFlow } from '../../lib/identity/shopper-auth-flow';
import { ShopperIdentity } from '../../lib/identity/shopper-identity';

const CALLBACK = 'https://shop.example.com/signed-in';
const LOGOUT = 'https://shop.example.com/';
const URLS = { callbackUrls: [CALLBACK], logoutUrls: [LOGOUT] };

function shoppers(mfa = MfaMode.REQUIRED): { shop: Stack; identity: ShopperIdentity } {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const identity = new ShopperIdentity(shop, 'Shoppers', {
    relyingPartyDomain: 'shop.example.com',
    encryptionKey: kms.Key.fromKeyArn(shop, 'Key', 'arn:aws:kms:eu-central-1:123456789012:key/0000'),
    mfa,
  });
  return { shop, identity };
}

const KINDS = ['webClient', 'mobileClient', 'serverClient'] as const;

describe.each(KINDS)('ShopperIdentity.%s', (kind) => {
  test('has the code grant, exact addresses, short tokens and no more attributes than a shopper may edit', () => {
    // Prepare
    const { shop, identity } = shoppers();

    // Act
    identity[kind]('App', URLS);

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: kind === 'serverClient',
      ExplicitAuthFlows:
        kind === 'serverClient' ? ['ALLOW_USER_AUTH'] : ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH'],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      CallbackURLs: [CALLBACK],
      LogoutURLs: [LOGOUT],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      AccessTokenValidity: 30,
      IdTokenValidity: 30,
      RefreshTokenValidity: 43200,
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
      AuthSessionValidity: 3,
      WriteAttributes: ['email', 'family_name', 'given_name', 'locale', 'name'],
      ReadAttributes: ['email', 'email_verified', 'family_name', 'given_name', 'locale', 'name'],
    });
  });

  test.each([['callbackUrls'], ['logoutUrls']])('refuses inexact %s', (property) => {
    // Prepare
    const { identity } = shoppers();

    // Act
    const build = () => identity[kind]('App', { ...URLS, [property]: ['https://*.example.com/'] });

    // Assess
    expect(build).toThrow(
      `Shop/Shoppers: ${property} is "https://*.example.com/"; give an absolute https URL without wildcard, fragment, ` +
        'user name or example.com, the CDK placeholder',
    );
  });

  test.each<[string, ShopperAuthFlow[], string]>([
    ['no flow', [], '[]; name the flows in use: for none Cognito allows SRP and custom sign-in'],
    [
      'flows without passkeys',
      [ShopperAuthFlow.SRP],
      '["ALLOW_USER_SRP_AUTH"]; add ShopperAuthFlow.USER: no other flow has passkeys or e-mailed codes',
    ],
    [
      'custom challenges where MFA is required',
      [ShopperAuthFlow.USER, ShopperAuthFlow.CUSTOM],
      '["ALLOW_USER_AUTH","ALLOW_CUSTOM_AUTH"]; leave ShopperAuthFlow.CUSTOM out: nothing holds a shop\'s own ' +
        'challenges to two factors',
    ],
  ])('refuses %s', (_title, authFlows, rest) => {
    // Prepare
    const { identity } = shoppers();

    // Act
    const build = () => identity[kind]('App', { ...URLS, authFlows });

    // Assess
    expect(build).toThrow(`Shop/Shoppers: authFlows is ${rest}`);
  });

  test.each<[ShopperAuthFlow[], string]>([
    [[ShopperAuthFlow.USER, ShopperAuthFlow.SRP], 'ALLOW_USER_SRP_AUTH'],
    [[ShopperAuthFlow.USER, ShopperAuthFlow.CUSTOM], 'ALLOW_CUSTOM_AUTH'],
  ])('warns of %j, where leaked passwords pass', (authFlows, blind) => {
    // Prepare
    const { shop, identity } = shoppers(MfaMode.ADAPTIVE);

    // Act
    identity[kind]('App', { ...URLS, authFlows });

    // Assess
    Annotations.fromStack(shop).hasWarning(
      '/Shop/Shoppers/App',
      Match.stringLikeRegexp(`^The app client allows ${blind}: Cognito does not look for leaked passwords there\\.`),
    );
    Template.fromStack(shop).hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ExplicitAuthFlows: Match.arrayWith([blind]),
    });
  });

  test('is silent about the flows that it has by itself', () => {
    // Prepare
    const { shop, identity } = shoppers();

    // Act
    identity[kind]('App', URLS);

    // Assess
    Annotations.fromStack(shop).hasNoWarning('*', Match.stringLikeRegexp('leaked'));
  });
});

describe('ShopperIdentity.mobileClient', () => {
  test.each([
    ['shop://signed-in', 'callbackUrls'],
    ['com.example.shop:/signed-in', 'callbackUrls'],
    ['com.example.shop:/signed-out', 'logoutUrls'],
  ])('refuses %s in %s, which any app can claim', (url, property) => {
    // Prepare
    const { identity } = shoppers();

    // Act
    const build = () => identity.mobileClient('App', { ...URLS, [property]: [CALLBACK, url] });

    // Assess
    expect(build).toThrow(
      `Shop/Shoppers: ${property} is "${url}"; give an https link that the domain binds to the app (App Link, ` +
        'universal link): any app can claim a scheme',
    );
  });

  test('refuses http as on the web', () => {
    // Prepare
    const { identity } = shoppers();

    // Act
    const build = () => identity.mobileClient('App', { ...URLS, callbackUrls: ['http://localhost/'] });

    // Assess
    expect(build).toThrow('Shop/Shoppers: callbackUrls is "http://localhost/"; give an absolute https URL');
  });
});
