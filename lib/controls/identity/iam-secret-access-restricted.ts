import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { everyGrant, IDENTITY_POLICY_TYPES } from './identity-policy';
import { withoutVariables } from './statement-match';
import { type DelicateActions, namesWhatItOpens } from './unrestricted-grant';

const SECRET_VALUES: DelicateActions = {
  actions: ['secretsmanager:GetSecretValue'],
  isEverything: (pattern) => /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:(\*+|secret:\*+)$/.test(withoutVariables(pattern)),
  limits: /^(aws:resourcetag\/|secretsmanager:(resourcetag\/|resource\/|secretid$))/,
  expectation: 'the ARNs of the secrets that are read',
};

const policy = (statement: object) => ({
  Resources: {
    Grants: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'Checkout',
        Roles: ['Checkout'],
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', ...statement }] },
      },
    },
    PspKey: { Type: 'AWS::SecretsManager::Secret' },
  },
});

/** A function that needs one secret reads that one. */
export const iamSecretAccessRestricted = control({
  id: 'IamSecretAccessRestricted',
  area: 'identity',
  title: 'IAM policies that read secrets name the secrets',
  rationale: 'The least of the functions, once broken, gives out the keys of the payment provider and the database.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.5'), judged('8.6.2')],
    gdpr: ['25.2', '32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each(IDENTITY_POLICY_TYPES, (resource) =>
    everyGrant(resource, (statement) => namesWhatItOpens(statement, SECRET_VALUES)),
  ),
  remedy: 'Call secret.grantRead(function), which names the secret.',
  detect: single(),
  examples: {
    compliant: [
      policy({ Resource: { Ref: 'PspKey' } }),
      policy({ Resource: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:checkout/*' }),
      policy({ Resource: '*', Condition: { StringEquals: { 'secretsmanager:ResourceTag/service': 'checkout' } } }),
    ],
    violating: [
      { faultAt: 'PolicyDocument.Statement[0].Resource', ...policy({ Resource: '*' }) },
      {
        faultAt: 'PolicyDocument.Statement[0].Resource',
        ...policy({
          Action: ['secretsmanager:Get*', 'secretsmanager:List*'],
          Resource: { 'Fn::Sub': 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*' },
        }),
      },
    ],
    unknown: [{ Parameters: { Secrets: { Type: 'String' } }, ...policy({ Resource: { Ref: 'Secrets' } }) }],
  },
});
