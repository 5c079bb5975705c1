import { WEB_ACL_METADATA } from '../../../lib/controls/template-metadata';
import { verdictOn } from '../dated-verdict';

const example = (rule: string, ...rules: readonly object[]) => ({
  Resources: {
    Shop: {
      Type: 'AWS::WAFv2::WebACL',
      Metadata: { [WEB_ACL_METADATA]: { rollouts: [{ rule, mode: 'block', enforceFrom: '2026-12-01' }], paths: {} } },
      Properties: { Rules: rules },
    },
  },
});
const counting = { Name: 'LoginRate', Action: { Count: {} } };
const group = (name: string, override: object, overrideAction: object = { None: {} }) => ({
  Name: name,
  OverrideAction: overrideAction,
  Statement: {
    ManagedRuleGroupStatement: {
      VendorName: 'AWS',
      Name: 'AWSManagedRulesCommonRuleSet',
      RuleActionOverrides: [override],
    },
  },
});
const override = (name: string, action: string) => ({ Name: name, ActionToUse: { [action]: {} } });
const NAMED = 'AWSManagedRulesCommonRuleSet/NoUserAgent_HEADER';

test.each([
  ['2026-11-30', 'compliant'],
  ['2026-12-01', 'violation'],
  ['2027-06-01', 'violation'],
])('a rule that counts until 2026-12-01 is on %s: %s', (today, kind) => {
  expect(verdictOn(today, 'WebAclRolloutsEnforced', example('LoginRate', counting))?.kind).toBe(kind);
});

test.each([
  ['acts', example('LoginRate', { Name: 'LoginRate', Action: { Challenge: {} } })],
  ['is gone', example('LoginRate', { Name: 'Other', Action: { Count: {} } })],
  ['is no longer overridden', example(NAMED, group('Core', override('SizeRestrictions_BODY', 'Count')))],
  ['blocks within its group', example(NAMED, group('Core', override('NoUserAgent_HEADER', 'Block')))],
  ['is of another group', example('AWSManagedRulesSQLiRuleSet/A', group('Core', override('A', 'Count')))],
])('a rule past its day that %s is compliant', (_what, template) => {
  expect(verdictOn('2027-01-01', 'WebAclRolloutsEnforced', template)).toEqual({ kind: 'compliant' });
});

test.each([
  [
    'a whole group by its own name',
    example('Core', group('Core', override('A', 'Block'), { Count: {} })),
    { path: 'Rules[0]', message: 'Core still counts; expected it to act since 2026-12-01' },
  ],
  [
    'a rule of a group by the name of the rule that runs it',
    example('Core/A', counting, group('Core', override('A', 'Count'))),
    {
      path: 'Rules[1].Statement.ManagedRuleGroupStatement.RuleActionOverrides[0]',
      message: 'Core/A still counts; expected it to act since 2026-12-01',
    },
  ],
])('%s is found', (_what, template, fault) => {
  const verdict = verdictOn('2027-01-01', 'WebAclRolloutsEnforced', template);

  expect(verdict).toEqual({ kind: 'violation', faults: [fault] });
});
