import { each } from '../check';
import { control, type Example } from '../control';
import { gathered } from '../detect';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { all, any, type Verdict, violation } from '../verdict';
import { blocksLeakedPasswords, RISK_CONFIGURATION } from './risk-configuration';

/** NIST SP 800-63B-4, section 3.1.1.2: fifteen characters where the password is the only factor, and no composition rules. */
const LONG = 15;
const POLICY = 'Policies.PasswordPolicy';
const RULES = ['RequireLowercase', 'RequireUppercase', 'RequireNumbers', 'RequireSymbols'];
const ALL_RULES = Object.fromEntries(RULES.map((rule) => [rule, true]));

const example = (policy: object, leakedPasswords?: string): Example => ({
  Resources: {
    Shoppers: { Type: 'AWS::Cognito::UserPool', Properties: { Policies: { PasswordPolicy: policy } } },
    ...(leakedPasswords !== undefined && {
      Risk: {
        Type: RISK_CONFIGURATION,
        Properties: {
          UserPoolId: { Ref: 'Shoppers' },
          ClientId: 'ALL',
          CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: leakedPasswords } },
        },
      },
    }),
  },
});

/**
 * Passwords are mixed of all kinds of characters, or long and checked against leaks, which is the better way. A pool
 * without a policy has Cognito's, with all rules.
 */
export const userPoolPasswordComposition = control({
  id: 'UserPoolPasswordComposition',
  area: 'identity',
  title: 'Passwords without composition rules are long and checked against leaks',
  rationale: 'Rules that are merely switched off leave twelve letters of the alphabet as a good password.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-01'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', judge),
  remedy:
    'Require lower and upper case, digits and symbols; or set minLength: 15 and block compromised credentials in a CfnUserPoolRiskConfigurationAttachment; or use ShopperIdentity.',
  detect: gathered('user-pool-risk-configuration'),
  examples: {
    compliant: [
      example({ MinimumLength: 12, ...ALL_RULES }),
      example({ MinimumLength: 15, RequireSymbols: false }, 'BLOCK'),
    ],
    violating: [
      { faultAt: `${POLICY}.MinimumLength`, ...example({ MinimumLength: 12 }, 'BLOCK') },
      { faultAt: POLICY, ...example({ MinimumLength: 15 }) },
      { faultAt: POLICY, ...example({ MinimumLength: 15 }, 'NO_ACTION') },
    ],
    unknown: [
      {
        Parameters: { Symbols: { Type: 'String' } },
        ...example({ MinimumLength: 12, ...ALL_RULES, RequireSymbols: { Ref: 'Symbols' } }),
      },
    ],
  },
});

function judge(userPool: Resource): Verdict {
  const policy = userPool.at(POLICY);
  const composed = all(...RULES.map((rule) => policy.at(rule).isTrue()));
  const checked = someRelated(
    userPool.relatedBy(RISK_CONFIGURATION, 'UserPoolId'),
    blocksLeakedPasswords,
    violation(POLICY, 'composition rules are off and nothing blocks leaked passwords; expected the rules or the check'),
  );
  const long = all(policy.at('MinimumLength').atLeast(LONG), checked);
  const verdict = any(composed, long);
  return onlyWhere(policy.present(), verdict.kind === 'violation' ? long : verdict);
}
