import { roleTrustRestricted } from '../../../lib/controls/identity/role-trust-restricted';
import type { VerdictKind } from '../../../lib/controls/verdict';
import { verdictOn } from './verdict-on';

const trust = (statement: object) => ({
  Deploy: {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { Statement: { Effect: 'Allow', ...statement } } },
  },
});

test.each<[string, unknown, VerdictKind]>([
  ['no condition', undefined, 'violation'],
  ['an organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-1a2b3c4d5e' } }, 'compliant'],
  ['an organization by parameter', { StringEquals: { 'aws:PrincipalOrgId': { Ref: 'Free' } } }, 'compliant'],
  ['an organization, if the key is there', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } }, 'violation'],
  ['all but an organization', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }, 'violation'],
  ['any value', { StringLike: { 'aws:PrincipalOrgID': '*' } }, 'violation'],
  ['a role name in any account', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/deploy' } }, 'violation'],
  [
    'roles of one account',
    { ArnLike: { 'aws:PrincipalArn': { 'Fn::Sub': 'arn:${AWS::Partition}:iam::111122223333:role/*' } } },
    'compliant',
  ],
  ['every address', { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] } }, 'violation'],
  ['an external id', { StringEquals: { 'sts:ExternalId': 'shop' } }, 'violation'],
  ['a condition of deployment time', { StringEquals: { 'Fn::GetAtt': ['Keys', 'Value'] } }, 'unknown'],
  [
    'a condition that may be left out',
    { 'Fn::If': ['Extra', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, { Ref: 'AWS::NoValue' }] },
    'unknown',
  ],
])('everybody with %s', (_name, condition, expected) => {
  const statement = { Action: 'sts:AssumeRole', Principal: { AWS: '*' }, Condition: condition };

  expect(verdictOn(roleTrustRestricted, trust(statement), 'Deploy')).toBe(expected);
});

test.each<[string, object, VerdictKind]>([
  ['all but a principal', { NotPrincipal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }, 'violation'],
  ['nobody', { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' }, 'compliant'],
])('%s', (_name, statement, expected) => {
  expect(verdictOn(roleTrustRestricted, trust(statement), 'Deploy')).toBe(expected);
});

const GITHUB = 'token.actions.githubusercontent.com';

test.each<[string, object | undefined, VerdictKind]>([
  ['no condition', undefined, 'violation'],
  ['the audience of GitHub alone', { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } }, 'violation'],
  ['repositories of everybody', { StringLike: { [`${GITHUB}:sub`]: 'repo:*' } }, 'violation'],
  ['one repository', { StringLike: { [`${GITHUB}:sub`]: 'repo:shop/storefront:*' } }, 'compliant'],
  [
    'the audience that is an identity pool',
    { StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'Free' } } },
    'compliant',
  ],
])('web identities with %s', (_name, condition, expected) => {
  const statement = {
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/provider' },
    Condition: condition,
  };

  expect(verdictOn(roleTrustRestricted, trust(statement), 'Deploy')).toBe(expected);
});
