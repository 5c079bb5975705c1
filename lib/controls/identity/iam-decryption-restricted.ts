import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { everyGrant, IDENTITY_POLICY_TYPES } from './identity-policy';
import { withoutVariables } from './statement-match';
import { type DelicateActions, namesWhatItOpens } from './unrestricted-grant';

const DECRYPTION: DelicateActions = {
  actions: ['kms:Decrypt', 'kms:ReEncryptFrom'],
  isEverything: (pattern) => /^arn:[^:]*:kms:[^:]*:[^:]*:(\*+|key\/\*+)$/.test(withoutVariables(pattern)),
  limits:
    /^(aws:resourcetag\/|kms:(encryptioncontext:|encryptioncontextkeys$|requestalias$|resourcealiases$|viaservice$))/,
  expectation: 'the ARNs of the keys that are used',
};
const blockedActionsPatterns = DECRYPTION.actions.join(',');

const policy = (statement: object) => ({
  Resources: {
    Grants: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'Reports',
        Roles: ['Reports'],
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', ...statement }] },
      },
    },
    ReportsKey: { Type: 'AWS::KMS::Key' },
  },
});

/** A key of one's own for each kind of data separates them only while policies name the key. */
export const iamDecryptionRestricted = control({
  id: 'IamDecryptionRestricted',
  area: 'identity',
  title: 'IAM policies that decrypt name the keys',
  rationale:
    'A role that may decrypt with every key reads orders, addresses and logs alike: the keys separate nothing.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('3.6.1'), judged('7.2.5')],
    gdpr: ['25.2', '32.1.a'],
    'nist-csf-2.0': ['PR.AA-05', 'PR.DS-01'],
  },
  since: '0.1.0',
  check: each(IDENTITY_POLICY_TYPES, (resource) =>
    everyGrant(resource, (statement) => namesWhatItOpens(statement, DECRYPTION)),
  ),
  remedy: 'Call key.grantDecrypt(role), which names the key, or add a kms:ViaService or kms:ResourceAliases condition.',
  detect: [
    managedRule('IAM_CUSTOMER_POLICY_BLOCKED_KMS_ACTIONS', {
      parameters: { blockedActionsPatterns, excludePermissionBoundaryPolicy: 'true' },
    }),
    managedRule('IAM_INLINE_POLICY_BLOCKED_KMS_ACTIONS', { parameters: { blockedActionsPatterns } }),
  ],
  examples: {
    compliant: [
      policy({ Resource: { 'Fn::GetAtt': ['ReportsKey', 'Arn'] } }),
      policy({ Resource: '*', Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } } }),
      policy({ Action: ['kms:DescribeKey', 'kms:GenerateDataKey*'], Resource: '*' }),
    ],
    violating: [
      { faultAt: 'PolicyDocument.Statement[0].Resource', ...policy({ Resource: '*' }) },
      {
        faultAt: 'PolicyDocument.Statement[0].Resource',
        ...policy({
          Action: ['kms:Encrypt', 'kms:ReEncrypt*'],
          Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/*' },
        }),
      },
    ],
    unknown: [{ Parameters: { Keys: { Type: 'String' } }, ...policy({ Resource: { Ref: 'Keys' } }) }],
  },
});
