import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import type { Related } from '../relation-index';
import { joined } from '../relation-index';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import { any, violation } from '../verdict';
import { runsEvery } from './run-interval';

const YEAR = 365;

/** A rotation schedule names the secret, or the attachment that ties the secret to its database. */
function schedulesOf(secret: Resource): Related {
  const attachments = secret.relatedBy('AWS::SecretsManager::SecretTargetAttachment', 'SecretId');
  return joined(
    { found: [], undecided: attachments.undecided },
    ...[secret, ...attachments.found].map((named) =>
      named.relatedBy('AWS::SecretsManager::RotationSchedule', 'SecretId'),
    ),
  );
}

/** Without rules Secrets Manager rotates once and never again (CDK renders none for `Duration.days(0)`). */
const recurs = (schedule: Resource) =>
  any(
    runsEvery(schedule.at('RotationRules.ScheduleExpression'), YEAR),
    schedule.at('RotationRules.AutomaticallyAfterDays').atMost(YEAR),
  );

const secret = { Type: 'AWS::SecretsManager::Secret' };
const schedule = (Properties: object) => ({ Type: 'AWS::SecretsManager::RotationSchedule', Properties });
const monthly = { RotationRules: { AutomaticallyAfterDays: 30 } };
const example = (others: Record<string, object>): Example => ({ Resources: { DatabaseLogin: secret, ...others } });

/** Secrets are replaced on a schedule. */
export const secretRotation = control({
  id: 'SecretRotation',
  area: 'data',
  title: 'Secrets rotate on a schedule',
  rationale: 'A password that leaked once works until somebody changes it; a schedule does so without being asked.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': ['8.6.3', '8.3.9'], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.AA-01'] },
  since: '0.1.0',
  check: each('AWS::SecretsManager::Secret', (subject) =>
    someRelated(
      schedulesOf(subject),
      recurs,
      violation('', 'no rotation schedule renews the secret at least once a year'),
    ),
  ),
  remedy:
    'Call addRotationSchedule on the secret, or addRotationSingleUser on the database. A key that its vendor issues needs an exception with a date.',
  detect: [
    managedRule('SECRETSMANAGER_ROTATION_ENABLED_CHECK', { parameters: { maximumAllowedRotationFrequency: '365' } }),
    managedRule('SECRETSMANAGER_SCHEDULED_ROTATION_SUCCESS_CHECK'),
  ],
  examples: {
    compliant: [
      example({ Rotation: schedule({ SecretId: { Ref: 'DatabaseLogin' }, ...monthly }) }),
      example({
        Attachment: {
          Type: 'AWS::SecretsManager::SecretTargetAttachment',
          Properties: { SecretId: { Ref: 'DatabaseLogin' }, TargetType: 'AWS::RDS::DBCluster', TargetId: 'orders' },
        },
        Rotation: schedule({
          SecretId: { Ref: 'Attachment' },
          RotationRules: { ScheduleExpression: 'rate(30 days)' },
        }),
      }),
    ],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Rotation: schedule({ SecretId: { Ref: 'DatabaseLogin' } }) }) },
      {
        faultAt: '',
        ...example({
          Rotation: schedule({
            SecretId: { Ref: 'DatabaseLogin' },
            RotationRules: { ScheduleExpression: 'rate(999 days)' },
          }),
        }),
      },
    ],
    unknown: [
      {
        Parameters: { SecretArn: { Type: 'String' } },
        ...example({ Rotation: schedule({ SecretId: { Ref: 'SecretArn' }, ...monthly }) }),
      },
    ],
  },
});
