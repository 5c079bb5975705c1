import { each } from '../check';
import { control } from '../control';
import { gathered } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { BASE_PRICE_WCU, capacityOf, MAXIMUM_WCU } from './web-acl-rules-capacity';

/** Over the maximum, WebAclCapacityMaximum speaks. */
function judgeWebAcl(webAcl: Resource): Verdict {
  const rules = webAcl.at('Rules');
  return rules.judge((value) => {
    if (value.kind === 'absent') return compliant();
    if (value.kind !== 'list') return unknown(rules.path, 'the rules are decided at deployment');
    const { capacity, unknown: unpriced } = capacityOf(rules, value);
    if (capacity > MAXIMUM_WCU) return notApplicable();
    if (capacity > BASE_PRICE_WCU) {
      return violation(rules.path, `Rules need ${capacity} WCU; expected at most ${BASE_PRICE_WCU}, the base price's`);
    }
    return unpriced.length === 0
      ? compliant()
      : unknown(rules.path, `the template does not tell the capacity of ${unpriced.join(', ')}`);
  });
}

const shop = (...rules: readonly object[]) => ({ Type: 'AWS::WAFv2::WebACL', Properties: { Rules: rules } });
const group = (name: string) => ({
  Name: name,
  Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: name } },
});
const ownGroup = { Name: 'Own', Statement: { RuleGroupReferenceStatement: { Arn: { 'Fn::GetAtt': ['Own', 'Arn'] } } } };
const groupOfCapacity = (capacity: unknown) => ({ Type: 'AWS::WAFv2::RuleGroup', Properties: { Capacity: capacity } });

/** Web ACLs stay within the capacity that their base price includes. */
export const webAclCapacityBudget = control({
  id: 'WebAclCapacity',
  area: 'edge',
  title: 'Web ACLs need at most the 1,500 WCU of their base price',
  rationale: 'A web ACL that costs more than planned, or passes 5,000 WCU and fails to deploy, loses rules in a hurry.',
  severity: 'low',
  frameworks: { 'pci-dss-4.0.1': [judged('6.4.2')], 'nist-csf-2.0': ['PR.IR-04'] },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', judgeWebAcl),
  remedy: 'Drop rule groups for software the shop does not run, and custom keys of rate-based rules.',
  detect: gathered('rule-groups'),
  examples: {
    compliant: [
      { Resources: { Shop: shop(group('AWSManagedRulesCommonRuleSet')) } },
      { Resources: { Shop: shop(ownGroup), Own: groupOfCapacity(100) } },
    ],
    violating: [
      {
        faultAt: 'Rules',
        Resources: { Shop: shop(group('AWSManagedRulesCommonRuleSet'), ownGroup), Own: groupOfCapacity('900') },
      },
    ],
    unknown: [
      {
        Parameters: { Capacity: { Type: 'Number' } },
        Resources: { Shop: shop(ownGroup), Own: groupOfCapacity({ Ref: 'Capacity' }) },
      },
    ],
  },
});
