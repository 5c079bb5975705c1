import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ShopperIdentity } from '../../lib/identity/shopper-identity';

const CALLBACK = 'https://shop.example.com/signed-in';
const LOGOUT = 'https://shop.example.com/';

function clientIn(callbackUrls: string[] = [CALLBACK], logoutUrls: string[] = [LOGOUT]): Template {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const identity = new ShopperIdentity(shop, 'Shoppers', {
    relyingPartyDomain: 'shop.example.com',
    encryptionKey: kms.Key.fromKeyArn(shop, 'Key', 'arn:aws:kms:eu-central-1:123456789012:key/0000'),
  });
  identity.webClient('Web', { callbackUrls, logoutUrls });
  return Template.fromStack(shop);
}

describe('ShopperIdentity.webClient', () => {
  test('is a public client of the code grant alone', () => {
    // Prepare
    // Act
    const template = clientIn();

    // Assess
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
      CallbackURLs: [CALLBACK],
      LogoutURLs: [LOGOUT],
      SupportedIdentityProviders: ['COGNITO'],
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  test('signs in with passkeys or readable passwords, never by SRP, and refreshes by rotation alone', () => {
    // Prepare
    // Act
    const template = clientIn();

    // Assess
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    });
  });

  test('gives tokens of 30 minutes, refresh tokens of 30 days, sessions of three minutes, all revocable', () => {
    // Prepare
    // Act
    const template = clientIn();

    // Assess
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AccessTokenValidity: 30,
      IdTokenValidity: 30,
      RefreshTokenValidity: 30 * 24 * 60,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
      AuthSessionValidity: 3,
      EnableTokenRevocation: true,
    });
  });

  test('writes the address and names, and reads little more', () => {
    // Prepare
    // Act
    const template = clientIn();

    // Assess
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      WriteAttributes: ['email', 'family_name', 'given_name', 'locale', 'name'],
      ReadAttributes: ['email', 'email_verified', 'family_name', 'given_name', 'locale', 'name'],
    });
  });

  test.each([
    ['http://shop.example.com/'],
    ['http://localhost:3000/'],
    ['https://localhost:3000/'],
    ['https://example.com'],
    ['https://*.example.com/'],
    ['https://shop.example.com/#signed-in'],
    ['https://user@shop.example.com/'],
    ['shop.example.com/signed-in'],
    ['shop://signed-in'],
    ['https://shop.example.com/signed in'],
  ])('refuses %s', (url) => {
    // Prepare
    const mend = 'give an absolute https URL without wildcard, fragment, user name or example.com, the CDK placeholder';

    // Act
    // Assess
    expect(() => clientIn([CALLBACK, url])).toThrow(`Shop/Shoppers: callbackUrls is "${url}"; ${mend}`);
    expect(() => clientIn([CALLBACK], [url])).toThrow(`Shop/Shoppers: logoutUrls is "${url}"; ${mend}`);
  });

  test('refuses empty lists, which Cognito or CDK would fill', () => {
    // Prepare
    const mend = 'give at least one https URL of the shop';

    // Act
    // Assess
    expect(() => clientIn([])).toThrow(`Shop/Shoppers: callbackUrls is []; ${mend}`);
    expect(() => clientIn([CALLBACK], [])).toThrow(`Shop/Shoppers: logoutUrls is []; ${mend}`);
  });

  test('takes URLs that deployment decides', () => {
    // Prepare
    const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
    const identity = new ShopperIdentity(shop, 'Shoppers', {
      relyingPartyDomain: 'shop.example.com',
      encryptionKey: kms.Key.fromKeyArn(shop, 'Key', 'arn:aws:kms:eu-central-1:123456789012:key/0000'),
    });
    const url = `https://${identity.userPool.userPoolProviderName}/`;

    // Act
    identity.webClient('Web', { callbackUrls: [url], logoutUrls: [url] });

    // Assess
    Template.fromStack(shop).hasResourceProperties('AWS::Cognito::UserPoolClient', {
      CallbackURLs: [{ 'Fn::Join': ['', ['https://', Match.anyValue(), '/']] }],
    });
  });
});
