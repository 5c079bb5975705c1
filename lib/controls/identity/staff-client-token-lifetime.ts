import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import type { Resource } from '../resource';
import { all, notApplicable, type Verdict } from '../verdict';
import { isForMachines } from './app-client';
import { whereStaffClient } from './staff-pool';
import { staffClientExample } from './staff-pool-example';
import { accessTokenLasts, idTokenLasts, refreshTokenLasts } from './token-lifetime';

const lifetimes = (access: unknown, id: unknown, refresh: unknown) =>
  staffClientExample({
    AccessTokenValidity: access,
    IdTokenValidity: id,
    RefreshTokenValidity: refresh,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
  });

/**
 * Tokens of staff last fifteen minutes, and refresh tokens an hour, the shortest that Cognito knows ("Refresh tokens",
 * Amazon Cognito Developer Guide). That ends no idle session by itself (PCI DSS 4.0.1, 8.2.8): the application must.
 */
export const staffClientTokenLifetime = control({
  id: 'StaffClientTokenLifetime',
  area: 'identity',
  title: 'Tokens of staff last fifteen minutes, and refresh tokens an hour',
  rationale: 'Whoever leaves the desk, or the shop, keeps the back office open for as long as the tokens last.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b', '32.4'], 'nist-csf-2.0': ['PR.AA-04'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolClient', judge),
  remedy:
    'Set accessTokenValidity and idTokenValidity to 15 minutes and refreshTokenValidity to 60, or use the clients of StaffIdentity.',
  detect: none(
    'No managed AWS Config rule judges app clients of user pools; that a pool is for staff may stand in the metadata of the template alone.',
  ),
  examples: {
    compliant: [lifetimes(15, 15, 60), lifetimes('5', '5', '60')],
    violating: [
      { faultAt: 'AccessTokenValidity', ...staffClientExample() },
      { faultAt: 'AccessTokenValidity', ...lifetimes(60, 15, 60) },
      { faultAt: 'IdTokenValidity', ...lifetimes(15, 30, 60) },
      { faultAt: 'RefreshTokenValidity', ...lifetimes(15, 15, 480) },
    ],
    unknown: [{ Parameters: { Minutes: { Type: 'Number' } }, ...lifetimes({ Ref: 'Minutes' }, 15, 60) }],
  },
});

function judge(app: Resource): Verdict {
  if (isForMachines(app)) return notApplicable();
  const short = all(
    accessTokenLasts(app, 15, '15 minutes'),
    idTokenLasts(app, 15, '15 minutes'),
    refreshTokenLasts(app, 60, '60 minutes'),
  );
  return whereStaffClient(app, short);
}
