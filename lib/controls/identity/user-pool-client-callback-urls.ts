import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { whereOAuth } from './app-client';
import { isExactRedirect } from './redirect-url';

const client = (...urls: readonly unknown[]) => ({
  Resources: {
    Web: {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], CallbackURLs: urls },
    },
  },
});

/**
 * Sign-in codes go to the shop alone. `http://localhost`, which Cognito takes for tests, is a fault too: a client of
 * the shop serves shoppers, and developers have one of their own.
 */
export const userPoolClientCallbackUrls = control({
  id: 'UserPoolClientCallbackUrls',
  area: 'identity',
  title: "App clients send shoppers back to exact https URLs of the shop's",
  rationale: 'Whoever holds a callback address that is left over or unencrypted receives sign-in codes.',
  severity: 'high',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-04'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', (app) => whereOAuth(app, app.at('CallbackURLs').every(isExactRedirect))),
  remedy:
    "Set oAuth.callbackUrls to the shop's https addresses, for CDK sets https://example.com when they are left out; or use the clients of ShopperIdentity.",
  detect: single(),
  examples: {
    compliant: [
      client('https://shop.example-store.com/signed-in'),
      client({ 'Fn::Sub': 'https://${AWS::Region}.example-store.com/signed-in' }),
      client('com.example-store.app:/signed-in'),
    ],
    violating: [
      { faultAt: 'CallbackURLs[0]', ...client('https://example.com') },
      {
        faultAt: 'CallbackURLs[1]',
        ...client('https://shop.example-store.com/signed-in', 'http://localhost:3000'),
      },
      { faultAt: 'CallbackURLs[0]', ...client('shopapp://signed-in') },
      { faultAt: 'CallbackURLs[0]', ...client('https://*.example-store.com/signed-in') },
    ],
    unknown: [{ Parameters: { Callback: { Type: 'String' } }, ...client({ Ref: 'Callback' }) }],
  },
});
