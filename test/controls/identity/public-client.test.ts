import { userPoolClientConfidential } from '../../../lib/controls/identity/user-pool-client-confidential';
import { userPoolClientLeakedPasswords } from '../../../lib/controls/identity/user-pool-client-leaked-passwords';
import { userPoolClientLogoutUrls } from '../../../lib/controls/identity/user-pool-client-logout-urls';
import { userPoolClientRefreshRotation } from '../../../lib/controls/identity/user-pool-client-refresh-rotation';
import { userPoolClientRotationAccepted } from '../../../lib/controls/identity/user-pool-client-rotation-accepted';
import { userPoolClientScopes } from '../../../lib/controls/identity/user-pool-client-scopes';
import { userPoolClientWriteAttributes } from '../../../lib/controls/identity/user-pool-client-write-attributes';
import type { VerdictKind } from '../../../lib/controls/verdict';
import { verdictOn } from './verdict-on';

const client = (properties: object) => ({
  Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: properties },
});
const machine = { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['client_credentials'] };
const hours = { RefreshToken: 'hours' };

test.each<[string, object, VerdictKind]>([
  ['rotate', { RefreshTokenRotation: { Feature: 'ENABLED' } }, 'compliant'],
  ['last an hour', { RefreshTokenValidity: 1, TokenValidityUnits: hours }, 'compliant'],
  ['last two hours', { RefreshTokenValidity: 2, TokenValidityUnits: hours }, 'violation'],
  ["last as long as Cognito's own", { RefreshTokenValidity: 0 }, 'violation'],
  ['are of no use without the secret', { GenerateSecret: true }, 'not-applicable'],
  ['are none, for machines get none', machine, 'not-applicable'],
])('refresh tokens that %s', (_name, properties, expected) => {
  expect(verdictOn(userPoolClientRefreshRotation, client(properties), 'Web')).toBe(expected);
});

test('a client whose tokens do not rotate may keep the old flow', () => {
  const app = client({ ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] });

  expect(verdictOn(userPoolClientRotationAccepted, app, 'Web')).toBe('not-applicable');
});

test.each<[string, object, VerdictKind]>([
  ['in the browser', { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }, 'not-applicable'],
  ['on a server, by its old name', { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH'] }, 'violation'],
  ['of a machine', machine, 'violation'],
])('the secret of a client %s', (_name, properties, expected) => {
  expect(verdictOn(userPoolClientConfidential, client(properties), 'Web')).toBe(expected);
});

describe('leaked passwords', () => {
  const pool = (mode: unknown) => ({
    Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolAddOns: { AdvancedSecurityMode: mode } } },
  });

  test.each<[string, unknown, string[] | undefined, VerdictKind]>([
    ['unseen where no flow is named', 'ENFORCED', undefined, 'violation'],
    ['unseen over SRP', 'ENFORCED', ['ALLOW_USER_SRP_AUTH'], 'violation'],
    ['seen in the plain flow', 'ENFORCED', ['ALLOW_USER_PASSWORD_AUTH'], 'compliant'],
    ['none where only challenges of the shop sign in', 'ENFORCED', ['ALLOW_CUSTOM_AUTH'], 'not-applicable'],
    ['not looked for', 'OFF', ['ALLOW_USER_SRP_AUTH'], 'not-applicable'],
    ['perhaps looked for', { Ref: 'Free' }, ['ALLOW_USER_SRP_AUTH'], 'unknown'],
  ])('%s', (_name, mode, flows, expected) => {
    const app = client({ UserPoolId: { Ref: 'Pool' }, ...(flows === undefined ? {} : { ExplicitAuthFlows: flows }) });

    expect(verdictOn(userPoolClientLeakedPasswords, { ...app, ...pool(mode) }, 'Web')).toBe(expected);
  });
});

test.each<[string, object, VerdictKind]>([
  ['nobody, by token refresh alone', { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }, 'compliant'],
  ['whoever signs in through the API', { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }, 'violation'],
  ['whoever signs in at all', {}, 'violation'],
  [
    'whoever gets the scope',
    { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], AllowedOAuthScopes: ['aws.cognito.signin.user.admin'] },
    'violation',
  ],
  ['perhaps somebody', { ExplicitAuthFlows: { Ref: 'Free' } }, 'unknown'],
])('a role is written by %s', (_name, properties, expected) => {
  const app = client({ WriteAttributes: ['custom:role'], ...properties });

  expect(verdictOn(userPoolClientWriteAttributes, app, 'Web')).toBe(expected);
});

test("a scope of the shop's own resource server, named by a reference, is none of Cognito's", () => {
  const scope = { 'Fn::Join': ['', [{ Ref: 'Server' }, '/orders.read']] };
  const resources = {
    ...client({ AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: [scope] }),
    Server: { Type: 'AWS::Cognito::UserPoolResourceServer', Properties: { Identifier: 'orders' } },
  };

  expect(verdictOn(userPoolClientScopes, resources, 'Web')).toBe('compliant');
});

test('addresses after sign-out are not judged where managed login is not used', () => {
  const app = client({ LogoutURLs: ['http://localhost'] });

  expect(verdictOn(userPoolClientLogoutUrls, app, 'Web')).toBe('not-applicable');
});
