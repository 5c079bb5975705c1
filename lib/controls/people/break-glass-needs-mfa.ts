import { matchesAction } from '../action-pattern';
import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { type PolicyStatement, statementsOf } from '../policy-statement';
import type { Resource } from '../resource';
import { all, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { isBreakGlass } from './break-glass';

const TRUST = 'AssumeRolePolicyDocument';
const ASSUMING = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];

function judge(role: Resource): Verdict {
  if (!isBreakGlass(role)) return notApplicable();
  const { statements, undecided } = statementsOf(role.at(TRUST));
  if (undecided !== undefined) return unknown(TRUST, undecided);
  return all(compliant(), ...statements.map(judgeStatement));
}

function judgeStatement({ effect, actions, principals, conditions, position }: PolicyStatement): Verdict {
  const assumes = ASSUMING.some((action) => actions.texts.some((pattern) => matchesAction(pattern, action)));
  if (effect === 'Deny' || (!assumes && !actions.undecided)) return notApplicable();
  const asks = conditions.filter(({ operator, key }) => operator === 'Bool' && key === 'aws:multifactorauthpresent');
  if (asks.some(({ values }) => values.texts.length === 1 && values.texts[0]?.toLowerCase() === 'true')) {
    return compliant();
  }
  if (actions.undecided || principals.undecided || asks.some(({ values }) => values.undecided)) {
    return unknown(position.path, 'the template leaves open who may assume it, or with what');
  }
  const federated = principals.texts.length > 0 && principals.texts.every((text) => text.startsWith('Federated:'));
  return federated
    ? unknown(position.path, 'whether the identity provider asks for MFA stands in its own settings')
    : violation(position.path, 'it lets somebody assume the role without aws:MultiFactorAuthPresent being true');
}

const role = (others: object) => ({
  Parameters: { Mfa: { Type: 'String' } },
  Resources: {
    Emergency: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Description: 'Break-glass role',
        [TRUST]: {
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { AWS: 'arn:aws:iam::111122223333:user/alice' },
              ...others,
            },
          ],
        },
      },
    },
  },
});
const mfa = (value: unknown) => ({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': value } } });

/** The glass is not broken with a stolen key. Said of roles that say they are for emergencies. */
export const breakGlassNeedsMfa = control({
  id: 'BreakGlassNeedsMfa',
  area: 'people',
  title: 'A role for emergencies is assumed with MFA only',
  rationale: 'One leaked access key opens everything that the shop has.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('8.4.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-03'],
  },
  since: '0.1.0',
  check: each('AWS::IAM::Role', judge),
  remedy: 'Use BreakGlassRole, or set the condition Bool aws:MultiFactorAuthPresent true in the trust policy.',
  detect: single(),
  examples: {
    compliant: [role(mfa('true')), role(mfa(true))],
    violating: [
      { faultAt: `${TRUST}.Statement[0]`, ...role({}) },
      { faultAt: `${TRUST}.Statement[0]`, ...role(mfa('false')) },
      {
        faultAt: `${TRUST}.Statement[0]`,
        ...role({ Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } } }),
      },
    ],
    unknown: [
      role(mfa({ Ref: 'Mfa' })),
      role({
        Action: 'sts:AssumeRoleWithSAML',
        Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/idp' },
      }),
    ],
  },
});
