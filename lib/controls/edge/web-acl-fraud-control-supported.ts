import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, type Verdict, violation } from '../verdict';
import { guardsUserPool } from './user-pool-association';
import { groupStatement, runsGroup } from './web-acl-rule';

/** Account takeover prevention (ATP) and account creation fraud prevention (ACFP). */
const FRAUD_GROUPS = ['AWSManagedRulesATPRuleSet', 'AWSManagedRulesACFPRuleSet'];

function judgeRule(webAcl: Resource, rule: Position): Verdict {
  return all(
    ...FRAUD_GROUPS.map((group) => {
      const runs = runsGroup(rule, group);
      return onlyWhere(runs, all(compliant(), notOnUserPool(webAcl, rule, group), inspection(webAcl, rule, group)));
    }),
  );
}

/** "Associating an AWS WAF web ACL with a user pool", Amazon Cognito Developer Guide. */
function notOnUserPool(webAcl: Resource, rule: Position, group: string): Verdict {
  const guards = guardsUserPool(webAcl);
  return onlyWhere(guards, violation(rule.path, `${group} stands before a user pool, where AWS WAF refuses it`));
}

/** "AWS WAF Fraud Control account takeover prevention (ATP) rule group", AWS WAF Developer Guide. */
function inspection(webAcl: Resource, rule: Position, group: string): Verdict {
  const regional = webAcl.at('Scope').noneOf(['CLOUDFRONT']);
  return groupStatement(rule)
    .at('ManagedRuleGroupConfigs')
    .every((config) => {
      const { path, values } = config.at(`${group}.ResponseInspection`);
      if (values.every(({ kind }) => kind === 'absent')) return notApplicable();
      return onlyWhere(regional, violation(path, `${group} reads responses, which AWS WAF offers on CloudFront only`));
    });
}

const shop = (scope: unknown, settings: object, others: Record<string, object> = {}) => ({
  Resources: {
    Shop: {
      Type: 'AWS::WAFv2::WebACL',
      Properties: {
        Scope: scope,
        Rules: [
          {
            Statement: {
              ManagedRuleGroupStatement: {
                VendorName: 'AWS',
                Name: 'AWSManagedRulesATPRuleSet',
                ManagedRuleGroupConfigs: [{ AWSManagedRulesATPRuleSet: { LoginPath: '/login', ...settings } }],
              },
            },
          },
        ],
      },
    },
    ...others,
  },
});
const inspected = { ResponseInspection: { StatusCode: { SuccessCodes: [200], FailureCodes: [401] } } };
const before = (resource: unknown) => ({
  Guard: {
    Type: 'AWS::WAFv2::WebACLAssociation',
    Properties: { WebACLArn: { 'Fn::GetAtt': ['Shop', 'Arn'] }, ResourceArn: resource },
  },
});
const pool = { Shoppers: { Type: 'AWS::Cognito::UserPool' } };

const faultAt =
  'Rules[0].Statement.ManagedRuleGroupStatement.ManagedRuleGroupConfigs[0].AWSManagedRulesATPRuleSet.ResponseInspection';

/** Fraud control stands where AWS WAF can run it. */
export const webAclFraudControlSupported = control({
  id: 'WebAclFraudControlSupported',
  area: 'edge',
  title: 'Fraud control does not stand before user pools, and reads responses on CloudFront only',
  rationale: 'AWS WAF refuses the combination in the middle of a deployment, and sign-in stays without the protection.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('6.4.2')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['DE.CM-01', 'PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::WAFv2::WebACL', (webAcl) => webAcl.at('Rules').every((rule) => judgeRule(webAcl, rule))),
  remedy:
    "Keep ATP and ACFP on the distribution's web ACL; before a user pool use rate limits, as UserPoolWebAcl does.",
  detect: none(
    'No managed AWS Config rule looks at the settings of fraud control; a web ACL that AWS WAF refuses is never deployed.',
  ),
  examples: {
    compliant: [
      shop('CLOUDFRONT', inspected),
      shop(
        'REGIONAL',
        {},
        before('arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188'),
      ),
    ],
    violating: [
      { faultAt, ...shop('REGIONAL', inspected) },
      { faultAt: 'Rules[0]', ...shop('REGIONAL', {}, { ...before({ 'Fn::GetAtt': ['Shoppers', 'Arn'] }), ...pool }) },
      {
        faultAt: 'Rules[0]',
        ...shop('REGIONAL', {}, before('arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI')),
      },
    ],
    unknown: [
      { Parameters: { Guarded: { Type: 'String' } }, ...shop('REGIONAL', {}, before({ Ref: 'Guarded' })) },
      { Parameters: { Scope: { Type: 'String' } }, ...shop({ Ref: 'Scope' }, inspected) },
    ],
  },
});
