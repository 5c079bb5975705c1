import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { onlyWhere } from '../only-where';
import { userPoolExample } from './sign-in-example';

/** Four is what PCI DSS 4.0.1 requirement 8.3.7 asks for staff; for shoppers it is a sensible floor. */
const REMEMBERED = 4;

const policy = (size: unknown) => userPoolExample({ Policies: { PasswordPolicy: { PasswordHistorySize: size } } });

/** A new password is a new one. The Lite plan remembers none and is not applicable. */
export const userPoolPasswordHistory = control({
  id: 'UserPoolPasswordHistory',
  area: 'identity',
  title: 'User pools refuse the last four passwords',
  rationale: 'After a leak a shopper is made to choose anew, and chooses the leaked password again.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-01'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    onlyWhere(
      userPool.at('UserPoolTier').noneOf(['LITE']),
      userPool.at('Policies.PasswordPolicy.PasswordHistorySize').atLeast(REMEMBERED),
    ),
  ),
  remedy: 'Set passwordPolicy: { passwordHistorySize: 4 }, or use ShopperIdentity.',
  detect: single(),
  examples: {
    compliant: [policy(4), policy('24')],
    violating: [
      { faultAt: 'Policies.PasswordPolicy.PasswordHistorySize', ...userPoolExample() },
      { faultAt: 'Policies.PasswordPolicy.PasswordHistorySize', ...policy(1) },
    ],
    unknown: [{ Parameters: { Size: { Type: 'Number' } }, ...policy({ Ref: 'Size' }) }],
  },
});
