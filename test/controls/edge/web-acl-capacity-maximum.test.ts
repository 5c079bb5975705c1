import { verdictOf } from '../verdict-of';

const resources = (capacity: number) => ({
  Shop: {
    Type: 'AWS::WAFv2::WebACL',
    Properties: {
      Rules: [{ Name: 'Own', Statement: { RuleGroupReferenceStatement: { Arn: { 'Fn::GetAtt': ['Own', 'Arn'] } } } }],
    },
  },
  Own: { Type: 'AWS::WAFv2::RuleGroup', Properties: { Capacity: capacity } },
});

test.each([
  [1_500, 'compliant', 'compliant'],
  [1_501, 'violation', 'compliant'],
  [5_000, 'violation', 'compliant'],
  [5_001, 'not-applicable', 'violation'],
])('%i WCU are one finding at most: base price %s, maximum %s', (capacity, basePrice, maximum) => {
  expect(verdictOf('WebAclCapacity', 'Shop', resources(capacity))).toBe(basePrice);
  expect(verdictOf('WebAclCapacityMaximum', 'Shop', resources(capacity))).toBe(maximum);
});
