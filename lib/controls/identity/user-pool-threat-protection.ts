import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';

const pool = (properties: object) => ({
  Resources: { Shoppers: { Type: 'AWS::Cognito::UserPool', Properties: properties } },
});

/** Threat protection acts on risky sign-ins. `AUDIT` only counts them; the plan alone switches nothing on. */
export const userPoolThreatProtection = control({
  id: 'UserPoolThreatProtection',
  area: 'identity',
  title: 'User pools enforce threat protection',
  rationale: 'Without it lists of leaked passwords are tried against the shop unseen.',
  severity: 'high',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['DE.CM-03', 'PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    userPool.at('UserPoolAddOns.AdvancedSecurityMode').equals('ENFORCED'),
  ),
  remedy:
    'Set featurePlan: FeaturePlan.PLUS and standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION, or use ShopperIdentity.',
  detect: [managedRule('COGNITO_USER_POOL_ADVANCED_SECURITY_ENABLED', { parameters: { SecurityMode: 'ENFORCED' } })],
  examples: {
    compliant: [pool({ UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } })],
    violating: [
      { faultAt: 'UserPoolAddOns.AdvancedSecurityMode', ...pool({ UserPoolTier: 'PLUS' }) },
      {
        faultAt: 'UserPoolAddOns.AdvancedSecurityMode',
        ...pool({ UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }),
      },
    ],
    unknown: [
      {
        Parameters: { Mode: { Type: 'String', AllowedValues: ['AUDIT', 'ENFORCED'] } },
        ...pool({ UserPoolAddOns: { AdvancedSecurityMode: { Ref: 'Mode' } } }),
      },
    ],
  },
});
