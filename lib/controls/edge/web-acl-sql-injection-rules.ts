import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, notApplicable, type Verdict } from '../verdict';
import { guardsUserPool } from './user-pool-association';
import { runsGroup } from './web-acl-rule';
import { someLeaf } from './web-acl-statement';

/** Databases that speak SQL: those that a template can hold. */
const SQL_STORES = ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance', 'AWS::DSQL::Cluster', 'AWS::Redshift::Cluster'];

function judgeWebAcl(webAcl: Resource): Verdict {
  const { set } = webAcl.template;
  if (SQL_STORES.every((type) => set.ofType(type).length === 0)) return notApplicable();
  if (guardsUserPool(webAcl).kind === 'compliant') return notApplicable();
  return webAcl
    .at('Rules')
    .some(
      (rule) => any(enforcedGroup(rule), blocksInjection(rule)),
      'Rules lacks the managed rule group AWSManagedRulesSQLiRuleSet, and the templates hold an SQL database',
    );
}

function enforcedGroup(rule: Position): Verdict {
  return all(runsGroup(rule, 'AWSManagedRulesSQLiRuleSet'), rule.at('OverrideAction.Count').absent());
}

function blocksInjection(rule: Position): Verdict {
  return all(
    rule.at('Action.Block').present(),
    someLeaf(rule.at('Statement'), (leaf) => leaf.at('SqliMatchStatement').present(), 'it looks for no SQL'),
  );
}

const shop = (...rules: readonly object[]) => ({
  Resources: {
    Shop: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: rules } },
    Orders: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-postgresql' } },
  },
});
const group = (name: unknown) => ({ Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: name } } });

/** What reaches an SQL database was looked through for SQL. */
export const webAclSqlInjectionRules = control({
  id: 'WebAclSqlInjectionRules',
  area: 'edge',
  title: 'Web ACLs before a shop with an SQL database look for SQL injection',
  rationale: 'One search field that puts its text into a query gives away the whole customer table.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.2.4'), judged('6.4.1'), judged('6.4.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01'],
  },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', judgeWebAcl),
  remedy: 'Add the managed rule group AWSManagedRulesSQLiRuleSet, or set sqlStore: true on StorefrontWebAcl.',
  detect: none(
    'No managed AWS Config rule tells which rule groups a web ACL holds; a running web ACL does not tell whether an SQL database stands behind it.',
  ),
  examples: {
    compliant: [
      shop(group('AWSManagedRulesSQLiRuleSet')),
      shop({ Action: { Block: {} }, Statement: { SqliMatchStatement: { FieldToMatch: { AllQueryArguments: {} } } } }),
    ],
    violating: [
      { faultAt: 'Rules', ...shop(group('AWSManagedRulesCommonRuleSet')) },
      { faultAt: 'Rules', ...shop({ ...group('AWSManagedRulesSQLiRuleSet'), OverrideAction: { Count: {} } }) },
    ],
    unknown: [{ Parameters: { Group: { Type: 'String' } }, ...shop(group({ Ref: 'Group' })) }],
  },
});
