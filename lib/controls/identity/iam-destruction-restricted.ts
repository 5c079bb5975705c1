import { each } from '../check';
import { control } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { everyGrant, IDENTITY_POLICY_TYPES } from './identity-policy';
import { withoutVariables } from './statement-match';
import { type DelicateActions, namesWhatItOpens } from './unrestricted-grant';

/** Actions after which data, backups, keys, logs, watchmen or the network are gone. */
const DESTRUCTION: DelicateActions = {
  actions: [
    'backup:DeleteBackupVault',
    'backup:DeleteRecoveryPoint',
    'cloudtrail:DeleteTrail',
    'cloudtrail:StopLogging',
    'cognito-idp:DeleteUserPool',
    'config:DeleteConfigurationRecorder',
    'config:StopConfigurationRecorder',
    'dynamodb:DeleteBackup',
    'dynamodb:DeleteTable',
    'ec2:DeleteFlowLogs',
    'ec2:DeleteInternetGateway',
    'ec2:DeleteSnapshot',
    'ec2:DeleteVpc',
    'elasticfilesystem:DeleteFileSystem',
    'guardduty:DeleteDetector',
    'kms:DisableKey',
    'kms:ScheduleKeyDeletion',
    'logs:DeleteLogGroup',
    'rds:DeleteDBCluster',
    'rds:DeleteDBClusterSnapshot',
    'rds:DeleteDBInstance',
    'rds:DeleteDBSnapshot',
    's3:DeleteBucket',
    'secretsmanager:DeleteSecret',
    'wafv2:DeleteWebACL',
  ],
  isEverything: (pattern) => /^arn:([^:]*:){4}([a-z-]+[/:])?\*+$/.test(withoutVariables(pattern)),
  limits: /^(aws|[a-z0-9-]+):resourcetag\//,
  expectation: 'the ARNs of what may be deleted',
};

const policy = (statement: object) => ({
  Resources: {
    Grants: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'CleanUp',
        Roles: ['CleanUp'],
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'rds:DeleteDBSnapshot', ...statement }] },
      },
    },
  },
});

/** Who may delete says what: one stolen session must not take the shop and its backups together. */
export const iamDestructionRestricted = control({
  id: 'IamDestructionRestricted',
  area: 'identity',
  title: 'IAM policies that delete name what they delete',
  rationale: 'An extortionist who gets hold of such a role deletes the databases and their backups in one go.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.2'), judged('7.2.5')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each(IDENTITY_POLICY_TYPES, (resource) =>
    everyGrant(resource, (statement) => namesWhatItOpens(statement, DESTRUCTION)),
  ),
  remedy: 'Name the ARNs, or add a condition on aws:ResourceTag; leave the deletion of stacks to CloudFormation roles.',
  detect: single(),
  examples: {
    compliant: [
      policy({ Resource: 'arn:aws:rds:eu-west-1:111122223333:snapshot:nightly-*' }),
      policy({ Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/purpose': 'test' } } }),
      policy({ Action: ['rds:Describe*', 's3:DeleteObject'], Resource: '*' }),
    ],
    violating: [
      { faultAt: 'PolicyDocument.Statement[0].Resource', ...policy({ Resource: '*' }) },
      {
        faultAt: 'PolicyDocument.Statement[0].Resource',
        ...policy({ Action: ['ec2:Delete*'], Resource: { 'Fn::Sub': 'arn:aws:ec2:*:${AWS::AccountId}:vpc/*' } }),
      },
    ],
    unknown: [{ Parameters: { What: { Type: 'String' } }, ...policy({ Resource: { Ref: 'What' } }) }],
  },
});
