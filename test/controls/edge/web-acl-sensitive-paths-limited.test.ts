import { WEB_ACL_METADATA } from '../../../lib/controls/template-metadata';
import { verdictOf } from '../verdict-of';

const FIELD = { FieldToMatch: { UriPath: {} } };
const begins = (text: string) => ({ ByteMatchStatement: { ...FIELD, SearchString: text } });
const encoded = (text: string) => ({
  ByteMatchStatement: { ...FIELD, SearchStringBase64: Buffer.from(text).toString('base64') },
});
const regex = (RegexString: string) => ({ RegexMatchStatement: { ...FIELD, RegexString } });
const label = (Key: string) => ({ LabelMatchStatement: { Scope: 'LABEL', Key } });
const and = (...Statements: readonly object[]) => ({ AndStatement: { Statements } });
const or = (...Statements: readonly object[]) => ({ OrStatement: { Statements } });
const not = (Statement: object) => ({ NotStatement: { Statement } });
const rate = (ScopeDownStatement: object) => ({
  Name: 'Rate',
  Action: { Block: {} },
  Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 100, ScopeDownStatement } },
});
const labelling = (statement: object, name: string) => ({
  Name: 'Label',
  Action: { Count: {} },
  RuleLabels: [{ Name: name }],
  Statement: statement,
});

const verdict = (...rules: readonly object[]) =>
  verdictOf('WebAclSensitivePathsLimited', 'Shop', {
    Shop: {
      Type: 'AWS::WAFv2::WebACL',
      Metadata: { [WEB_ACL_METADATA]: { rollouts: [], paths: { login: ['/account/login'], uploads: ['/files'] } } },
      Properties: { Rules: rules },
    },
    Patterns: {
      Type: 'AWS::WAFv2::RegexPatternSet',
      Properties: { RegularExpressionList: ['^/search', '^/(account/login|register)'] },
    },
    Limits: { Type: 'AWS::WAFv2::RuleGroup', Properties: { Rules: [rate(begins('/account/login'))] } },
  });

test.each([
  ['the whole path', begins('/account/login')],
  ['a path above', begins('/account')],
  ['the path in another case', begins('/ACCOUNT/Login')],
  ['the path in base64', encoded('/account/login')],
  ['a pattern', regex('^\\/(account\\/login|register)')],
  ['one of several', or(begins('/register'), begins('/account/login'))],
  ['the path without others', and(begins('/account/login'), not(begins('/account/login/help')))],
  ['a pattern set', { RegexPatternSetReferenceStatement: { Arn: { 'Fn::GetAtt': ['Patterns', 'Arn'] } } }],
])('a rate rule on %s limits it', (_what, statement) => {
  expect(verdict(rate(statement))).toBe('compliant');
});

test.each([
  ['another path', begins('/register')],
  ['a path below', begins('/account/login/mfa')],
  ['every path', begins('/')],
  ['all but the path', not(begins('/account/login'))],
  ['a pattern of another path', regex('^/register')],
  ['a label that no rule gives', label('shop:login')],
])('a rate rule on %s does not', (_what, statement) => {
  expect(verdict(rate(statement))).toBe('violation');
});

test('a label of an earlier rule stands for the path', () => {
  expect(verdict(labelling(begins('/account/login'), 'shop:login'), rate(label('shop:login')))).toBe('compliant');
});

test('a label may be matched with the prefix of the web ACL', () => {
  const key = 'awswaf:111122223333:webacl:shop:shop:login';

  expect(verdict(labelling(begins('/account/login'), 'shop:login'), rate(label(key)))).toBe('compliant');
});

test('labels that go round in a circle end', () => {
  expect(verdict(labelling(label('b'), 'a'), labelling(label('a'), 'b'), rate(label('a')))).toBe('violation');
});

test('a rule group of the templates counts', () => {
  const group = { Statement: { RuleGroupReferenceStatement: { Arn: { 'Fn::GetAtt': ['Limits', 'Arn'] } } } };

  expect(verdict(group)).toBe('compliant');
});

test('a pattern set that is not at hand leaves it open', () => {
  const imported = { RegexPatternSetReferenceStatement: { Arn: { 'Fn::ImportValue': 'Patterns' } } };

  expect(verdict(rate(imported))).toBe('unknown');
});
