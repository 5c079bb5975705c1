import { staffClientFederated } from '../../../lib/controls/identity/staff-client-federated';
import { staffClientTokenLifetime } from '../../../lib/controls/identity/staff-client-token-lifetime';
import { staffPoolMfa } from '../../../lib/controls/identity/staff-pool-mfa';
import { staffPoolNoSelfSignUp } from '../../../lib/controls/identity/staff-pool-no-self-sign-up';
import { staffPoolSeparate } from '../../../lib/controls/identity/staff-pool-separate';
import { userPoolDomainOwn } from '../../../lib/controls/identity/user-pool-domain-own';
import { userPoolMailSender } from '../../../lib/controls/identity/user-pool-mail-sender';
import { STAFF_IDENTITY_METADATA } from '../../../lib/controls/template-metadata';
import type { VerdictKind } from '../../../lib/controls/verdict';
import { verdictOn } from './verdict-on';

const pool = (properties: object = {}) => ({ Type: 'AWS::Cognito::UserPool', Properties: properties });
const staff = (signIn: unknown) => ({ ...pool(), Metadata: { [STAFF_IDENTITY_METADATA]: { signIn } } });

describe('a user pool is for staff', () => {
  test.each<[string, object, VerdictKind]>([
    ['where StaffIdentity made it', staff('pool'), 'violation'],
    ['where a tag says so', pool({ UserPoolTags: { audience: 'staff' } }), 'violation'],
    ['where the tag of StaffIdentity says so', pool({ UserPoolTags: { 'storefront:audience': 'staff' } }), 'violation'],
    ['where a parameter may say so', pool({ UserPoolTags: { audience: { Ref: 'Free' } } }), 'unknown'],
    ['not where the tag names others', pool({ UserPoolTags: { audience: 'shoppers' } }), 'not-applicable'],
    ['not without a sign of it', pool(), 'not-applicable'],
  ])('%s', (_name, resource, expected) => {
    expect(verdictOn(staffPoolMfa, { Pool: resource }, 'Pool')).toBe(expected);
    expect(verdictOn(staffPoolNoSelfSignUp, { Pool: resource }, 'Pool')).toBe(expected);
  });
});

describe('a staff pool whose accounts an identity provider holds', () => {
  test.each(['saml', 'oidc'])('%s: is not asked for factors of its own, but for closed sign-up', (signIn) => {
    const resources = { Pool: staff(signIn) };

    expect(verdictOn(staffPoolMfa, resources, 'Pool')).toBe('not-applicable');
    expect(verdictOn(userPoolMailSender, resources, 'Pool')).toBe('not-applicable');
    expect(verdictOn(staffPoolNoSelfSignUp, resources, 'Pool')).toBe('violation');
  });
});

describe('an app client', () => {
  const client = (poolId: unknown, properties: object = {}) => ({
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: { UserPoolId: poolId, ...properties },
  });

  test.each<[string, object, VerdictKind]>([
    ['of staff', { Web: client({ Ref: 'Pool' }), Pool: staff('pool') }, 'violation'],
    ['of shoppers', { Web: client({ Ref: 'Pool' }), Pool: pool() }, 'not-applicable'],
    ['of a pool elsewhere', { Web: client('eu-west-1_Example') }, 'not-applicable'],
    [
      'of staff, for machines',
      {
        Web: client(
          { Ref: 'Pool' },
          { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['client_credentials'] },
        ),
        Pool: staff('pool'),
      },
      'not-applicable',
    ],
  ])('%s has short tokens', (_name, resources, expected) => {
    expect(verdictOn(staffClientTokenLifetime, resources, 'Web')).toBe(expected);
  });

  test.each<[string, unknown, string[], VerdictKind]>([
    ['the provider of the template', { Ref: 'Provider' }, ['ALLOW_REFRESH_TOKEN_AUTH'], 'compliant'],
    ['the provider, and custom challenges that no function answers', 'Company', ['ALLOW_CUSTOM_AUTH'], 'compliant'],
    ['the provider, and passkeys of local users', 'Company', ['ALLOW_USER_AUTH'], 'violation'],
    ['local users', 'COGNITO', ['ALLOW_REFRESH_TOKEN_AUTH'], 'violation'],
  ])('with federated staff admits %s', (_name, provider, flows, expected) => {
    const resources = {
      Web: client({ Ref: 'Pool' }, { SupportedIdentityProviders: [provider], ExplicitAuthFlows: flows }),
      Pool: staff('oidc'),
      Provider: { Type: 'AWS::Cognito::UserPoolIdentityProvider', Properties: {} },
    };

    expect(verdictOn(staffClientFederated, resources, 'Web')).toBe(expected);
  });
});

describe('what admits staff', () => {
  const identityPool = (...providers: readonly unknown[]) => ({
    Type: 'AWS::Cognito::IdentityPool',
    Properties: { CognitoIdentityProviders: providers.map((ProviderName) => ({ ProviderName })) },
  });
  const named = (id: string) => ({ 'Fn::Sub': `cognito-idp.\${AWS::Region}.amazonaws.com/\${${id}}` });

  test.each<[string, object, VerdictKind]>([
    ['admits them alone', identityPool(named('Staff')), 'compliant'],
    ['admits shoppers too', identityPool(named('Shoppers'), named('Staff')), 'violation'],
    ['may admit shoppers', identityPool(named('Staff'), { Ref: 'Free' }), 'unknown'],
    ['is not what admits shoppers alone', identityPool(named('Shoppers')), 'not-applicable'],
  ])('%s', (_name, resource, expected) => {
    const resources = { Door: resource, Staff: staff('pool'), Shoppers: pool() };

    expect(verdictOn(staffPoolSeparate, resources, 'Door')).toBe(expected);
  });
});

test.each<[string, object, VerdictKind]>([
  ['shoppers', pool(), 'violation'],
  ['staff', staff('pool'), 'not-applicable'],
])("sign-in pages of %s at Cognito's domain", (_name, resource, expected) => {
  const domain = { Type: 'AWS::Cognito::UserPoolDomain', Properties: { Domain: 'shop', UserPoolId: { Ref: 'Pool' } } };

  expect(verdictOn(userPoolDomainOwn, { Domain: domain, Pool: resource }, 'Domain')).toBe(expected);
});
