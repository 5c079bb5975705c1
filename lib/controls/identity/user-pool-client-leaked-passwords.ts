import { each } from '../check';
import { control, type Example } from '../control';
import { gathered } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, any, notApplicable, type Verdict } from '../verdict';
import { isForMachines } from './app-client';
import { userPoolOf } from './staff-pool';

/** Flows in which Cognito reads the password. */
const READABLE = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH'];

const example = (flows: unknown, mode = 'ENFORCED'): Example => ({
  Resources: {
    Web: {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: { UserPoolId: { Ref: 'Shoppers' }, ExplicitAuthFlows: flows },
    },
    Shoppers: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolAddOns: { AdvancedSecurityMode: mode } } },
  },
});

/**
 * Where threat protection looks for leaked passwords, it sees them: with Secure Remote Password (SRP) alone nothing
 * reaches it ("Working with compromised-credentials detection", Amazon Cognito Developer Guide). Pools without threat
 * protection and clients without passwords are not applicable.
 */
export const userPoolClientLeakedPasswords = control({
  id: 'UserPoolClientLeakedPasswords',
  area: 'identity',
  title: 'App clients use a sign-in flow in which leaked passwords are noticed',
  rationale: 'The check that the shop pays for never runs, and stuffed passwords get in.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03', 'DE.CM-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', judge),
  remedy: 'Set authFlows: { user: true, userPassword: true }, or use the clients of ShopperIdentity.',
  detect: gathered('user-pool'),
  examples: {
    compliant: [example(['ALLOW_USER_PASSWORD_AUTH']), example(['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH'])],
    violating: [
      { faultAt: 'ExplicitAuthFlows', ...example(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']) },
      { faultAt: 'ExplicitAuthFlows', ...example(['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']) },
    ],
    unknown: [{ Parameters: { Flows: { Type: 'CommaDelimitedList' } }, ...example({ Ref: 'Flows' }) }],
  },
});

function judge(app: Resource): Verdict {
  const mode = userPoolOf(app)?.at('UserPoolAddOns.AdvancedSecurityMode');
  if (mode === undefined || isForMachines(app)) return notApplicable();
  const flows = app.at('ExplicitAuthFlows');
  const seen = flows.some(
    (flow) => flow.oneOf(READABLE),
    `${flows.path} offers passwords by SRP only, which the check cannot read; expected ${READABLE.join(' or ')}`,
  );
  // Without a list SRP is open.
  const passwords = any(
    flows.some((flow) => flow.oneOf(['ALLOW_USER_SRP_AUTH', ...READABLE]), 'no passwords'),
    flows.absent(),
  );
  return onlyWhere(all(mode.equals('ENFORCED'), passwords), seen);
}
