import type { Control } from '../../../lib/controls/control';
import { iamNoAdministrativeStatements } from '../../../lib/controls/identity/iam-no-administrative-statements';
import { iamNoServiceWildcards } from '../../../lib/controls/identity/iam-no-service-wildcards';
import { iamPassRoleRestricted } from '../../../lib/controls/identity/iam-pass-role-restricted';
import type { VerdictKind } from '../../../lib/controls/verdict';
import { verdictOn } from './verdict-on';

const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
const reading = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const onlyExtra = (value: unknown) => ({ 'Fn::If': ['Extra', value, { Ref: 'AWS::NoValue' }] });
const policy = (statement: unknown) => ({
  Grants: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: statement } } },
});

test.each<[string, unknown, VerdictKind]>([
  ['one statement without a list', everything, 'violation'],
  ['the second of a list', [reading, everything], 'violation'],
  ['under a condition', [onlyExtra(everything)], 'unknown'],
  ['harmless under a condition', [onlyExtra(reading)], 'compliant'],
  ['in one branch', { 'Fn::If': ['Extra', [everything], [reading]] }, 'unknown'],
  ['in both branches', { 'Fn::If': ['Extra', [everything], everything] }, 'violation'],
  ['action in one branch', { ...everything, Action: { 'Fn::If': ['Extra', '*', 's3:Get*'] } }, 'unknown'],
  ['action left out by a condition', { ...everything, Action: ['s3:Get*', onlyExtra('*')] }, 'unknown'],
  ['effect by parameter', { ...everything, Effect: { Ref: 'Free' } }, 'unknown'],
  ['harmless whatever the parameter', { ...reading, Effect: { Ref: 'Free' } }, 'compliant'],
  ['all but one resource', { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::audit' }, 'violation'],
  ['everything spelled as an ARN', { ...everything, Resource: 'arn:aws:*:*:*:*' }, 'violation'],
  ['everything on one resource', { ...everything, Resource: 'arn:aws:s3:::orders' }, 'compliant'],
  ['included by a macro', { 'Fn::Transform': { Name: 'AWS::Include' } }, 'unknown'],
  ['a policy in a text', '{}', 'unknown'],
])('administrative statement: %s', (_name, statement, expected) => {
  expect(verdictOn(iamNoAdministrativeStatements, policy(statement), 'Grants')).toBe(expected);
});

test('judges every inline policy of a role', () => {
  const inline = [reading, everything].map((statement) => ({ PolicyDocument: { Statement: [statement] } }));
  const role = { Checkout: { Type: 'AWS::IAM::Role', Properties: { Policies: inline } } };

  expect(verdictOn(iamNoAdministrativeStatements, role, 'Checkout')).toBe('violation');
});

test.each<[string, Control]>([
  ['whole services', iamNoServiceWildcards],
  ['passed roles', iamPassRoleRestricted],
])('leaves a statement that allows everything to the control on those: %s', (_name, control) => {
  expect(verdictOn(control, policy(everything), 'Grants')).toBe('not-applicable');
});

describe('a managed policy', () => {
  const limit = (properties: object = {}) => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: { Statement: everything }, ...properties },
  });
  const role = (properties: object) => ({ Type: 'AWS::IAM::Role', Properties: properties });
  const bounded = role({ PermissionsBoundary: { Ref: 'Limit' } });

  test.each<[string, object, VerdictKind]>([
    ['that nobody refers to', { Limit: limit() }, 'violation'],
    ['that is a boundary', { Limit: limit(), Checkout: bounded }, 'not-applicable'],
    ['that is a boundary and attached by itself', { Limit: limit({ Roles: ['a'] }), Checkout: bounded }, 'violation'],
    [
      'that is a boundary and attached by another role',
      { Limit: limit(), Checkout: bounded, Admin: role({ ManagedPolicyArns: [{ Ref: 'Limit' }] }) },
      'violation',
    ],
    [
      'that may be the boundary by its name',
      {
        Limit: limit({ ManagedPolicyName: 'limit' }),
        Checkout: role({ PermissionsBoundary: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:policy/limit' } }),
      },
      'unknown',
    ],
  ])('%s', (_name, resources, expected) => {
    expect(verdictOn(iamNoAdministrativeStatements, resources, 'Limit')).toBe(expected);
  });
});
