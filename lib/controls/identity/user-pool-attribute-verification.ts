import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import type { Verdict } from '../verdict';

const pool = (verifiedFirst?: unknown) => ({
  Resources: {
    Shoppers: {
      Type: 'AWS::Cognito::UserPool',
      Properties: {
        AutoVerifiedAttributes: ['email'],
        ...(verifiedFirst !== undefined && {
          UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: verifiedFirst },
        }),
      },
    },
  },
});

/** The old e-mail address counts until the new one is verified. Pools that verify no addresses are not applicable. */
export const userPoolAttributeVerification = control({
  id: 'UserPoolAttributeVerification',
  area: 'identity',
  title: 'A changed e-mail address counts only once it is verified',
  rationale:
    'Who sits at an open session for a minute enters an address of their own, resets the password, and the account is theirs.',
  severity: 'medium',
  frameworks: { gdpr: ['5.1.d', '32.1.b'], 'nist-csf-2.0': ['PR.AA-01'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', judge),
  remedy: 'Set keepOriginal: { email: true }, or use ShopperIdentity.',
  detect: single(),
  examples: {
    compliant: [pool(['email'])],
    violating: [
      { faultAt: 'UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate', ...pool() },
      { faultAt: 'UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate', ...pool(['phone_number']) },
    ],
    unknown: [{ Parameters: { Kept: { Type: 'CommaDelimitedList' } }, ...pool({ Ref: 'Kept' }) }],
  },
});

function judge(userPool: Resource): Verdict {
  const kept = userPool.at('UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate');
  return onlyWhere(
    userPool.at('AutoVerifiedAttributes').some((attribute) => attribute.equals('email'), 'e-mail is not verified'),
    kept.some((attribute) => attribute.equals('email'), `${kept.path} does not list email`),
  );
}
