import { certainText } from '../certain-value';
import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { WEB_ACL_METADATA } from '../template-metadata';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { enforces, groupStatement } from './web-acl-rule';
import { labelsMatchedBy } from './web-acl-statement';

function judgeWebAcl(webAcl: Resource): Verdict {
  const rules = webAcl.at('Rules');
  return rules.every((rule) =>
    groupStatement(rule)
      .at('RuleActionOverrides')
      .every((override) => judgeOverride(webAcl, rule, override)),
  );
}

function judgeOverride(webAcl: Resource, rule: Position, override: Position): Verdict {
  if (override.at('ActionToUse.Count').absent().kind === 'compliant') return notApplicable();
  const name = certainText(override.at('Name'));
  if (name === undefined) return unknown(override.path, 'the template does not tell which rule counts');
  const groups = [rule.at('Name'), groupStatement(rule).at('Name')].map(certainText);
  if (isRolledOut(webAcl, groups, name) || isFollowed(webAcl, name)) return compliant();
  const expected = 'a rollout with a date, or a rule of your own that acts on its label';
  return violation(override.path, `${name} only counts; expected ${expected}`);
}

function isRolledOut(webAcl: Resource, groups: readonly (string | undefined)[], name: string): boolean {
  return webAcl
    .metadata(WEB_ACL_METADATA)
    .at('rollouts')
    .items()
    .some((rollout) => groups.some((group) => certainText(rollout.at('rule')) === `${group}/${name}`));
}

/** AWS writes `SizeRestrictions_BODY` as `...:SizeRestrictions_Body` and `SignalNonBrowserUserAgent` as `...:signal:non_browser_user_agent`. */
function isFollowed(webAcl: Resource, name: string): boolean {
  const spelling = comparable(name);
  return webAcl
    .at('Rules')
    .items()
    .some(
      (rule) =>
        enforces(rule).kind !== 'violation' &&
        labelsMatchedBy(rule.at('Statement')).some((label) => comparable(label).endsWith(spelling)),
    );
}

function comparable(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const group = (action: unknown) => ({
  Name: 'Core',
  OverrideAction: { None: {} },
  Statement: {
    ManagedRuleGroupStatement: {
      VendorName: 'AWS',
      Name: 'AWSManagedRulesCommonRuleSet',
      RuleActionOverrides: [{ Name: 'SizeRestrictions_BODY', ActionToUse: action }],
    },
  },
});
const follower = {
  Name: 'LargeBodies',
  Action: { Block: {} },
  Statement: {
    AndStatement: {
      Statements: [
        {
          LabelMatchStatement: { Scope: 'LABEL', Key: 'awswaf:managed:aws:core-rule-set:SizeRestrictions_Body' },
        },
        { NotStatement: { Statement: { ByteMatchStatement: { SearchString: '/uploads' } } } },
      ],
    },
  },
};
const shop = (rules: readonly object[], metadata: object = {}): Example => ({
  Resources: { Shop: { Type: 'AWS::WAFv2::WebACL', Metadata: metadata, Properties: { Rules: rules } } },
});
const rollout = {
  [WEB_ACL_METADATA]: {
    rollouts: [
      { rule: 'AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY', mode: 'block', enforceFrom: '2099-12-31' },
    ],
  },
};
const faultAt = 'Rules[0].Statement.ManagedRuleGroupStatement.RuleActionOverrides[0]';

/** A managed rule that only counts has an end, or something acts on what it finds. */
export const webAclCountedRulesFollowed = control({
  id: 'WebAclCountedRulesFollowed',
  area: 'edge',
  title: 'Managed rules that only count have a date to act, or another rule acts on their label',
  rationale:
    'Each managed rule that is counted to silence one false positive lets that kind of attack through for good.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.1'), judged('6.4.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'PR.PS-06'],
  },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', judgeWebAcl),
  remedy:
    "Give the rule a rollout with enforceFrom in StorefrontWebAcl, or add a rule that blocks the counted rule's label except where it was wrong.",
  detect: none(
    'No managed AWS Config rule looks at the rule action overrides of a web ACL; until when a rule may count stands in the metadata of the template.',
  ),
  examples: {
    compliant: [shop([group({ Count: {} }), follower]), shop([group({ Count: {} })], rollout)],
    violating: [
      { faultAt, ...shop([group({ Count: {} })]) },
      { faultAt, ...shop([group({ Count: {} }), { ...follower, Action: { Count: {} } }]) },
    ],
    unknown: [
      {
        Parameters: { Rule: { Type: 'String' } },
        ...shop([
          {
            Statement: {
              ManagedRuleGroupStatement: {
                VendorName: 'AWS',
                Name: 'AWSManagedRulesCommonRuleSet',
                RuleActionOverrides: [{ Name: { Ref: 'Rule' }, ActionToUse: { Count: {} } }],
              },
            },
          },
        ]),
      },
    ],
  },
});
