import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { notApplicable, type Verdict, violation } from '../verdict';

function judgeRule(rule: Position): Verdict {
  const isGroup = ['ManagedRuleGroupStatement', 'RuleGroupReferenceStatement'].some(
    (statement) => rule.at(`Statement.${statement}`).present().kind !== 'violation',
  );
  if (!isGroup) return notApplicable();
  const count = rule.at('OverrideAction.Count');
  const absent = count.absent();
  if (absent.kind !== 'violation') return absent;
  return violation(count.path, `${count.path} makes the whole rule group count instead of block; expected None`);
}

const shop = (overrideAction: object) => ({
  Type: 'AWS::WAFv2::WebACL',
  Properties: {
    Rules: [
      {
        Name: 'Core',
        OverrideAction: overrideAction,
        Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } },
      },
    ],
  },
});

/** The rule groups of web ACLs block: none is overridden to Count as a whole. */
export const webAclRuleGroupsEnforced = control({
  id: 'WebAclRuleGroupsEnforced',
  area: 'edge',
  title: 'No rule group of a web ACL is overridden to Count',
  rationale: 'A rule group in Count lets every attack through; it only looks like protection.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.1'), judged('6.4.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01'],
  },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', (webAcl) => webAcl.at('Rules').every(judgeRule)),
  remedy: 'Set overrideAction to { none: {} } and count single rules by ruleActionOverrides, or use StorefrontWebAcl.',
  detect: none('No managed AWS Config rule looks at the override actions of a web ACL.'),
  examples: {
    compliant: [{ Resources: { Shop: shop({ None: {} }) } }],
    violating: [{ faultAt: 'Rules[0].OverrideAction.Count', Resources: { Shop: shop({ Count: {} }) } }],
    unknown: [
      {
        Parameters: { Stage: { Type: 'String' } },
        Conditions: { IsProduction: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] } },
        Resources: { Shop: shop({ 'Fn::If': ['IsProduction', { None: {} }, { Count: {} }] }) },
      },
    ],
  },
});
