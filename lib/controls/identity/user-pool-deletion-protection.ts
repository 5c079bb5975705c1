import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';

const pool = (properties: object) => ({
  Resources: { Shoppers: { Type: 'AWS::Cognito::UserPool', Properties: properties } },
});

/** A user pool is deleted only after its protection was lifted in a step of its own. */
export const userPoolDeletionProtection = control({
  id: 'UserPoolDeletionProtection',
  area: 'identity',
  title: 'User pools are protected from deletion',
  rationale: 'A deleted pool takes every account and password with it; there is no backup to restore.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.DS-11'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) => userPool.at('DeletionProtection').equals('ACTIVE')),
  remedy: 'Set deletionProtection: true, or use ShopperIdentity.',
  detect: [managedRule('COGNITO_USER_POOL_DELETION_PROTECTION_ENABLED')],
  examples: {
    compliant: [pool({ DeletionProtection: 'ACTIVE' })],
    violating: [
      { faultAt: 'DeletionProtection', ...pool({}) },
      { faultAt: 'DeletionProtection', ...pool({ DeletionProtection: 'INACTIVE' }) },
    ],
    unknown: [
      {
        Parameters: { Stage: { Type: 'String' } },
        Conditions: { Production: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] } },
        ...pool({ DeletionProtection: { 'Fn::If': ['Production', 'ACTIVE', 'INACTIVE'] } }),
      },
    ],
  },
});
