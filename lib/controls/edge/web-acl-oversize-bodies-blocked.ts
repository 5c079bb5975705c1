import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, type Verdict } from '../verdict';
import { groupStatement, runsGroup } from './web-acl-rule';
import { someLeaf } from './web-acl-statement';

const RULE = 'SizeRestrictions_BODY';
/** AWS writes the label in another case than the rule. */
const LABEL = /core-rule-set:SizeRestrictions_Body$/i;

function judgeWebAcl(webAcl: Resource): Verdict {
  return webAcl
    .at('Rules')
    .some(
      (rule) => any(coreRuleBlocks(rule), ownRuleBlocks(rule)),
      'Rules let bodies pass that are longer than what AWS WAF inspects',
    );
}

/** The core rule set blocks bodies over 8 KB ("Core rule set (CRS) managed rule group", AWS WAF Developer Guide). */
function coreRuleBlocks(rule: Position): Verdict {
  const group = groupStatement(rule);
  const spared = (override: Position) => override.at('Name').noneOf([RULE]);
  return all(
    runsGroup(rule, 'AWSManagedRulesCommonRuleSet'),
    rule.at('OverrideAction.Count').absent(),
    group.at('ExcludedRules').every(spared),
    group
      .at('RuleActionOverrides')
      .every((override) => any(override.at('ActionToUse.Block').present(), spared(override))),
  );
}

function ownRuleBlocks(rule: Position): Verdict {
  const blocks = rule.at('Action.Block').present();
  return all(
    blocks,
    someLeaf(
      rule.at('Statement'),
      (leaf) =>
        any(matchesOversize(leaf), leaf.at('LabelMatchStatement.Key').matches(LABEL, 'the label of long bodies')),
      'it does not look at the length of bodies',
    ),
  );
}

/** What is longer than the inspected part counts as a match only where the rule says so. */
function matchesOversize(leaf: Position): Verdict {
  const size = leaf.at('SizeConstraintStatement');
  return all(
    size.at('ComparisonOperator').oneOf(['GT', 'GE']),
    any(...['Body', 'JsonBody'].map((field) => size.at(`FieldToMatch.${field}.OversizeHandling`).equals('MATCH'))),
  );
}

const shop = (...rules: readonly object[]) => ({
  Resources: { Shop: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: rules } } },
});
const core = (settings: object = {}, overrideAction: object = { None: {} }) => ({
  OverrideAction: overrideAction,
  Statement: {
    ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet', ...settings },
  },
});
const counted = core({ RuleActionOverrides: [{ Name: RULE, ActionToUse: { Count: {} } }] });
const blocking = (statement: object) => ({ Action: { Block: {} }, Statement: statement });
const size = (handling: unknown) =>
  blocking({
    SizeConstraintStatement: {
      FieldToMatch: { Body: { OversizeHandling: handling } },
      ComparisonOperator: 'GT',
      Size: 65_536,
      TextTransformations: [{ Priority: 0, Type: 'NONE' }],
    },
  });
const byLabel = blocking({
  AndStatement: {
    Statements: [
      { LabelMatchStatement: { Scope: 'LABEL', Key: 'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body' } },
      { NotStatement: { Statement: { ByteMatchStatement: { SearchString: '/uploads' } } } },
    ],
  },
});

/** No body is so long that its end goes uninspected. */
export const webAclOversizeBodiesBlocked = control({
  id: 'WebAclOversizeBodiesBlocked',
  area: 'edge',
  title: 'Web ACLs block bodies that are longer than what they inspect',
  rationale: 'AWS WAF inspects the beginning of a body only: an attack behind some kilobytes of padding is not seen.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('6.4.2')], 'nist-csf-2.0': ['PR.IR-01'] },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', judgeWebAcl),
  remedy:
    "Keep the core rule set's SizeRestrictions_BODY; where uploads need more, count it and block its label on every other path, as StorefrontWebAcl does.",
  detect: single(),
  examples: {
    compliant: [shop(core()), shop(counted, byLabel), shop(counted, size('MATCH'))],
    violating: [
      { faultAt: 'Rules', ...shop(counted) },
      { faultAt: 'Rules', ...shop(core({}, { Count: {} })) },
      { faultAt: 'Rules', ...shop(core({ ExcludedRules: [{ Name: RULE }] }), size('CONTINUE')) },
    ],
    unknown: [{ Parameters: { Handling: { Type: 'String' } }, ...shop(counted, size({ Ref: 'Handling' })) }],
  },
});
