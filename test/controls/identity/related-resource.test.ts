import { userPoolRiskActions } from '../../../lib/controls/identity/user-pool-risk-actions';
import { userPoolWebAcl } from '../../../lib/controls/identity/user-pool-web-acl';
import type { VerdictKind } from '../../../lib/controls/verdict';
import { verdictOn } from './verdict-on';

const pool = { Type: 'AWS::Cognito::UserPool' };

describe('a web ACL', () => {
  const guard = {
    Type: 'AWS::WAFv2::WebACLAssociation',
    Properties: { ResourceArn: { 'Fn::GetAtt': ['Shoppers', 'Arn'] } },
  };

  test.each<[string, object, VerdictKind]>([
    ['of the pool', { Shoppers: pool, Guard: guard }, 'compliant'],
    ['of the pool, under a condition', { Shoppers: pool, Guard: { ...guard, Condition: 'Extra' } }, 'unknown'],
    [
      'of the pool, under the same condition',
      { Shoppers: { ...pool, Condition: 'Extra' }, Guard: { ...guard, Condition: 'Extra' } },
      'compliant',
    ],
  ])('%s', (_name, resources, expected) => {
    expect(verdictOn(userPoolWebAcl, resources, 'Shoppers')).toBe(expected);
  });

  test('of another pool', () => {
    const resources = { Shoppers: pool, Others: pool, Guard: guard };

    expect(verdictOn(userPoolWebAcl, resources, 'Others')).toBe('violation');
  });
});

describe('a risk configuration', () => {
  const client = { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Shoppers' } } };
  const riskOf = (clientId: unknown) => ({
    Type: 'AWS::Cognito::UserPoolRiskConfigurationAttachment',
    Properties: { UserPoolId: { Ref: 'Shoppers' }, ClientId: clientId },
  });

  test.each<[string, object, VerdictKind]>([
    ['for all clients', { Shoppers: pool, Web: client, Risk: riskOf('ALL') }, 'compliant'],
    ['for the only client', { Shoppers: pool, Web: client, Risk: riskOf({ Ref: 'Web' }) }, 'compliant'],
    ['for one of two', { Shoppers: pool, Web: client, App: client, Risk: riskOf({ Ref: 'Web' }) }, 'violation'],
    ['for a client of nobody', { Shoppers: pool, Risk: riskOf('1example23456789') }, 'violation'],
    ['for whom a parameter says', { Shoppers: pool, Web: client, Risk: riskOf({ Ref: 'Free' }) }, 'unknown'],
  ])('%s', (_name, resources, expected) => {
    expect(verdictOn(userPoolRiskActions, resources, 'Shoppers')).toBe(expected);
  });

  test.each<[string, object, VerdictKind]>([
    ['blocks leaked passwords at every event', {}, 'compliant'],
    ['blocks leaked passwords at sign-in', { EventFilter: ['SIGN_IN'] }, 'compliant'],
    ['does not look at sign-in', { EventFilter: ['SIGN_UP', 'PASSWORD_CHANGE'] }, 'violation'],
  ])('%s, where every sign-in has two factors', (_name, filter, expected) => {
    const risk = riskOf('ALL');
    const credentials = { Actions: { EventAction: 'BLOCK' }, ...filter };
    const resources = {
      Shoppers: { ...pool, Properties: { MfaConfiguration: 'ON' } },
      Risk: { ...risk, Properties: { ...risk.Properties, CompromisedCredentialsRiskConfiguration: credentials } },
    };

    expect(verdictOn(userPoolRiskActions, resources, 'Risk')).toBe(expected);
  });
});
