import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { onlyWhere } from '../only-where';
import { isStaffPool } from './staff-pool';
import { staffPoolExample, taggedPoolExample } from './staff-pool-example';

const admins = (alone: unknown) => ({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: alone } });

/** Accounts of staff are made by an administrator, also beside an identity provider. Unset, everybody may sign up. */
export const staffPoolNoSelfSignUp = control({
  id: 'StaffPoolNoSelfSignUp',
  area: 'identity',
  title: 'Nobody signs up for the user pools of staff',
  rationale: 'Whoever finds the address of the back office makes an account there, with all that its tokens open.',
  severity: 'high',
  frameworks: { gdpr: ['32.1.b', '32.4'], 'nist-csf-2.0': ['PR.AA-01'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    onlyWhere(isStaffPool(userPool), userPool.at('AdminCreateUserConfig.AllowAdminCreateUserOnly').isTrue()),
  ),
  remedy: 'Set selfSignUpEnabled: false, or use StaffIdentity.',
  detect: none(
    'No managed AWS Config rule reads who may sign up to a user pool; that a pool is for staff may stand in the metadata of the template alone.',
  ),
  examples: {
    compliant: [staffPoolExample(admins(true)), taggedPoolExample(admins('true'))],
    violating: [
      { faultAt: 'AdminCreateUserConfig.AllowAdminCreateUserOnly', ...staffPoolExample() },
      { faultAt: 'AdminCreateUserConfig.AllowAdminCreateUserOnly', ...taggedPoolExample(admins(false)) },
    ],
    unknown: [{ Parameters: { Closed: { Type: 'String' } }, ...staffPoolExample(admins({ Ref: 'Closed' })) }],
  },
});
