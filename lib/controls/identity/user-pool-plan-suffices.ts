import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, compliant, type Verdict } from '../verdict';
import { userPoolExample } from './sign-in-example';
import { offersFirstFactor } from './sign-in-factor';

/**
 * The plan has what the pool is set to do: threat protection is in Plus, and passkeys, password history and mail codes
 * are not in Lite. A pool without a plan is on Essentials ("User pool feature plans", Amazon Cognito Developer Guide).
 */
export const userPoolPlanSuffices = control({
  id: 'UserPoolPlanSuffices',
  area: 'identity',
  title: 'The feature plan of a user pool has the protections that are switched on',
  rationale: 'Cognito refuses the pool, or it stands without the protection that everybody believes in.',
  severity: 'high',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', judge),
  remedy: 'Set featurePlan: FeaturePlan.PLUS, or use ShopperIdentity.',
  detect: none(
    'No managed AWS Config rule reads the plan of a user pool; a user pool whose plan lacks a feature cannot have it.',
  ),
  examples: {
    compliant: [
      userPoolExample({ UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } }),
      userPoolExample({ Policies: { PasswordPolicy: { PasswordHistorySize: 4 } } }),
      userPoolExample({ UserPoolTier: 'LITE' }),
    ],
    violating: [
      { faultAt: 'UserPoolTier', ...userPoolExample({ UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } }) },
      {
        faultAt: 'UserPoolTier',
        ...userPoolExample({ UserPoolTier: 'ESSENTIALS', UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }),
      },
      {
        faultAt: 'UserPoolTier',
        ...userPoolExample({ UserPoolTier: 'LITE', Policies: { PasswordPolicy: { PasswordHistorySize: 4 } } }),
      },
      { faultAt: 'UserPoolTier', ...userPoolExample({ UserPoolTier: 'LITE', EnabledMfas: ['EMAIL_OTP'] }) },
    ],
    unknown: [
      {
        Parameters: { Plan: { Type: 'String' } },
        ...userPoolExample({ UserPoolTier: { Ref: 'Plan' }, UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } }),
      },
    ],
  },
});

function judge(userPool: Resource): Verdict {
  const plan = userPool.at('UserPoolTier');
  const above = plan.noneOf(['LITE']);
  const history = userPool.at('Policies.PasswordPolicy.PasswordHistorySize').or(0).atLeast(1);
  const mailCodes = userPool.at('EnabledMfas').some((factor) => factor.equals('EMAIL_OTP'), 'no mail codes');
  return all(
    compliant(),
    onlyWhere(userPool.at('UserPoolAddOns.AdvancedSecurityMode').oneOf(['AUDIT', 'ENFORCED']), plan.equals('PLUS')),
    onlyWhere(history, above),
    onlyWhere(mailCodes, above),
    onlyWhere(offersFirstFactor(userPool, 'WEB_AUTHN', 'EMAIL_OTP', 'SMS_OTP'), above),
  );
}
