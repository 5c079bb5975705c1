import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';
import { userPoolExample } from './sign-in-example';

const DAYS = 7;

const policy = (days: unknown) =>
  userPoolExample({ Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: days } } });

/**
 * An invitation that nobody took up runs out within a week, which is also Cognito's default, for 0 as well
 * ("PasswordPolicyType", Amazon Cognito API Reference).
 */
export const userPoolTemporaryPasswords = control({
  id: 'UserPoolTemporaryPasswords',
  area: 'identity',
  title: 'Temporary passwords run out within seven days',
  rationale: 'The password of an unanswered invitation lies in a mail box, and opens the account to whoever finds it.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-01'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', judge),
  remedy: 'Set passwordPolicy: { tempPasswordValidity: Duration.days(1) }, or use ShopperIdentity.',
  // COGNITO_USER_POOL_PASSWORD_POLICY_CHECK judges it too, with length and composition, which have their own controls.
  detect: single(),
  examples: {
    compliant: [userPoolExample(), policy(1), policy('7')],
    violating: [
      { faultAt: 'Policies.PasswordPolicy.TemporaryPasswordValidityDays', ...policy(30) },
      {
        faultAt: 'AdminCreateUserConfig.UnusedAccountValidityDays',
        ...userPoolExample({ AdminCreateUserConfig: { UnusedAccountValidityDays: 90 } }),
      },
    ],
    unknown: [{ Parameters: { Days: { Type: 'Number' } }, ...policy({ Ref: 'Days' }) }],
  },
});

/** The second is the old name of the first. */
function judge(userPool: Resource): Verdict {
  return all(
    userPool.at('Policies.PasswordPolicy.TemporaryPasswordValidityDays').or(DAYS).atMost(DAYS),
    userPool.at('AdminCreateUserConfig.UnusedAccountValidityDays').or(DAYS).atMost(DAYS),
  );
}
