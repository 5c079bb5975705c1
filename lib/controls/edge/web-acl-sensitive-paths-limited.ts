import { certainText } from '../certain-value';
import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { WEB_ACL_METADATA } from '../template-metadata';
import { all, any, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { pathMentioned } from './path-mentioned';
import { enforces } from './web-acl-rule';

/** Where abuse goes first, by the names that the web ACL's metadata gives them. */
const SENSITIVE = ['login', 'registration', 'passwordReset', 'checkout', 'giftCard', 'search'];

function judgeWebAcl(webAcl: Resource): Verdict {
  const paths = webAcl.metadata(WEB_ACL_METADATA).at('paths');
  return all(
    ...SENSITIVE.map((name) =>
      paths.property(name).every((prefix) => {
        const path = certainText(prefix);
        return path === undefined
          ? unknown(prefix.path, 'the template does not tell the path')
          : judgePath(webAcl, name, path);
      }),
    ),
  );
}

function judgePath(webAcl: Resource, name: string, path: string): Verdict {
  const rules = webAcl.at('Rules');
  return rules.some(
    (rule) => any(limits(webAcl, rule, path), inGroup(webAcl, rule, path)),
    `no rate-based rule that acts speaks of ${path} (${name})`,
  );
}

function limits(webAcl: Resource, rule: Position, path: string): Verdict {
  const rate = rule.at('Statement.RateBasedStatement');
  const absent = rate.present();
  if (absent.kind === 'violation') return absent;
  const acts = any(enforces(rule), isRolledOut(webAcl, rule));
  return all(acts, pathMentioned(webAcl.at('Rules'), rate.at('ScopeDownStatement'), path));
}

/** A rollout has an end, to which WebAclRolloutsEnforced holds the rule. */
function isRolledOut(webAcl: Resource, rule: Position): Verdict {
  const name = certainText(rule.at('Name'));
  const rollouts = webAcl.metadata(WEB_ACL_METADATA).at('rollouts').items();
  const found = rollouts.some((rollout) => name !== undefined && certainText(rollout.at('rule')) === name);
  return found ? compliant() : violation(rule.path, 'it has no rollout');
}

/** A rule group of one's own may hold the rate-based rule. */
function inGroup(webAcl: Resource, rule: Position, path: string): Verdict {
  const arn = rule.at('Statement.RuleGroupReferenceStatement.Arn');
  const target = arn.target();
  if (target.kind === 'absent') return notApplicable();
  const group = target.kind === 'reference' ? target.reference.resource : undefined;
  if (group?.type !== 'AWS::WAFv2::RuleGroup') return unknown(arn.path, 'the rule group is not in the templates');
  return group.at('Rules').some((inner) => limits(webAcl, inner, path), 'the rule group has no such rule');
}

const shop = (paths: object, ...rules: readonly object[]): Example => rolledOut([], paths, ...rules);
const rolledOut = (rollouts: readonly object[], paths: object, ...rules: readonly object[]): Example => ({
  Resources: {
    Shop: {
      Type: 'AWS::WAFv2::WebACL',
      Metadata: { [WEB_ACL_METADATA]: { rollouts, paths } },
      Properties: { Rules: rules },
    },
  },
});
const rate = (statement: object | undefined, action: object = { Block: {} }) => ({
  Name: 'Rate',
  Action: action,
  Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 100, ScopeDownStatement: statement } },
});
const startsWith = (text: unknown) => ({
  ByteMatchStatement: { FieldToMatch: { UriPath: {} }, PositionalConstraint: 'STARTS_WITH', SearchString: text },
});
const pattern = { RegexMatchStatement: { FieldToMatch: { UriPath: {} }, RegexString: '^\\/(login|gift-cards)' } };
const login = { login: ['/login'] };

/** Each path that abuse goes to first has a rate limit of its own. */
export const webAclSensitivePathsLimited = control({
  id: 'WebAclSensitivePathsLimited',
  area: 'edge',
  title: 'The paths that a web ACL names for sign-in, payment, gift cards and search each have a rate limit',
  rationale:
    'The limit for the whole shop is thousands of requests: room enough to test stolen cards or passwords one by one.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('6.4.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'PR.IR-04'],
  },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', judgeWebAcl),
  remedy:
    'Let StorefrontWebAcl make the rate rules of its paths, or scope a blocking rate-based rule down to the path.',
  detect: none(
    'AWS Config does not know which paths of the shop are sensitive; that stands in the metadata of the template.',
  ),
  examples: {
    compliant: [
      shop(login, rate(startsWith('/login'))),
      shop({ login: ['/login'], giftCard: ['/gift-cards'] }, rate(pattern, { Challenge: {} })),
      rolledOut([{ rule: 'Rate', enforceFrom: '2099-12-31' }], login, rate(startsWith('/login'), { Count: {} })),
    ],
    violating: [
      { faultAt: 'Rules', ...shop(login, rate(undefined)) },
      { faultAt: 'Rules', ...shop(login, rate(startsWith('/login'), { Count: {} })) },
      { faultAt: 'Rules', ...shop(login, rate({ NotStatement: { Statement: startsWith('/login') } })) },
      { faultAt: 'Rules', ...shop({ ...login, checkout: ['/checkout'] }, rate(startsWith('/login'))) },
    ],
    unknown: [
      { Parameters: { Path: { Type: 'String' } }, ...shop(login, rate(startsWith({ Ref: 'Path' }))) },
      shop(login, { Statement: { RuleGroupReferenceStatement: { Arn: { 'Fn::ImportValue': 'Limits' } } } }),
    ],
  },
});
