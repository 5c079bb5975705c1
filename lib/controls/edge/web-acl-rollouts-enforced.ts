import { dayOf, isCalendarDay } from '../calendar-day';
import { certainText } from '../certain-value';
import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { WEB_ACL_METADATA } from '../template-metadata';
import { all, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { groupStatement } from './web-acl-rule';

function judgeWebAcl(webAcl: Resource): Verdict {
  const today = dayOf(webAcl.template.set.today);
  return webAcl
    .metadata(WEB_ACL_METADATA)
    .at('rollouts')
    .every((rollout) => {
      const [name, day] = [certainText(rollout.at('rule')), certainText(rollout.at('enforceFrom'))];
      if (name === undefined || day === undefined || !isCalendarDay(day)) {
        return unknown(rollout.path, 'it names no rule, or no day such as 2026-12-31');
      }
      return day > today ? compliant() : all(compliant(), judgeRule(webAcl.at('Rules'), name, day));
    });
}

/** A rule that is no longer there, or no longer overridden, does not count. */
function judgeRule(rules: Position, name: string, day: string): Verdict {
  const slash = name.indexOf('/');
  if (slash < 0) return rules.every((rule) => ifNamed(rule.at('Name'), name, () => notCounting(rule, name, day)));
  const [group, inner] = [name.slice(0, slash), name.slice(slash + 1)];
  return rules.every((rule) => {
    const statement = groupStatement(rule);
    const ofGroup = [rule.at('Name'), statement.at('Name')].some((position) => certainText(position) === group);
    if (!ofGroup) return notApplicable();
    return statement
      .at('RuleActionOverrides')
      .every((override) =>
        ifNamed(override.at('Name'), inner, () => refused(override.at('ActionToUse.Count'), override, name, day)),
      );
  });
}

function ifNamed(position: Position, name: string, judge: () => Verdict): Verdict {
  return certainText(position) === name ? judge() : notApplicable();
}

function notCounting(rule: Position, name: string, day: string): Verdict {
  return all(
    refused(rule.at('Action.Count'), rule, name, day),
    refused(rule.at('OverrideAction.Count'), rule, name, day),
  );
}

function refused(count: Position, at: Position, name: string, day: string): Verdict {
  const absent = count.absent();
  if (absent.kind !== 'violation') return absent;
  return violation(at.path, `${name} still counts; expected it to act since ${day}`);
}

const shop = (enforceFrom: unknown, rule: object, name = 'LoginRate'): Example => ({
  Resources: {
    Shop: {
      Type: 'AWS::WAFv2::WebACL',
      Metadata: { [WEB_ACL_METADATA]: { rollouts: [{ rule: name, mode: 'block', enforceFrom }], paths: {} } },
      Properties: { Rules: [rule] },
    },
  },
});
const own = (action: object) => ({ Name: 'LoginRate', Action: action });
const group = (action: object) => ({
  Name: 'AWSManagedRulesCommonRuleSet',
  OverrideAction: { None: {} },
  Statement: {
    ManagedRuleGroupStatement: {
      VendorName: 'AWS',
      Name: 'AWSManagedRulesCommonRuleSet',
      RuleActionOverrides: [{ Name: 'NoUserAgent_HEADER', ActionToUse: action }],
    },
  },
});

/** Rules that were to count until a day act from that day on. */
export const webAclRolloutsEnforced = control({
  id: 'WebAclRolloutsEnforced',
  area: 'edge',
  title: 'No rule of a web ACL counts past the day from which it should act',
  rationale: 'A rule that was to be watched for a week counts for years, and everybody believes that it blocks.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.1'), judged('6.4.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01'],
  },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', judgeWebAcl),
  remedy:
    'Deploy again: StorefrontWebAcl lets the rule act from its enforceFrom on. Where it still hits shoppers, mend it first and set a later day.',
  detect: none(
    'AWS Config does not know until when a rule of a web ACL was meant to count; that stands in the metadata of the template.',
  ),
  examples: {
    compliant: [
      shop('2099-12-31', own({ Count: {} })),
      shop('2020-01-01', own({ Block: {} })),
      shop('2020-01-01', group({ Block: {} }), 'AWSManagedRulesCommonRuleSet/NoUserAgent_HEADER'),
    ],
    violating: [
      { faultAt: 'Rules[0]', ...shop('2020-01-01', own({ Count: {} })) },
      {
        faultAt: 'Rules[0].Statement.ManagedRuleGroupStatement.RuleActionOverrides[0]',
        ...shop('2020-01-01', group({ Count: {} }), 'AWSManagedRulesCommonRuleSet/NoUserAgent_HEADER'),
      },
    ],
    unknown: [
      { Parameters: { Day: { Type: 'String' } }, ...shop({ Ref: 'Day' }, own({ Count: {} })) },
      shop('soon', own({ Count: {} })),
    ],
  },
});
