import { keyDutiesSeparated } from '../../../lib/controls/data/key-duties-separated';
import { evaluate } from '../../../lib/controls/evaluate';
import { TemplateSet } from '../../../lib/controls/template-set';
import { verdictOf } from '../verdict-of';

const targets = [{ Id: 'alerts', Arn: 'arn:aws:sns:eu-west-1:111122223333:alerts' }];
const rule = (detail: object, others: object = {}) => ({
  Type: 'AWS::Events::Rule',
  Properties: { EventPattern: { source: ['aws.kms'], detail }, Targets: targets, ...others },
});
const both = { eventName: ['DisableKey', 'ScheduleKeyDeletion'] };
const watched = (rules: Record<string, object>) =>
  verdictOf('KeyDeletionWatched', 'It', { It: { Type: 'AWS::KMS::Key' }, ...rules });

test.each([
  ['one rule for each', { A: rule({ eventName: ['DisableKey'] }), B: rule({ eventName: ['ScheduleKeyDeletion'] }) }],
  ['a rule on the event source', { A: rule({ ...both, eventSource: ['kms.amazonaws.com'] }, {}) }],
  ['a rule about its ARN', { A: rule({ ...both, resources: { ARN: [{ 'Fn::GetAtt': ['It', 'Arn'] }] } }) }],
  ['a rule about its id', { A: rule({ ...both, requestParameters: { keyId: [{ Ref: 'It' }] } }) }],
])('a key is watched by %s', (_what, rules) => {
  expect(watched(rules)).toBe('compliant');
});

test.each([
  ['that is switched off', { State: 'DISABLED' }],
  ['without a target', { Targets: [] }],
  ['about another service', { EventPattern: { source: ['aws.s3'], detail: both } }],
])('a key is not watched by a rule %s', (_what, others) => {
  expect(watched({ A: rule(both, others) })).toBe('violation');
});

test('whether a key is watched is open where a parameter names the keys of the rule', () => {
  expect(watched({ A: rule({ ...both, requestParameters: { keyId: [{ Ref: 'Unknown' }] } }) })).toBe('unknown');
});

/** The verdict on a key whose policy allows `kms:*` to a principal, deployed to account 111122223333. */
function ownerVerdict(AWS: unknown, account: string | undefined = '111122223333') {
  const KeyPolicy = { Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'kms:*', Resource: '*' }] };
  const body = { Resources: { It: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy } } } };
  const set = new TemplateSet([{ name: 'template', body, ...(account === '' ? {} : { account }) }]);
  return evaluate(set, [keyDutiesSeparated]).judgements[0]?.verdict.kind;
}

test.each([
  ['the root of the account', 'arn:aws:iam::111122223333:root', 'compliant'],
  ['the number of the account', '111122223333', 'compliant'],
  ['the root in any partition', { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' }, 'compliant'],
  ['the root of another account', 'arn:aws:iam::999999999999:root', 'violation'],
  ['a role', 'arn:aws:iam::111122223333:role/admin', 'violation'],
  ['everybody', '*', 'violation'],
])('a key that is all of %s', (_who, principal, expected) => {
  expect(ownerVerdict(principal)).toBe(expected);
});

test('any root is the own one where the template does not tell its account', () => {
  expect(ownerVerdict('arn:aws:iam::999999999999:root', '')).toBe('compliant');
});
