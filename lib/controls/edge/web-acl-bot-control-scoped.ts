import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { groupStatement, runsGroup } from './web-acl-rule';

const shop = (settings: object, name: unknown = 'AWSManagedRulesBotControlRuleSet') => ({
  Resources: {
    Shop: {
      Type: 'AWS::WAFv2::WebACL',
      Properties: {
        Rules: [{ Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: name, ...settings } } }],
      },
    },
  },
});
const checkout = { ByteMatchStatement: { SearchString: '/checkout' } };

/** Bot Control looks at what bots are after. */
export const webAclBotControlScoped = control({
  id: 'WebAclBotControlScoped',
  area: 'edge',
  title: 'Bot Control looks at some requests only, not at every image',
  rationale: 'Bot Control is paid by the request: unscoped, a flood on static files is a bill, and it is then removed.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('6.4.2')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['DE.CM-01'] },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', (webAcl) =>
    webAcl.at('Rules').every((rule) => {
      const isBotControl = runsGroup(rule, 'AWSManagedRulesBotControlRuleSet');
      return onlyWhere(isBotControl, groupStatement(rule).at('ScopeDownStatement').present());
    }),
  ),
  remedy: 'Give the rule group a scopeDownStatement, such as the paths of cart and checkout, or use StorefrontWebAcl.',
  detect: single(),
  examples: {
    compliant: [shop({ ScopeDownStatement: checkout })],
    violating: [{ faultAt: 'Rules[0].Statement.ManagedRuleGroupStatement.ScopeDownStatement', ...shop({}) }],
    unknown: [{ Parameters: { Group: { Type: 'String' } }, ...shop({}, { Ref: 'Group' }) }],
  },
});
