import { webAclCapacity } from '../../../lib/controls/edge/web-acl-capacity';

type Statement = Readonly<Record<string, unknown>>;

const transformations = (...types: string[]) => types.map((Type, Priority) => ({ Priority, Type }));
const path = { UriPath: {} };

const geo: Statement = { GeoMatchStatement: { CountryCodes: ['NL'] } };
const startsWith: Statement = {
  ByteMatchStatement: {
    FieldToMatch: path,
    PositionalConstraint: 'STARTS_WITH',
    SearchString: '/login',
    TextTransformations: transformations('NONE'),
  },
};
const managed = (Name: string, more: Statement = {}): Statement => ({
  ManagedRuleGroupStatement: { VendorName: 'AWS', Name, ...more },
});
const rate = (more: Statement): Statement => ({ RateBasedStatement: { Limit: 100, ...more } });
const inspecting = (kind: string, more: Statement): Statement => ({
  [kind]: { FieldToMatch: path, TextTransformations: transformations('LOWERCASE'), ...more },
});

describe('webAclCapacity', () => {
  test.each<[string, Statement, number]>([
    ['geo match', geo, 1],
    ['ASN match', { AsnMatchStatement: { AsnList: [64496] } }, 1],
    ['label match', { LabelMatchStatement: { Scope: 'LABEL', Key: 'bad' } }, 1],
    ['IP set', { IPSetReferenceStatement: { Arn: 'arn:aws:wafv2:...' } }, 1],
    [
      'IP set on the first forwarded address',
      { IPSetReferenceStatement: { Arn: 'a', IPSetForwardedIPConfig: { Position: 'FIRST' } } },
      1,
    ],
    [
      'IP set on any forwarded address',
      { IPSetReferenceStatement: { Arn: 'a', IPSetForwardedIPConfig: { Position: 'ANY' } } },
      1 + 4,
    ],
    ['size of the path', inspecting('SizeConstraintStatement', { ComparisonOperator: 'GT', Size: 8 }), 1 + 10],
    ['path begins with', startsWith, 2 + 10],
    ['path is', inspecting('ByteMatchStatement', { PositionalConstraint: 'EXACTLY' }), 2 + 10],
    ['path contains', inspecting('ByteMatchStatement', { PositionalConstraint: 'CONTAINS' }), 10 + 10],
    [
      'path contains, after three transformations',
      inspecting('ByteMatchStatement', {
        PositionalConstraint: 'CONTAINS_WORD',
        TextTransformations: transformations('URL_DECODE', 'NORMALIZE_PATH', 'LOWERCASE'),
      }),
      10 + 3 * 10,
    ],
    [
      'any query argument begins with',
      inspecting('ByteMatchStatement', {
        PositionalConstraint: 'STARTS_WITH',
        FieldToMatch: { AllQueryArguments: {} },
      }),
      2 + 10 + 10,
    ],
    ['regular expression', inspecting('RegexMatchStatement', { RegexString: 'a+' }), 3 + 10],
    ['regular expression set', inspecting('RegexPatternSetReferenceStatement', { Arn: 'a' }), 25 + 10],
    ['SQL injection', inspecting('SqliMatchStatement', {}), 20 + 10],
    ['SQL injection, sensitive', inspecting('SqliMatchStatement', { SensitivityLevel: 'HIGH' }), 30 + 10],
    ['cross-site scripting', inspecting('XssMatchStatement', {}), 40 + 10],
    [
      'cross-site scripting in a JSON body, of which the base doubles',
      inspecting('XssMatchStatement', { FieldToMatch: { JsonBody: { MatchScope: 'ALL' } } }),
      2 * 40 + 10,
    ],
    ['not', { NotStatement: { Statement: geo } }, 1],
    ['and', { AndStatement: { Statements: [geo, startsWith] } }, 1 + (2 + 10)],
    [
      'or within not',
      { NotStatement: { Statement: { OrStatement: { Statements: [geo, geo, startsWith] } } } },
      1 + 1 + (2 + 10),
    ],
    ['rate of an address', rate({ AggregateKeyType: 'IP' }), 2],
    ['rate of an address on a path', rate({ AggregateKeyType: 'IP', ScopeDownStatement: startsWith }), 2 + (2 + 10)],
    [
      'rate of an address and a fingerprint on a path',
      rate({
        AggregateKeyType: 'CUSTOM_KEYS',
        CustomKeys: [{ IP: {} }, { JA4Fingerprint: { FallbackBehavior: 'MATCH' } }],
        ScopeDownStatement: startsWith,
      }),
      2 + 2 * 30 + (2 + 10),
    ],
    [
      'regular expression on a path, after three transformations',
      inspecting('RegexMatchStatement', {
        RegexString: '^/login|^/register',
        TextTransformations: transformations('URL_DECODE', 'NORMALIZE_PATH', 'LOWERCASE'),
      }),
      3 + 3 * 10,
    ],
    [
      'size of a body',
      inspecting('SizeConstraintStatement', {
        ComparisonOperator: 'GT',
        Size: 65536,
        FieldToMatch: { Body: { OversizeHandling: 'MATCH' } },
        TextTransformations: transformations('NONE'),
      }),
      1 + 10,
    ],
    ['core rule set', managed('AWSManagedRulesCommonRuleSet'), 700],
    ['known bad inputs', managed('AWSManagedRulesKnownBadInputsRuleSet'), 200],
    ['SQL injection rules', managed('AWSManagedRulesSQLiRuleSet'), 200],
    ['anonymous addresses', managed('AWSManagedRulesAnonymousIpList'), 50],
    ['IP reputation', managed('AWSManagedRulesAmazonIpReputationList'), 25],
    [
      'bot control on a path',
      managed('AWSManagedRulesBotControlRuleSet', { ScopeDownStatement: startsWith }),
      50 + (2 + 10),
    ],
  ])('%s', (_name, statement, expected) => {
    expect(webAclCapacity([{ Name: 'Rule', Statement: statement }])).toEqual({ capacity: expected, unknown: [] });
  });

  test('sums its rules', () => {
    const rules = ['CommonRuleSet', 'KnownBadInputsRuleSet', 'SQLiRuleSet', 'AnonymousIpList'].map((name) => ({
      Name: name,
      Statement: managed(`AWSManagedRules${name}`),
    }));

    expect(webAclCapacity(rules)).toEqual({ capacity: 1150, unknown: [] });
    expect(webAclCapacity([])).toEqual({ capacity: 0, unknown: [] });
  });

  test.each<[string, unknown, number, string]>([
    [
      "another vendor's group",
      { Name: 'Bought', Statement: { ManagedRuleGroupStatement: { VendorName: 'Fortinet', Name: 'all_rules' } } },
      0,
      'Bought: Fortinet/all_rules',
    ],
    [
      'a group AWS added since',
      { Name: 'New', Statement: managed('AWSManagedRulesX') },
      0,
      'New: AWS/AWSManagedRulesX',
    ],
    [
      'a group of which a parameter gives the name',
      { Name: 'Given', Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: { Ref: 'Group' } } } },
      0,
      'Given: managed rule group',
    ],
    [
      'a rule group of the account',
      { Name: 'Own', Statement: { RuleGroupReferenceStatement: { Arn: 'a' } } },
      0,
      'Own: RuleGroupReferenceStatement',
    ],
    ['a statement of tomorrow', { Name: 'Next', Statement: { MoodStatement: {} } }, 0, 'Next: MoodStatement'],
    ['a statement behind a condition', { Name: 'If', Statement: { 'Fn::If': ['a', geo, geo] } }, 0, 'If: Fn::If'],
    ['a rule behind a condition', { 'Fn::If': ['a', {}, {}] }, 0, 'Rules[0]: Statement'],
    ['a rule that is none', 'rule', 0, 'Rules[0]: Statement'],
    [
      'a constraint behind a parameter',
      { Name: 'Match', Statement: inspecting('ByteMatchStatement', { PositionalConstraint: { Ref: 'How' } }) },
      0,
      'Match: ByteMatchStatement',
    ],
    [
      'a field behind a condition',
      { Name: 'Where', Statement: inspecting('XssMatchStatement', { FieldToMatch: { 'Fn::If': ['a', path, path] } }) },
      0,
      'Where: XssMatchStatement',
    ],
    [
      'transformations behind a condition',
      {
        Name: 'Then',
        Statement: inspecting('XssMatchStatement', { TextTransformations: { 'Fn::If': ['a', [], []] } }),
      },
      0,
      'Then: XssMatchStatement',
    ],
    [
      'children behind a condition',
      { Name: 'All', Statement: { AndStatement: { Statements: { 'Fn::If': ['a', [geo], [geo]] } } } },
      0,
      'All: AndStatement',
    ],
    [
      'keys behind a condition, beside a scope that is priced',
      { Name: 'Rate', Statement: rate({ CustomKeys: { 'Fn::If': ['a', [], []] }, ScopeDownStatement: startsWith }) },
      14,
      'Rate: CustomKeys',
    ],
    [
      'an unknown child beside one that is priced',
      { Name: 'Both', Statement: { OrStatement: { Statements: [geo, { MoodStatement: {} }] } } },
      1,
      'Both: MoodStatement',
    ],
  ])('tells of %s', (_name, rule, capacity, unknown) => {
    expect(webAclCapacity([rule])).toEqual({ capacity, unknown: [unknown] });
  });
});

test.each(['constructor', '__proto__', 'toString'])('a statement of the kind %s is not priced', (kind) => {
  const rule = { Name: 'Odd', Statement: JSON.parse(`{ "${kind}": {} }`) };

  expect(webAclCapacity([rule])).toEqual({ capacity: 0, unknown: [expect.stringContaining(kind)] });
});
