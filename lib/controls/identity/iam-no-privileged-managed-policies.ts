import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import { compliant, unknown, type Verdict } from '../verdict';
import { withoutVariables } from './statement-match';

/** Policies of AWS that make their holder an administrator of the account, or of a service that holds data or keys. */
const PRIVILEGED =
  /:iam::aws:policy\/(.*\/)?(AdministratorAccess.*|PowerUserAccess|(System|Database|Network)Administrator|SecretsManagerReadWrite|AWSKeyManagementServicePowerUser|AmazonCognitoPowerUser|.*FullAccess(_v\d+)?)$/i;

/** Named like the others, but allows no more than to mount a file system. */
const HARMLESS = /\/AmazonElasticFileSystemClientFullAccess$/;

const role = (...arns: readonly unknown[]) => ({
  Resources: { Orders: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: arns } } },
});

/** Nothing in the shop carries an AWS managed policy for administrators. As a permissions boundary they are fine. */
export const iamNoPrivilegedManagedPolicies = control({
  id: 'IamNoPrivilegedManagedPolicies',
  area: 'identity',
  title: 'No identity carries an AWS managed policy for administrators or full access',
  rationale: 'A function that reads orders and carries full access deletes them when it is taken over.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('7.2.1'), judged('7.2.2'), judged('7.2.5'), judged('7.3.1')],
    gdpr: ['25.2', '32.1.b'],
    'nist-csf-2.0': ['PR.AA-05'],
  },
  since: '0.1.0',
  check: each(['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'], (identity) =>
    identity.at('ManagedPolicyArns').every(judge),
  ),
  remedy: 'Remove the managed policy and grant what is used; the grant methods of CDK constructs do.',
  // AdministratorAccess and PowerUserAccess are left out: the account's administrators and the deployment role of
  // CDK carry them, so that the rule would never be satisfied.
  detect: [
    managedRule('IAM_POLICY_BLACKLISTED_CHECK', {
      parameters: {
        policyArns: [
          'IAMFullAccess',
          'AmazonS3FullAccess',
          'AmazonDynamoDBFullAccess',
          'AmazonDynamoDBFullAccess_v2',
          'AmazonRDSFullAccess',
          'AmazonRDSDataFullAccess',
          'AmazonSQSFullAccess',
          'AmazonSNSFullAccess',
          'AWSLambda_FullAccess',
          'CloudFrontFullAccess',
          'AWSWAFFullAccess',
          'CloudWatchLogsFullAccess',
          'SecretsManagerReadWrite',
          'AWSKeyManagementServicePowerUser',
          'AmazonCognitoPowerUser',
        ]
          .map((name) => `arn:aws:iam::aws:policy/${name}`)
          .join(','),
      },
    }),
  ],
  examples: {
    compliant: [
      role('arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'),
      role('arn:aws:iam::111122223333:policy/ReportsFullAccess'),
    ],
    violating: [
      {
        faultAt: 'ManagedPolicyArns[0]',
        ...role({
          'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/AdministratorAccess']],
        }),
      },
      { faultAt: 'ManagedPolicyArns[0]', ...role('arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess_v2') },
      { faultAt: 'ManagedPolicyArns[0]', ...role('arn:aws:iam::aws:policy/job-function/DatabaseAdministrator') },
    ],
    unknown: [{ Parameters: { Policy: { Type: 'String' } }, ...role({ Ref: 'Policy' }) }],
  },
});

function judge(arn: Position): Verdict {
  return arn.judge((value) => {
    if (value.kind === 'unknown') return unknown(arn.path, value.reason);
    const text = value.kind === 'scalar' ? String(value.value) : value.kind === 'text' ? value.text : '';
    const isPrivileged = PRIVILEGED.test(withoutVariables(text)) && !HARMLESS.test(text);
    return isPrivileged ? arn.fault(value, 'a policy with what is used') : compliant();
  });
}
