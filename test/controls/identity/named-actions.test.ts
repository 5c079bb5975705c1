import { evaluate } from '../../../lib/controls/evaluate';
import { resourcePolicyActionsNamed } from '../../../lib/controls/identity/resource-policy-actions-named';
import { TemplateSet } from '../../../lib/controls/template-set';
import type { VerdictKind } from '../../../lib/controls/verdict';
import { template, verdictOn } from './verdict-on';

const queuePolicy = (statement: object) => ({
  Policy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:*', ...statement }] } },
  },
});
const root = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` });

test.each<[string, unknown, VerdictKind]>([
  ['the own account by its id', { AWS: { Ref: 'AWS::AccountId' } }, 'compliant'],
  ['the own account by its ARN', { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } }, 'compliant'],
  ['another account', root('444455556666'), 'violation'],
  ['an account by parameter', { AWS: { 'Fn::Sub': 'arn:aws:iam::${Free}:root' } }, 'violation'],
  ['the own account and a service', { ...root('${AWS::AccountId}'), Service: 'sns.amazonaws.com' }, 'violation'],
  ['somebody by parameter', { AWS: { Ref: 'Free' } }, 'unknown'],
])('every action for %s', (_name, Principal, expected) => {
  expect(verdictOn(resourcePolicyActionsNamed, queuePolicy({ Principal }), 'Policy')).toBe(expected);
});

test('the own account is known where the template is deployed to one', () => {
  const body = template(queuePolicy({ Principal: root('111122223333') }));
  const templates = new TemplateSet([{ name: 'shop', body, account: '111122223333' }]);

  const [judgement] = evaluate(templates, [resourcePolicyActionsNamed]).judgements;

  expect(judgement?.verdict).toEqual({ kind: 'compliant' });
});

test.each<[string, object, VerdictKind]>([
  ['a wildcard below a service', { Principal: '*', Action: 'sqs:Send*' }, 'compliant'],
  ['an effect by parameter', { Principal: '*', Effect: { Ref: 'Free' } }, 'unknown'],
  ['actions of which one is left open', { Principal: '*', Action: ['sqs:*', { Ref: 'Free' }] }, 'violation'],
])('%s', (_name, statement, expected) => {
  expect(verdictOn(resourcePolicyActionsNamed, queuePolicy(statement), 'Policy')).toBe(expected);
});
