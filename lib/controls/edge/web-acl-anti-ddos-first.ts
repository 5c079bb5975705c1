import { certainNumber, certainText } from '../certain-value';
import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { compliant, unknown, type Verdict, violation } from '../verdict';
import { runsGroup } from './web-acl-rule';

const GROUP = 'AWSManagedRulesAntiDDoSRuleSet';

function judgeRule(webAcl: Resource, rule: Position): Verdict {
  return onlyWhere(runsGroup(rule, GROUP), isFirst(webAcl, rule));
}

/** Rules that count may stand before it: they give labels, and let every request on. */
function isFirst(webAcl: Resource, group: Position): Verdict {
  const place = group.at('Priority');
  const priority = certainNumber(place);
  if (priority === undefined) return unknown(place.path, 'the template does not tell the priority');
  const others = webAcl
    .at('Rules')
    .items()
    .filter((rule) => rule.path !== group.path && rule.at('Action.Count').present().kind !== 'compliant');
  const earlier = others.find((rule) => (certainNumber(rule.at('Priority')) ?? priority) < priority);
  if (earlier !== undefined) {
    const name = certainText(earlier.at('Name')) ?? earlier.path;
    return violation(place.path, `${place.path} is ${priority}, after ${name}; expected ${GROUP} to come first`);
  }
  const open = others.find((rule) => certainNumber(rule.at('Priority')) === undefined);
  return open === undefined
    ? compliant()
    : unknown(open.at('Priority').path, 'the template does not tell the priority');
}

const group = (priority: unknown) => ({
  Name: 'AntiDDoS',
  Priority: priority,
  Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: GROUP } },
});
const own = (priority: number, action: object) => ({ Name: 'Own', Priority: priority, Action: action });
const shop = (...rules: readonly object[]) => ({
  Resources: { Shop: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: rules } } },
});

/** Anti-DDoS rules see the whole traffic. */
export const webAclAntiDdosFirst = control({
  id: 'WebAclAntiDdosFirst',
  area: 'edge',
  title: 'Anti-DDoS rules come before every rule that blocks or allows',
  rationale: 'The rules learn what normal traffic is: what another rule ends before them, they never see.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('11.5.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-04', 'DE.CM-01'] },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', (webAcl) => webAcl.at('Rules').every((rule) => judgeRule(webAcl, rule))),
  remedy: 'Give the rule group the lowest priority number, after rules that only label, or use StorefrontWebAcl.',
  detect: single(),
  examples: {
    compliant: [shop(group(1), own(2, { Block: {} })), shop(own(1, { Count: {} }), group(2))],
    violating: [{ faultAt: 'Rules[1].Priority', ...shop(own(1, { Block: {} }), group('5')) }],
    unknown: [{ Parameters: { Priority: { Type: 'Number' } }, ...shop(group({ Ref: 'Priority' })) }],
  },
});
