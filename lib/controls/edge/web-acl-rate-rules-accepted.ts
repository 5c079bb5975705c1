import { certainText } from '../certain-value';
import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, type Verdict, violation } from '../verdict';

/** "AWS WAF quotas": rate-based rules of a web ACL, and of a rule group. */
const MOST_RULES: Readonly<Record<string, number>> = { 'AWS::WAFv2::WebACL': 10, 'AWS::WAFv2::RuleGroup': 4 };
/** "Rate-based rule high-level settings in AWS WAF", AWS WAF Developer Guide: requests, and seconds. */
const LOWEST_LIMIT = 10;
const WINDOWS = [60, 120, 300, 600];
/** `RateBasedStatement`, AWS WAFV2 API Reference. */
const MOST_KEYS = 5;

function judge(resource: Resource): Verdict {
  const rules = resource.at('Rules');
  const rateBased = rules.items().filter((rule) => rateOf(rule).absent().kind === 'violation' && !rule.optional);
  const most = MOST_RULES[resource.type] ?? 0;
  return all(
    rateBased.length > most
      ? violation(rules.path, `Rules has ${rateBased.length} rate-based rules; AWS WAF takes at most ${most}`)
      : notApplicable(),
    rules.every((rule) => (rateOf(rule).absent().kind === 'compliant' ? notApplicable() : judgeRule(rule))),
  );
}

function rateOf(rule: Position): Position {
  return rule.at('Statement.RateBasedStatement');
}

function judgeRule(rule: Position): Verdict {
  const rate = rateOf(rule);
  return all(
    rate.at('Limit').atLeast(LOWEST_LIMIT),
    rate.at('EvaluationWindowSec').or(300).oneOf(WINDOWS),
    rule.at('Action.Allow').absent(),
    judgeKeys(rate),
  );
}

function judgeKeys(rate: Position): Verdict {
  const type = certainText(rate.at('AggregateKeyType'));
  if (type === 'CONSTANT') return rate.at('ScopeDownStatement').present();
  if (type === 'FORWARDED_IP') return rate.at('ForwardedIPConfig').present();
  if (type !== 'CUSTOM_KEYS') return compliant();
  const keys = rate.at('CustomKeys');
  const [only, ...others] = keys.items();
  if (others.length >= MOST_KEYS) {
    return violation(keys.path, `${keys.path} has ${others.length + 1} keys; AWS WAF takes at most ${MOST_KEYS}`);
  }
  const alone = only !== undefined && others.length === 0;
  if (alone && ['IP', 'ForwardedIP'].some((key) => only.at(key).absent().kind === 'violation')) {
    return violation(keys.path, `${keys.path} is an IP address alone; expected a second key, or AggregateKeyType IP`);
  }
  return keys.present();
}

const shop = (...rules: readonly object[]) => ({
  Resources: { Shop: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: rules } } },
});
const rate = (settings: object, action: object = { Block: {} }) => ({
  Action: action,
  Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 100, ...settings } },
});
const at = 'Rules[0].Statement.RateBasedStatement';
const session = { Cookie: { Name: 'session', TextTransformations: [{ Priority: 0, Type: 'NONE' }] } };

/** Rate-based rules are such that AWS WAF takes them. */
export const webAclRateRulesAccepted = control({
  id: 'WebAclRateRulesAccepted',
  area: 'edge',
  title: "Rate-based rules keep to AWS WAF's limits",
  rationale:
    'AWS WAF refuses the whole web ACL in the middle of a deployment, and the shop stays without its new rules.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('6.4.2')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-01', 'PR.IR-04'] },
  since: '0.1.0',
  check: each(['AWS::WAFv2::WebACL', 'AWS::WAFv2::RuleGroup'], judge),
  remedy:
    'At most ten rate-based rules, limits from 10, windows of 60, 120, 300 or 600 seconds, a second key beside IP, a scope-down for CONSTANT.',
  detect: none(
    'No managed AWS Config rule looks at the settings of rate-based rules; a web ACL that AWS WAF refuses is never deployed.',
  ),
  examples: {
    compliant: [
      shop(rate({})),
      shop(
        rate({
          Limit: '10',
          EvaluationWindowSec: 60,
          AggregateKeyType: 'CUSTOM_KEYS',
          CustomKeys: [{ IP: {} }, session],
        }),
      ),
    ],
    violating: [
      { faultAt: `${at}.Limit`, ...shop(rate({ Limit: 5 })) },
      { faultAt: `${at}.EvaluationWindowSec`, ...shop(rate({ EvaluationWindowSec: 30 })) },
      { faultAt: 'Rules[0].Action.Allow', ...shop(rate({}, { Allow: {} })) },
      { faultAt: `${at}.CustomKeys`, ...shop(rate({ AggregateKeyType: 'CUSTOM_KEYS', CustomKeys: [{ IP: {} }] })) },
      { faultAt: `${at}.ScopeDownStatement`, ...shop(rate({ AggregateKeyType: 'CONSTANT' })) },
      { faultAt: 'Rules', ...shop(...Array.from({ length: 11 }, () => rate({}))) },
      {
        faultAt: 'Rules',
        Resources: {
          Limits: { Type: 'AWS::WAFv2::RuleGroup', Properties: { Rules: Array.from({ length: 5 }, () => rate({})) } },
        },
      },
    ],
    unknown: [{ Parameters: { Limit: { Type: 'Number' } }, ...shop(rate({ Limit: { Ref: 'Limit' } })) }],
  },
});
