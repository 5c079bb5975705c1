import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import { all, any, notApplicable, type Verdict, violation } from '../verdict';

function judgeRule(rule: Position): Verdict {
  const isGroup = ['ManagedRuleGroupStatement', 'RuleGroupReferenceStatement'].some(
    (statement) => rule.at(`Statement.${statement}`).present().kind !== 'violation',
  );
  if (!isGroup) return notApplicable();
  const count = rule.at('OverrideAction.Count');
  const absent = count.absent();
  if (absent.kind !== 'violation') return all(absent, blocksExploits(rule.at('Statement.ManagedRuleGroupStatement')));
  return violation(count.path, `${count.path} makes the whole rule group count instead of block; expected None`);
}

/** Rules that match attempts to run code, such as Log4j's; no shopper sends those, so there is nothing to count. */
const EXPLOITS = /RCE/;

/** Known bad inputs blocks attempts to run code: none of those rules is excluded, counted or allowed. */
function blocksExploits(group: Position): Verdict {
  const named = group.at('Name').equals('AWSManagedRulesKnownBadInputsRuleSet');
  if (named.kind !== 'compliant') return notApplicable();
  const spared = (rule: Position, verdict: Verdict) => {
    const exploit = rule.at('Name').matches(EXPLOITS, 'a rule against exploits');
    return onlyWhere(exploit, verdict);
  };
  const fault = (rule: Position) =>
    violation(rule.path, `${rule.path} lets an exploit through; expected it to be blocked`);
  return all(
    group.at('ExcludedRules').every((rule) => spared(rule, fault(rule))),
    group
      .at('RuleActionOverrides')
      .every((rule) => spared(rule, any(fault(rule), rule.at('ActionToUse.Block').present()))),
  );
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
  detect: single(),
  examples: {
    compliant: [{ Resources: { Shop: shop({ None: {} }) } }],
    violating: [
      { faultAt: 'Rules[0].OverrideAction.Count', Resources: { Shop: shop({ Count: {} }) } },
      {
        faultAt: 'Rules[0].Statement.ManagedRuleGroupStatement.RuleActionOverrides[0]',
        Resources: {
          Shop: {
            Type: 'AWS::WAFv2::WebACL',
            Properties: {
              Rules: [
                {
                  Name: 'BadInputs',
                  OverrideAction: { None: {} },
                  Statement: {
                    ManagedRuleGroupStatement: {
                      VendorName: 'AWS',
                      Name: 'AWSManagedRulesKnownBadInputsRuleSet',
                      RuleActionOverrides: [{ Name: 'Log4JRCE_HEADER', ActionToUse: { Count: {} } }],
                    },
                  },
                },
              ],
            },
          },
        },
      },
    ],
    unknown: [
      {
        Parameters: { Stage: { Type: 'String' } },
        Conditions: { IsProduction: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] } },
        Resources: { Shop: shop({ 'Fn::If': ['IsProduction', { None: {} }, { Count: {} }] }) },
      },
    ],
  },
});
