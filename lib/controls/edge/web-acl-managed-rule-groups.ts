import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';

/** "AWS Managed Rules rule groups list", AWS WAF Developer Guide. */
const BASELINE_GROUPS = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
];

const shop = (rules: unknown) => ({ Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'CLOUDFRONT', Rules: rules } });
const group = (name: unknown) => ({ Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: name } } });

/** Web ACLs hold the three managed rule groups that every shop needs. */
export const webAclManagedRuleGroups = control({
  id: 'WebAclManagedRuleGroups',
  area: 'edge',
  title: 'Web ACLs hold the IP reputation, Core and Known bad inputs rule groups',
  rationale:
    'A web ACL without them lets through cross-site scripting, file inclusion, Log4j probes and known attackers.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.1'), judged('6.4.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01'],
  },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', (webAcl) =>
    all(
      ...BASELINE_GROUPS.map((name) =>
        webAcl.at('Rules').some((rule) => {
          const statement = rule.at('Statement.ManagedRuleGroupStatement');
          return all(statement.at('VendorName').equals('AWS'), statement.at('Name').equals(name));
        }, `Rules lacks the managed rule group ${name}`),
      ),
    ),
  ),
  remedy: 'Add the managed rule groups of vendor AWS that the finding names, or use StorefrontWebAcl.',
  detect: single(),
  examples: {
    compliant: [{ Resources: { Shop: shop(BASELINE_GROUPS.map(group)) } }],
    violating: [
      { faultAt: 'Rules', Resources: { Shop: shop([]) } },
      { faultAt: 'Rules', Resources: { Shop: shop(BASELINE_GROUPS.slice(1).map(group)) } },
    ],
    unknown: [
      {
        Parameters: { Group: { Type: 'String' } },
        Resources: { Shop: shop([...BASELINE_GROUPS.slice(1), { Ref: 'Group' }].map(group)) },
      },
    ],
  },
});
