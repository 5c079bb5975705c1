import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import type { Position } from '../position';
import { compliant, unknown, type Verdict } from '../verdict';
import { whereOAuth } from './app-client';

const client = (...urls: readonly unknown[]) => ({
  Resources: {
    Web: {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], CallbackURLs: urls },
    },
  },
});

const EXPECTATION = "an exact https URL of the shop's, or an app's scheme in reverse domain order";

/** The placeholder that CDK sets where no callback URL is given, and the developer's own machine. */
const NOT_THE_SHOP = /^https:\/\/(example\.com|localhost|127\.0\.0\.1|\[::1\])([:/?]|$)/i;

/** https without a wildcard, or a scheme such as `com.shop.app:/` (RFC 8252, section 7.1: reverse domain order). */
const EXACT = /^(https:\/\/[^*#\s]+|[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:\/[^*#\s]*)$/i;

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
  check: each('AWS::Cognito::UserPoolClient', (app) => whereOAuth(app, app.at('CallbackURLs').every(judge))),
  remedy:
    "Set oAuth.callbackUrls to the shop's https addresses, for CDK sets https://example.com when they are left out; or use the clients of ShopperIdentity.",
  detect: none('No managed AWS Config rule judges app clients of user pools.'),
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

function judge(url: Position): Verdict {
  return url.judge((value) => {
    if (value.kind === 'absent') return compliant();
    if (value.kind === 'scalar') return isExact(String(value.value)) ? compliant() : url.fault(value, EXPECTATION);
    if (value.kind !== 'text' || !/^[a-z]/i.test(value.text)) {
      return unknown(url.path, value.kind === 'unknown' ? value.reason : 'the address is known only at deployment');
    }
    return isExact(value.text.replace(/\$\{[^}]*\}/g, 'x')) ? compliant() : url.fault(value, EXPECTATION);
  });
}

function isExact(url: string): boolean {
  return EXACT.test(url) && !NOT_THE_SHOP.test(url);
}
