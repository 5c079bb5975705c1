import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';

const SETTING = 'VisibilityConfig.CloudWatchMetricsEnabled';
const example = (CloudWatchMetricsEnabled?: unknown, Type = 'AWS::WAFv2::WebACL'): Example => ({
  Resources: {
    Shop: {
      Type,
      Properties: { Scope: 'REGIONAL', VisibilityConfig: { MetricName: 'shop', CloudWatchMetricsEnabled } },
    },
  },
});

/** An alarm can tell of an attack while it goes on. */
export const webAclMetrics = control({
  id: 'WebAclMetrics',
  area: 'edge',
  title: 'Web ACLs and their rule groups count what they block',
  rationale: 'Without metrics no alarm goes off under attack, and a rule that blocks shoppers is found by their calls.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.2'), judged('10.7.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['DE.CM-01', 'PR.PS-04'],
  },
  since: '0.1.0',
  check: each(['AWS::WAFv2::WebACL', 'AWS::WAFv2::RuleGroup'], (webAcl) => webAcl.at(SETTING).isTrue()),
  remedy: 'Set cloudWatchMetricsEnabled: true in visibilityConfig, or use StorefrontWebAcl.',
  // The managed rule WAFV2_RULEGROUP_LOGGING_ENABLED judges rule groups alone.
  detect: single(),
  examples: {
    compliant: [example(true), example('true', 'AWS::WAFv2::RuleGroup')],
    violating: [
      { faultAt: SETTING, ...example(false) },
      { faultAt: SETTING, ...example(undefined) },
      { faultAt: SETTING, ...example(false, 'AWS::WAFv2::RuleGroup') },
    ],
    unknown: [{ Parameters: { On: { Type: 'String' } }, ...example({ Ref: 'On' }) }],
  },
});
