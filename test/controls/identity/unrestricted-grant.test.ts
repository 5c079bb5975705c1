import { iamDecryptionRestricted } from '../../../lib/controls/identity/iam-decryption-restricted';
import { iamPermissionsManagementRestricted } from '../../../lib/controls/identity/iam-permissions-management-restricted';
import type { VerdictKind } from '../../../lib/controls/verdict';
import { verdictOn } from './verdict-on';

const policy = (statement: object) => ({
  Grants: {
    Type: 'AWS::IAM::Policy',
    Properties: { Roles: ['Reports'], PolicyDocument: { Statement: { Effect: 'Allow', ...statement } } },
  },
});

test.each<[string, unknown, VerdictKind]>([
  ['no condition', undefined, 'violation'],
  ['a service', { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } }, 'compliant'],
  ['an alias', { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': 'alias/shop/*' } }, 'compliant'],
  ['a tag, however it is written', { StringEquals: { 'AWS:ResourceTag/Data.Class': 'orders' } }, 'compliant'],
  ['all services but one', { StringNotEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } }, 'violation'],
  ['a service, if there is one', { StringEqualsIfExists: { 'kms:ViaService': 's3' } }, 'violation'],
  ['TLS', { Bool: { 'aws:SecureTransport': 'true' } }, 'violation'],
])('decryption with every key under %s', (_name, Condition, expected) => {
  const statement = { Action: 'kms:Decrypt', Resource: '*', Condition };

  expect(verdictOn(iamDecryptionRestricted, policy(statement), 'Grants')).toBe(expected);
});

test.each<[string, object, VerdictKind]>([
  ['every action of the service', { Action: 'kms:*', Resource: '*' }, 'violation'],
  ['another case', { Action: 'KMS:decrypt', Resource: '*' }, 'violation'],
  ['all keys but one', { Action: 'kms:Decrypt', NotResource: 'arn:aws:kms:eu-west-1:111122223333:key/a' }, 'violation'],
  ['a key beside all', { Action: 'kms:Decrypt', Resource: ['arn:aws:kms:*:*:key/a', '*'] }, 'violation'],
  ['every key of an account', { Action: 'kms:Decrypt', Resource: 'arn:aws:kms:*:111122223333:key/*' }, 'violation'],
  ['one key', { Action: 'kms:Decrypt', Resource: 'arn:aws:kms:eu-west-1:111122223333:key/a' }, 'compliant'],
  ['encryption alone', { Action: 'kms:Encrypt', Resource: '*' }, 'compliant'],
  ['a denial', { Effect: 'Deny', Action: 'kms:Decrypt', Resource: '*' }, 'compliant'],
  ['what IamNoAdministrativeStatements reports', { Action: '*', Resource: '*' }, 'not-applicable'],
  ['actions by parameter', { Action: { Ref: 'Free' }, Resource: '*' }, 'unknown'],
])('%s', (_name, statement, expected) => {
  expect(verdictOn(iamDecryptionRestricted, policy(statement), 'Grants')).toBe(expected);
});

test.each<[string, string, VerdictKind]>([
  ['every role of the account', 'arn:aws:iam::111122223333:role/*', 'violation'],
  ['every identity of the account', 'arn:aws:iam::111122223333:*', 'violation'],
  ['roles of one path', 'arn:aws:iam::111122223333:role/shop/*', 'compliant'],
  ['the own user', 'arn:aws:iam::*:user/${aws:username}', 'compliant'],
])('changing the rights of %s', (_name, Resource, expected) => {
  const statement = { Action: ['iam:CreateAccessKey', 'iam:PutRolePolicy'], Resource };

  expect(verdictOn(iamPermissionsManagementRestricted, policy(statement), 'Grants')).toBe(expected);
});
