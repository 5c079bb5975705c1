import { matchesAction } from '../action-pattern';
import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, type Verdict } from '../verdict';
import { both, either, not } from './answer';
import { everyStatement } from './identity-policy';
import { holds, refused } from './statement-match';
import { namesCallers, namesWebIdentities } from './trust-condition';

const GITHUB = 'token.actions.githubusercontent.com';

const role = (statement: object) => ({
  Resources: {
    Deploy: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }] },
      },
    },
  },
});
const web = (condition: object) =>
  role({
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: { Federated: { 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:oidc-provider/${GITHUB}` } },
    Condition: condition,
  });

/**
 * Roles say who may assume them. Everybody with an AWS account is nobody in particular, and so is everybody with a
 * token of an identity provider that others use as well: GitHub's names the repository only in `sub`.
 */
export const roleTrustRestricted = control({
  id: 'RoleTrustRestricted',
  area: 'identity',
  title: 'Roles can be assumed only by callers that they name',
  rationale: 'Anybody with an AWS account, or a repository at the same provider, takes the role over.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.5'), judged('7.3.3')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each('AWS::IAM::Role', (resource) => everyStatement(resource.at('AssumeRolePolicyDocument'), judge)),
  remedy:
    'Name the account, service or identity provider in assumedBy; add aws:PrincipalOrgID for an organization, the sub claim for an OIDC provider.',
  detect: single(),
  examples: {
    compliant: [
      role({ Principal: { Service: 'lambda.amazonaws.com' } }),
      role({ Principal: { AWS: '*' }, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1a2b3c4d5e' } } }),
      web({ StringLike: { [`${GITHUB}:sub`]: 'repo:shop/storefront:*' } }),
    ],
    violating: [
      {
        faultAt: 'AssumeRolePolicyDocument.Statement.Principal',
        Resources: {
          Deploy: {
            Type: 'AWS::IAM::Role',
            Properties: {
              AssumeRolePolicyDocument:
                '{"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "*"}}}',
            },
          },
        },
      },
      {
        faultAt: 'AssumeRolePolicyDocument.Statement[0].Principal',
        ...role({ Principal: { AWS: ['111122223333', '*'] } }),
      },
      {
        faultAt: 'AssumeRolePolicyDocument.Statement[0].Principal',
        ...role({ Principal: '*', Condition: { StringEquals: { 'sts:ExternalId': 'shop' } } }),
      },
      {
        faultAt: 'AssumeRolePolicyDocument.Statement[0].Condition',
        ...web({ StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } }),
      },
    ],
    unknown: [{ Parameters: { Who: { Type: 'String' } }, ...role({ Principal: { AWS: { Ref: 'Who' } } }) }],
  },
});

function judge(statement: Position): Verdict {
  const allowed = holds(statement.at('Effect'), (effect) => effect === 'Allow');
  const principal = statement.at('Principal');
  const everybody = either(
    holds(principal, isEverybody),
    holds(principal.at('AWS'), isEverybody),
    statement.at('NotPrincipal').present().kind !== 'violation',
  );
  const byWebIdentity = both(
    holds(statement.at('Action'), (action) => matchesAction(action, 'sts:AssumeRoleWithWebIdentity')),
    holds(principal.at('Federated'), (provider) => !provider.includes(':saml-provider/')),
  );
  return all(
    refused(
      both(allowed, everybody, not(namesCallers(statement))),
      principal,
      () => `${principal.path} is everybody; expected the accounts or services that may assume the role`,
    ),
    refused(
      both(allowed, byWebIdentity, not(namesWebIdentities(statement))),
      statement.at('Condition'),
      () => `${statement.path} admits every token of the identity provider; expected a Condition on its sub claim`,
    ),
  );
}

function isEverybody(principal: string): boolean {
  return /^\*+$/.test(principal);
}
