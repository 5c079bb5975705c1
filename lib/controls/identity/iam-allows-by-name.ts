import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { all, notApplicable, type Verdict } from '../verdict';
import { type Answer, both, either } from './answer';
import { everyGrant, IDENTITY_POLICY_TYPES } from './identity-policy';
import { allows, holds, isEveryAction, isEveryResource, refused } from './statement-match';

const policy = (statement: object) => ({
  Resources: {
    Grants: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'Orders',
        Roles: ['Orders'],
        PolicyDocument: { Statement: [{ Effect: 'Allow', ...statement }] },
      },
    },
  },
});
const orders = 'arn:aws:s3:::orders/*';

/**
 * What a statement allows is what it names, not all that it leaves unnamed. Statements whose rest is every action are
 * the concern of IamNoAdministrativeStatements.
 */
export const iamAllowsByName = control({
  id: 'IamAllowsByName',
  area: 'identity',
  title: 'IAM policies name what they allow, not what they leave out',
  rationale: 'NotAction and NotResource also allow whatever AWS or the shop adds tomorrow.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.2'), judged('7.2.5'), judged('7.3.3')],
    gdpr: ['25.2', '32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each(IDENTITY_POLICY_TYPES, (resource) => everyGrant(resource, judge)),
  remedy: 'Name actions and resources; keep NotAction and NotResource for statements that deny.',
  detect: single(),
  examples: {
    compliant: [
      policy({ Action: 's3:GetObject', Resource: orders }),
      policy({ Effect: 'Deny', NotAction: 'iam:ListUsers', Resource: '*' }),
    ],
    violating: [
      {
        faultAt: 'PolicyDocument.Statement[0].NotAction',
        ...policy({ NotAction: 's3:DeleteObject', Resource: orders }),
      },
      {
        faultAt: 'PolicyDocument.Statement[0].NotResource',
        ...policy({ Action: ['s3:GetObject'], NotResource: [orders] }),
      },
    ],
    unknown: [
      {
        Parameters: { Effect: { Type: 'String' } },
        ...policy({ Effect: { Ref: 'Effect' }, NotAction: 's3:DeleteObject', Resource: orders }),
      },
    ],
  },
});

function judge(statement: Position): Verdict {
  const administrative = either(
    allows(statement, 'Action', isEveryAction, isEveryResource),
    allows(statement, 'NotAction', () => true, isEveryResource),
  );
  if (administrative === true) return notApplicable();
  const allowed = holds(statement.at('Effect'), (effect) => effect === 'Allow');
  return all(
    refused(both(allowed, stands(statement.at('NotAction'))), statement.at('NotAction'), () =>
      message(statement, 'Action'),
    ),
    refused(both(allowed, stands(statement.at('NotResource'))), statement.at('NotResource'), () =>
      message(statement, 'Resource'),
    ),
  );
}

function stands(element: Position): Answer {
  const presence = element.present().kind;
  return presence === 'unknown' ? undefined : presence === 'compliant';
}

function message(statement: Position, element: string): string {
  return `${statement.path}.Not${element} allows all but what it names; expected ${element} with what is used`;
}
