import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { referencesOf } from '../value';
import { compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { isStaffPool } from './staff-pool';
import { staffPool } from './staff-pool-example';

const POOL = 'AWS::Cognito::UserPool';
const AUTHORIZER = 'AWS::ApiGateway::Authorizer';

const arn = (pool: string) => ({ 'Fn::GetAtt': [pool, 'Arn'] });
const authorizer = (...pools: readonly unknown[]) => ({
  Resources: {
    BackOffice: { Type: AUTHORIZER, Properties: { Type: 'COGNITO_USER_POOLS', ProviderARNs: pools } },
    Staff: staffPool(),
    Shoppers: { Type: POOL, Properties: {} },
  },
});

/** Nothing takes the tokens of staff and of shoppers alike: neither an authorizer of an API nor an identity pool. */
export const staffPoolSeparate = control({
  id: 'StaffPoolSeparate',
  area: 'identity',
  title: 'Nothing that admits staff admits shoppers too',
  rationale:
    'Anybody may sign up as a shopper, and would then stand at the door of the back office with a valid token.',
  severity: 'critical',
  frameworks: { 'pci-dss-4.0.1': [judged('7.3.3')], gdpr: ['32.1.b', '32.4'], 'nist-csf-2.0': ['PR.AA-05'] },
  since: '0.1.0',
  check: each([AUTHORIZER, 'AWS::Cognito::IdentityPool'], judge),
  remedy: 'Give staff an authorizer and an identity pool of their own.',
  detect: none(
    'No managed AWS Config rule tells staff from shoppers; that a pool is for staff may stand in the metadata of the template alone.',
  ),
  examples: {
    compliant: [authorizer(arn('Staff'))],
    violating: [
      { faultAt: 'ProviderARNs', ...authorizer(arn('Staff'), arn('Shoppers')) },
      {
        faultAt: 'CognitoIdentityProviders',
        Resources: {
          Everybody: {
            Type: 'AWS::Cognito::IdentityPool',
            Properties: {
              CognitoIdentityProviders: ['Shoppers', 'Staff'].map((pool) => ({
                ProviderName: { 'Fn::GetAtt': [pool, 'ProviderName'] },
              })),
            },
          },
          Staff: staffPool(),
          Shoppers: { Type: POOL, Properties: {} },
        },
      },
    ],
    unknown: [{ Parameters: { Other: { Type: 'String' } }, ...authorizer(arn('Staff'), { Ref: 'Other' }) }],
  },
});

function judge(resource: Resource): Verdict {
  const isAuthorizer = resource.type === AUTHORIZER;
  const list = resource.at(isAuthorizer ? 'ProviderARNs' : 'CognitoIdentityProviders');
  const pools = list.items().map((item) => poolAt(isAuthorizer ? item : item.at('ProviderName')));
  const forStaff = pools.map((pool) => (pool === undefined ? undefined : isStaffPool(pool).kind === 'compliant'));
  if (!forStaff.includes(true)) return notApplicable();
  if (forStaff.includes(false))
    return violation(list.path, `${list.path} names a pool that is not for staff beside one that is`);
  return forStaff.includes(undefined) ? unknown(list.path, 'the template does not show every pool') : compliant();
}

/** The user pool that a place names, where the templates show it. */
function poolAt(place: Position): Resource | undefined {
  const named = place.values.flatMap(referencesOf).map(({ resource }) => resource);
  return named.find(({ type }) => type === POOL);
}
