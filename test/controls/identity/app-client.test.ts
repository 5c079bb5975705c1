import type { Control } from '../../../lib/controls/control';
import { userPoolClientAuthFlows } from '../../../lib/controls/identity/user-pool-client-auth-flows';
import { userPoolClientCallbackUrls } from '../../../lib/controls/identity/user-pool-client-callback-urls';
import { userPoolClientGenericErrors } from '../../../lib/controls/identity/user-pool-client-generic-errors';
import { userPoolClientOAuthFlows } from '../../../lib/controls/identity/user-pool-client-oauth-flows';
import { userPoolClientWriteAttributes } from '../../../lib/controls/identity/user-pool-client-write-attributes';
import type { VerdictKind } from '../../../lib/controls/verdict';
import { verdictOn } from './verdict-on';

const client = (properties: object) => ({
  Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: properties },
});

const implicit = { AllowedOAuthFlows: ['implicit'], CallbackURLs: ['http://localhost'] };

test.each<[string, object, VerdictKind]>([
  ['is not used by default', implicit, 'not-applicable'],
  ['is switched off', { ...implicit, AllowedOAuthFlowsUserPoolClient: false }, 'not-applicable'],
  ['is switched on in a hand-written template', { ...implicit, AllowedOAuthFlowsUserPoolClient: 'true' }, 'violation'],
  ['may be switched on', { ...implicit, AllowedOAuthFlowsUserPoolClient: { Ref: 'Free' } }, 'unknown'],
])('OAuth that %s', (_name, properties, expected) => {
  expect(verdictOn(userPoolClientOAuthFlows, client(properties), 'Web')).toBe(expected);
  expect(verdictOn(userPoolClientCallbackUrls, client(properties), 'Web')).toBe(expected);
});

describe.each<[Control]>([[userPoolClientAuthFlows], [userPoolClientGenericErrors], [userPoolClientWriteAttributes]])(
  '$id',
  (control) => {
    test.each<[string, string[], VerdictKind]>([
      ['machines', ['client_credentials'], 'not-applicable'],
      ['shoppers', ['code'], 'violation'],
      ['nobody', [], 'violation'],
    ])('a client for %s', (_name, flows, expected) => {
      const app = client({ AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: flows });

      expect(verdictOn(control, app, 'Web')).toBe(expected);
    });
  },
);

test.each<[unknown, VerdictKind]>([
  ['https://shop.example.com/signed-in', 'compliant'],
  [{ 'Fn::Join': ['', ['https://', { Ref: 'Free' }, '/signed-in']] }, 'compliant'],
  [{ 'Fn::Sub': 'http://${Free}/signed-in' }, 'violation'],
  [{ 'Fn::Sub': '${Free}/signed-in' }, 'unknown'],
  ['https://localhost:3000/', 'violation'],
  ['http://shop.example.com/signed-in', 'violation'],
  ['https://shop.example.com/#signed-in', 'violation'],
  ['myshop://', 'violation'],
])('callback %j is %s', (url, expected) => {
  const app = client({ AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], CallbackURLs: [url] });

  expect(verdictOn(userPoolClientCallbackUrls, app, 'Web')).toBe(expected);
});
