import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { onlyWhere } from '../only-where';
import { userPoolExample } from './sign-in-example';

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:challenge';

const custom = (addOns: object) =>
  userPoolExample({ LambdaConfig: { DefineAuthChallenge: FUNCTION }, UserPoolAddOns: addOns });

/** Sign-in that the shop's own functions decide is judged by threat protection too, which has a switch for it. */
export const userPoolCustomAuthProtected = control({
  id: 'UserPoolCustomAuthProtected',
  area: 'identity',
  title: 'Threat protection is enforced for custom sign-in too',
  rationale: 'The mode for standard sign-in does not reach custom challenges, so attackers take that way in.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-03', 'DE.CM-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    onlyWhere(
      userPool.at('LambdaConfig.DefineAuthChallenge').present(),
      userPool.at('UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode').equals('ENFORCED'),
    ),
  ),
  remedy: 'Set customThreatProtectionMode: CustomThreatProtectionMode.FULL_FUNCTION.',
  detect: single(),
  examples: {
    compliant: [
      custom({ AdvancedSecurityMode: 'ENFORCED', AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'ENFORCED' } }),
    ],
    violating: [
      {
        faultAt: 'UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode',
        ...custom({ AdvancedSecurityMode: 'ENFORCED' }),
      },
      {
        faultAt: 'UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode',
        ...custom({ AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'AUDIT' } }),
      },
    ],
    unknown: [
      {
        Parameters: { Mode: { Type: 'String' } },
        ...custom({ AdvancedSecurityAdditionalFlows: { CustomAuthMode: { Ref: 'Mode' } } }),
      },
    ],
  },
});
