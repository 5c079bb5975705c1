import { certainText } from '../certain-value';
import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { WEB_ACL_METADATA } from '../template-metadata';
import { all, notApplicable, unknown, type Verdict } from '../verdict';
import { groupStatement } from './web-acl-rule';

/** The path that a fraud control group guards, and the name that the web ACL's metadata gives to such paths. */
const GUARDED = [
  { setting: 'AWSManagedRulesATPRuleSet.LoginPath', name: 'login' },
  { setting: 'AWSManagedRulesACFPRuleSet.CreationPath', name: 'registration' },
  { setting: 'AWSManagedRulesACFPRuleSet.RegistrationPagePath', name: 'registration' },
];

function judgeRule(webAcl: Resource, rule: Position): Verdict {
  return groupStatement(rule)
    .at('ManagedRuleGroupConfigs')
    .every((config) => all(...GUARDED.map(({ setting, name }) => judgePath(webAcl, config.at(setting), name))));
}

function judgePath(webAcl: Resource, path: Position, name: string): Verdict {
  const named = webAcl.metadata(WEB_ACL_METADATA).at('paths').property(name);
  if (path.absent().kind === 'compliant' || named.absent().kind === 'compliant') return notApplicable();
  const prefixes = named.items().map(certainText);
  if (prefixes.includes(undefined)) return unknown(named.path, 'the template does not tell the paths');
  const known = prefixes.flatMap((prefix) => prefix?.toLowerCase() ?? []);
  return path.satisfies(
    (value) => known.some((prefix) => String(value).toLowerCase().startsWith(prefix)),
    `a path under ${known.join(' or ')}, which the shop names for ${name}`,
  );
}

const shop = (login: unknown, paths: object) => ({
  Resources: {
    Shop: {
      Type: 'AWS::WAFv2::WebACL',
      Metadata: { [WEB_ACL_METADATA]: { rollouts: [], paths } },
      Properties: {
        Rules: [
          {
            Statement: {
              ManagedRuleGroupStatement: {
                VendorName: 'AWS',
                Name: 'AWSManagedRulesATPRuleSet',
                ManagedRuleGroupConfigs: [{ AWSManagedRulesATPRuleSet: { LoginPath: login } }],
              },
            },
          },
        ],
      },
    },
  },
});

/** Fraud control looks where shoppers sign in and register. */
export const webAclFraudControlPaths = control({
  id: 'WebAclFraudControlPaths',
  area: 'edge',
  title: 'Fraud control guards the paths that the shop names for sign-in and registration',
  rationale: 'On a path that the shop does not have, fraud control costs a fee and sees no sign-in.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('6.4.2')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['DE.CM-01', 'PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', (webAcl) => webAcl.at('Rules').every((rule) => judgeRule(webAcl, rule))),
  remedy: 'Let StorefrontWebAcl set the paths of fraud control, or name the same paths in both places.',
  detect: none(
    'AWS Config does not know where the shop signs its shoppers in; that stands in the metadata of the template.',
  ),
  examples: {
    compliant: [shop('/login/password', { login: ['/login'] })],
    violating: [
      {
        faultAt:
          'Rules[0].Statement.ManagedRuleGroupStatement.ManagedRuleGroupConfigs[0].AWSManagedRulesATPRuleSet.LoginPath',
        ...shop('/signin', { login: ['/login'] }),
      },
    ],
    unknown: [{ Parameters: { Path: { Type: 'String' } }, ...shop({ Ref: 'Path' }, { login: ['/login'] }) }],
  },
});
