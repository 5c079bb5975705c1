/** What a web ACL's rules cost in web ACL capacity units (WCU), as far as the template tells. */
export interface WebAclCapacity {
  /** WCU of every statement that could be priced: a lower bound as long as `unknown` lists something. */
  readonly capacity: number;
  /** What could not be priced, as `<rule>: <statement or rule group>`. Empty when `capacity` is the whole sum. */
  readonly unknown: readonly string[];
}

type Properties = Readonly<Record<string, unknown>>;

/** "AWS Managed Rules rule groups list", AWS WAF Developer Guide. */
const MANAGED_GROUPS: ReadonlyMap<string, number> = new Map([
  ['AWSManagedRulesCommonRuleSet', 700],
  ['AWSManagedRulesAdminProtectionRuleSet', 100],
  ['AWSManagedRulesKnownBadInputsRuleSet', 200],
  ['AWSManagedRulesSQLiRuleSet', 200],
  ['AWSManagedRulesLinuxRuleSet', 200],
  ['AWSManagedRulesUnixRuleSet', 100],
  ['AWSManagedRulesWindowsRuleSet', 200],
  ['AWSManagedRulesPHPRuleSet', 100],
  ['AWSManagedRulesWordPressRuleSet', 100],
  ['AWSManagedRulesAmazonIpReputationList', 25],
  ['AWSManagedRulesAnonymousIpList', 50],
  ['AWSManagedRulesBotControlRuleSet', 50],
  ['AWSManagedRulesATPRuleSet', 50],
  ['AWSManagedRulesACFPRuleSet', 50],
  ['AWSManagedRulesAntiDDoSRuleSet', 50],
]);

const BYTE_MATCH: ReadonlyMap<unknown, number> = new Map([
  ['EXACTLY', 2],
  ['STARTS_WITH', 2],
  ['ENDS_WITH', 2],
  ['CONTAINS', 10],
  ['CONTAINS_WORD', 10],
]);

/** AWS WAF takes LOW where the level is left out. */
const SQL_INJECTION: ReadonlyMap<unknown, number> = new Map([
  [undefined, 20],
  ['LOW', 20],
  ['HIGH', 30],
]);

/** The price of a statement that contains no other; undefined when it hides behind a value the template lacks. */
const LEAVES: Readonly<Record<string, (statement: Properties) => number | undefined>> = {
  AsnMatchStatement: () => 1,
  ByteMatchStatement: (statement) => inspected(BYTE_MATCH.get(statement.PositionalConstraint), statement),
  GeoMatchStatement: () => 1,
  IPSetReferenceStatement: ({ IPSetForwardedIPConfig: forwarded }) =>
    isProperties(forwarded) && forwarded.Position === 'ANY' ? 5 : 1,
  LabelMatchStatement: () => 1,
  RegexMatchStatement: (statement) => inspected(3, statement),
  RegexPatternSetReferenceStatement: (statement) => inspected(25, statement),
  RuleGroupReferenceStatement: () => undefined,
  SizeConstraintStatement: (statement) => inspected(1, statement),
  SqliMatchStatement: (statement) => inspected(SQL_INJECTION.get(statement.SensitivityLevel), statement),
  XssMatchStatement: (statement) => inspected(40, statement),
};

/**
 * Sums the capacity of rendered rules, as in `AWS::WAFv2::WebACL` and `AWS::WAFv2::RuleGroup`.
 *
 * Prices are those of "Rule statements list" and "Web ACL capacity units (WCUs)" in the AWS WAF Developer
 * Guide. The sum is an upper bound of what is priced: AWS WAF may charge a text transformation once that
 * several rules apply to the same request component. Rule groups of one's own and of other vendors have a
 * capacity that no web ACL's template shows; they are listed as unknown, as is whatever hides behind an
 * intrinsic function. A web ACL holds at most 5,000 WCU, and 1,500 are in its base price.
 *
 * @param rules the value of the property `Rules`, with CloudFormation's property names
 */
export function webAclCapacity(rules: readonly unknown[]): WebAclCapacity {
  return sum(
    rules.map((rule, index) => {
      const name = isProperties(rule) && typeof rule.Name === 'string' ? rule.Name : `Rules[${index}]`;
      return priced(isProperties(rule) ? rule.Statement : undefined, name);
    }),
  );
}

function priced(statement: unknown, rule: string): WebAclCapacity {
  const [kind, body] = isProperties(statement) ? (Object.entries(statement)[0] ?? []) : [];
  if (kind === undefined || !isProperties(body)) {
    return unpriced(rule, kind ?? 'Statement');
  }
  switch (kind) {
    case 'AndStatement':
    case 'OrStatement':
      return Array.isArray(body.Statements)
        ? sum(body.Statements.map((child) => priced(child, rule)))
        : unpriced(rule, kind);
    case 'NotStatement':
      return priced(body.Statement, rule);
    case 'RateBasedStatement':
      return sum([rateBased(body, rule), scopeDown(body, rule)]);
    case 'ManagedRuleGroupStatement':
      return sum([managedGroup(body, rule), scopeDown(body, rule)]);
    default: {
      const capacity = Object.hasOwn(LEAVES, kind) ? LEAVES[kind]?.(body) : undefined;
      return capacity === undefined ? unpriced(rule, kind) : { capacity, unknown: [] };
    }
  }
}

/** 2 WCU, and 30 for each custom aggregation key. */
function rateBased({ CustomKeys: keys = [] }: Properties, rule: string): WebAclCapacity {
  return Array.isArray(keys)
    ? { capacity: 2 + 30 * keys.length, unknown: [] }
    : { capacity: 2, unknown: [`${rule}: CustomKeys`] };
}

function managedGroup({ VendorName: vendor, Name: name }: Properties, rule: string): WebAclCapacity {
  const capacity = vendor === 'AWS' && typeof name === 'string' ? MANAGED_GROUPS.get(name) : undefined;
  return capacity === undefined
    ? unpriced(
        rule,
        typeof vendor === 'string' && typeof name === 'string' ? `${vendor}/${name}` : 'managed rule group',
      )
    : { capacity, unknown: [] };
}

function scopeDown({ ScopeDownStatement: statement }: Properties, rule: string): WebAclCapacity {
  return statement === undefined ? { capacity: 0, unknown: [] } : priced(statement, rule);
}

/** A JSON body doubles the base, all query arguments add 10, and so does each text transformation. */
function inspected(base: number | undefined, statement: Properties): number | undefined {
  const { FieldToMatch: field, TextTransformations: transformations = [] } = statement;
  if (base === undefined || !isProperties(field) || !Array.isArray(transformations)) {
    return undefined;
  }
  if (Object.keys(field).some((key) => key === 'Ref' || key.startsWith('Fn::'))) {
    return undefined;
  }
  return base * ('JsonBody' in field ? 2 : 1) + ('AllQueryArguments' in field ? 10 : 0) + 10 * transformations.length;
}

function unpriced(rule: string, what: string): WebAclCapacity {
  return { capacity: 0, unknown: [`${rule}: ${what}`] };
}

function sum(parts: readonly WebAclCapacity[]): WebAclCapacity {
  return {
    capacity: parts.reduce((total, part) => total + part.capacity, 0),
    unknown: parts.flatMap((part) => part.unknown),
  };
}

function isProperties(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
