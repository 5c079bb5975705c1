import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { capacityOf, MAXIMUM_WCU } from './web-acl-rules-capacity';

function judgeWebAcl(webAcl: Resource): Verdict {
  const rules = webAcl.at('Rules');
  return rules.judge((value) => {
    if (value.kind === 'absent') return notApplicable();
    if (value.kind !== 'list') return unknown(rules.path, 'the rules are decided at deployment');
    const { capacity, unknown: unpriced } = capacityOf(rules, value);
    if (capacity > MAXIMUM_WCU) {
      return violation(rules.path, `Rules need ${capacity} WCU; AWS WAF takes at most ${MAXIMUM_WCU}`);
    }
    return unpriced.length === 0
      ? compliant()
      : unknown(rules.path, `the template does not tell the capacity of ${unpriced.join(', ')}`);
  });
}

const shop = (...rules: readonly object[]) => ({ Type: 'AWS::WAFv2::WebACL', Properties: { Rules: rules } });
const managed = {
  Name: 'Core',
  Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } },
};
const own = { Name: 'Own', Statement: { RuleGroupReferenceStatement: { Arn: { 'Fn::GetAtt': ['Own', 'Arn'] } } } };
const group = (capacity: unknown) => ({ Type: 'AWS::WAFv2::RuleGroup', Properties: { Capacity: capacity } });

/** Web ACLs fit what AWS WAF takes at all. */
export const webAclCapacityMaximum = control({
  id: 'WebAclCapacityMaximum',
  area: 'edge',
  title: 'Web ACLs need at most the 5,000 WCU that AWS WAF takes',
  rationale: 'AWS WAF refuses a larger web ACL in the middle of a deployment, and a rule is then dropped in a hurry.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('6.4.2')], 'nist-csf-2.0': ['PR.IR-04'] },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', judgeWebAcl),
  remedy: 'Drop rule groups for software the shop does not run, and custom keys of rate-based rules.',
  detect: none('No managed AWS Config rule counts the capacity of a web ACL; one over the maximum is never deployed.'),
  examples: {
    compliant: [{ Resources: { Shop: shop(managed, own), Own: group(4300) } }],
    violating: [{ faultAt: 'Rules', Resources: { Shop: shop(managed, own), Own: group('4301') } }],
    unknown: [
      { Parameters: { Capacity: { Type: 'Number' } }, Resources: { Shop: shop(own), Own: group({ Ref: 'Capacity' }) } },
    ],
  },
});
