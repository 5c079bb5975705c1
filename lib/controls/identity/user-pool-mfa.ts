import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';

const pool = (properties: object) => ({
  Resources: { Shoppers: { Type: 'AWS::Cognito::UserPool', Properties: properties } },
});

/** User pools ask for a second factor: always, or whenever threat protection finds a sign-in risky. */
export const userPoolMfa = control({
  id: 'UserPoolMfa',
  area: 'identity',
  title: 'User pools ask for a second factor, always or when a sign-in is risky',
  rationale: 'A phished or reused password alone opens the account with its addresses, orders and stored payment.',
  severity: 'critical',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', judge),
  remedy:
    'Set mfa: Mfa.REQUIRED; or Mfa.OPTIONAL with featurePlan PLUS and standardThreatProtectionMode FULL_FUNCTION; or use ShopperIdentity.',
  detect: [managedRule('COGNITO_USER_POOL_MFA_ENABLED')],
  examples: {
    compliant: [
      pool({ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] }),
      pool({
        MfaConfiguration: 'OPTIONAL',
        UserPoolTier: 'PLUS',
        UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      }),
    ],
    violating: [
      { faultAt: 'MfaConfiguration', ...pool({}) },
      { faultAt: 'MfaConfiguration', ...pool({ MfaConfiguration: 'OFF' }) },
      { faultAt: 'MfaConfiguration', ...pool({ MfaConfiguration: 'OPTIONAL', UserPoolTier: 'PLUS' }) },
    ],
    unknown: [
      { Parameters: { Mfa: { Type: 'String' } }, ...pool({ MfaConfiguration: { Ref: 'Mfa' } }) },
      {
        Parameters: { Tier: { Type: 'String' } },
        ...pool({
          MfaConfiguration: 'OPTIONAL',
          UserPoolTier: { Ref: 'Tier' },
          UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
        }),
      },
    ],
  },
});

function judge(userPool: Resource): Verdict {
  const mfa = userPool.at('MfaConfiguration');
  const adaptive = all(
    userPool.at('UserPoolTier').equals('PLUS'),
    userPool.at('UserPoolAddOns.AdvancedSecurityMode').equals('ENFORCED'),
  );
  const asks = mfa.satisfies(
    (mode) => mode === 'ON' || (mode === 'OPTIONAL' && adaptive.kind !== 'violation'),
    '"ON", or "OPTIONAL" with UserPoolTier PLUS and AdvancedSecurityMode ENFORCED',
  );
  const restsOnAdaptive = asks.kind === 'compliant' && mfa.equals('ON').kind !== 'compliant';
  return restsOnAdaptive ? adaptive : asks;
}
