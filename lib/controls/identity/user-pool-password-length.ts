import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';

/** PCI DSS 4.0.1 requirement 8.3.6 asks it of staff accounts; for shoppers it is a sensible floor. */
const MINIMUM = 12;

const pool = (length?: unknown) => ({
  Resources: {
    Shoppers: {
      Type: 'AWS::Cognito::UserPool',
      Properties: length === undefined ? {} : { Policies: { PasswordPolicy: { MinimumLength: length } } },
    },
  },
});

/** Passwords of user pools have at least twelve characters; Cognito's own default is eight. */
export const userPoolPasswordLength = control({
  id: 'UserPoolPasswordLength',
  area: 'identity',
  title: 'Passwords of user pools have at least twelve characters',
  rationale: 'Short passwords are guessed, online and from leaked hashes of other sites.',
  severity: 'high',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-01'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    userPool.at('Policies.PasswordPolicy.MinimumLength').atLeast(MINIMUM),
  ),
  remedy: 'Set passwordPolicy: { minLength: 12 }, or use ShopperIdentity.',
  // The rule's defaults demand composition and short temporary passwords, of which this control says nothing.
  detect: [
    managedRule('COGNITO_USER_POOL_PASSWORD_POLICY_CHECK', {
      parameters: {
        minLength: String(MINIMUM),
        requireLowercase: 'false',
        requireUppercase: 'false',
        requireNumbers: 'false',
        requireSymbols: 'false',
        temporaryPasswordValidity: '365',
      },
    }),
  ],
  examples: {
    compliant: [pool(12), pool('15')],
    violating: [
      { faultAt: 'Policies.PasswordPolicy.MinimumLength', ...pool() },
      { faultAt: 'Policies.PasswordPolicy.MinimumLength', ...pool(8) },
    ],
    unknown: [{ Parameters: { Length: { Type: 'Number' } }, ...pool({ Ref: 'Length' }) }],
  },
});
