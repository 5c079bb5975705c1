import { each } from '../check';
import { control } from '../control';
import { gathered } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, any, unknown, type Verdict } from '../verdict';

const ENFORCING_ACTIONS = ['Block', 'Challenge', 'Captcha'];

function limitsRate(rule: Position): Verdict {
  const rateBased = rule.at('Statement.RateBasedStatement').present();
  return all(rateBased, any(...ENFORCING_ACTIONS.map((action) => rule.at(`Action.${action}`).present())));
}

/** A rule group of one's own may hold the rate-based rule. */
function groupLimitsRate(rule: Position): Verdict {
  const arn = rule.at('Statement.RuleGroupReferenceStatement.Arn');
  return arn.judge((value) => {
    if (value.kind === 'absent') return arn.fault(value, 'a rule group');
    const group = value.kind === 'reference' ? value.reference.resource : undefined;
    if (group?.type !== 'AWS::WAFv2::RuleGroup') return unknown(arn.path, 'the rule group is not in the templates');
    const limited = group.at('Rules').some(limitsRate, 'the rule group has no rate-based rule');
    return all(rule.at('OverrideAction.Count').absent(), limited);
  });
}

const shop = (...rules: readonly object[]) => ({ Type: 'AWS::WAFv2::WebACL', Properties: { Rules: rules } });
const rate = (action: object) => ({
  Action: action,
  Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 1000 } },
});
const groupOf = (arn: object) => ({
  OverrideAction: { None: {} },
  Statement: { RuleGroupReferenceStatement: { Arn: arn } },
});

/** Web ACLs slow down who asks too often. */
export const webAclRateLimit = control({
  id: 'WebAclRateLimit',
  area: 'edge',
  title: 'Web ACLs have a rate-based rule that blocks, challenges or asks for a CAPTCHA',
  rationale: 'Without a rate limit, bots test stolen cards and passwords as fast as the shop can answer.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'PR.IR-04'],
  },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', (webAcl) =>
    webAcl
      .at('Rules')
      .some(
        (rule) => any(limitsRate(rule), groupLimitsRate(rule)),
        'Rules has no rate-based rule whose action is Block, Challenge or Captcha',
      ),
  ),
  remedy: 'Add a rule with a rateBasedStatement and the action block, or use StorefrontWebAcl.',
  detect: gathered('rule-groups'),
  examples: {
    compliant: [
      { Resources: { Shop: shop(rate({ Block: {} })) } },
      {
        Resources: {
          Shop: shop(groupOf({ 'Fn::GetAtt': ['Limits', 'Arn'] })),
          Limits: { Type: 'AWS::WAFv2::RuleGroup', Properties: { Rules: [rate({ Captcha: {} })] } },
        },
      },
    ],
    violating: [
      { faultAt: 'Rules', Resources: { Shop: shop() } },
      { faultAt: 'Rules', Resources: { Shop: shop(rate({ Count: {} })) } },
    ],
    unknown: [
      {
        Parameters: { RuleGroupArn: { Type: 'String' } },
        Resources: { Shop: shop(groupOf({ Ref: 'RuleGroupArn' })) },
      },
    ],
  },
});
