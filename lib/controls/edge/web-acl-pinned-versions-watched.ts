import { certainText } from '../certain-value';
import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { compliant, notApplicable, type Verdict, violation } from '../verdict';
import { watchedBy } from './watched-metric';
import { groupStatement } from './web-acl-rule';

function judgeRule(webAcl: Resource, rule: Position): Verdict {
  const group = groupStatement(rule);
  const version = group.at('Version');
  if (version.absent().kind === 'compliant') return notApplicable();
  const name = certainText(group.at('Name'));
  const expected = 'an alarm on DaysToExpiry, or no version';
  return watchedBy(
    webAcl,
    {
      metricName: 'DaysToExpiry',
      dimension: 'ManagedRuleGroup',
      names: (value) => (name === undefined ? compliant() : value.equals(name)),
    },
    violation(
      version.path,
      `${version.path} pins ${name ?? 'a rule group'} and nothing watches it; expected ${expected}`,
    ),
  );
}

const shop = (version: object, dimension: unknown = 'AWSManagedRulesCommonRuleSet') => ({
  Resources: {
    Shop: {
      Type: 'AWS::WAFv2::WebACL',
      Properties: {
        Rules: [
          {
            Statement: {
              ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet', ...version },
            },
          },
        ],
      },
    },
    Expiry: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        Namespace: 'AWS/WAFV2',
        MetricName: 'DaysToExpiry',
        Dimensions: [
          { Name: 'Vendor', Value: 'AWS' },
          { Name: 'ManagedRuleGroup', Value: dimension },
        ],
      },
    },
  },
});
const pinned = { Version: 'Version_1.10' };

/** A rule group whose version is pinned is renewed in time. */
export const webAclPinnedVersionsWatched = control({
  id: 'WebAclPinnedVersionsWatched',
  area: 'edge',
  title: 'An alarm watches the expiry of each pinned version of a managed rule group',
  rationale: 'Once the version expires, AWS WAF refuses every change of the web ACL: just when an attack needs one.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('6.4.2')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-01', 'PR.PS-06'] },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', (webAcl) => webAcl.at('Rules').every((rule) => judgeRule(webAcl, rule))),
  remedy: 'Leave the version out, or set an alarm on DaysToExpiry of AWS/WAFV2, as StorefrontWebAcl does.',
  detect: none(
    'No managed AWS Config rule looks at the versions of rule groups; a running web ACL does not tell which alarms watch it.',
  ),
  examples: {
    compliant: [shop(pinned)],
    violating: [
      {
        faultAt: 'Rules[0].Statement.ManagedRuleGroupStatement.Version',
        ...shop(pinned, 'AWSManagedRulesSQLiRuleSet'),
      },
    ],
    unknown: [{ Parameters: { Group: { Type: 'String' } }, ...shop(pinned, { Ref: 'Group' }) }],
  },
});
