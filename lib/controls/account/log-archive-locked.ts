import { certainNumber } from '../certain-value';
import { each } from '../check';
import { control, type Example } from '../control';
import { gathered } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { unknown, type Verdict, violation } from '../verdict';
import { keepsTrail } from './trail-archive';

const TRAIL = 'AWS::CloudTrail::Trail';
const RETENTION = 'ObjectLockConfiguration.Rule.DefaultRetention';
const LEAST_DAYS = 365;

function isLocked(bucket: Resource): Verdict {
  const [days, years] = [bucket.at(`${RETENTION}.Days`), bucket.at(`${RETENTION}.Years`)];
  const kept = certainNumber(days) ?? 365 * (certainNumber(years) ?? 0);
  const lock = bucket.at('ObjectLockEnabled').isTrue();
  if (lock.kind !== 'compliant' || kept >= LEAST_DAYS) return lock;
  const open = [days, years].find((unit) => unit.target().kind === 'unknown');
  return open === undefined
    ? violation(RETENTION, `${RETENTION} keeps what arrives for ${kept} days; expected at least ${LEAST_DAYS}`)
    : unknown(open.path, 'the template does not tell for how long');
}

const trail = (S3BucketName: unknown) => ({
  Type: TRAIL,
  Properties: { S3BucketName, IsLogging: true },
});
const example = (Properties: object, S3BucketName: unknown = { Ref: 'Archive' }): Example => ({
  Resources: { Archive: { Type: 'AWS::S3::Bucket', Properties }, Trail: trail(S3BucketName) },
});
const lock = (DefaultRetention: object) => ({
  ObjectLockEnabled: true,
  ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention } },
});

/**
 * The records of a trail cannot be changed or deleted for a year, by anybody. Said of the buckets to which a trail
 * delivers: AWS Config delivers to no bucket with such a lock (AWS Config Developer Guide, "Managing the Delivery
 * Channel"), and S3 writes no access logs into one (Amazon S3 User Guide, "Object Lock considerations").
 */
export const logArchiveLocked = control({
  id: 'LogArchiveLocked',
  area: 'account',
  title: 'Archives of trails are locked for at least a year',
  rationale: 'Who got in deletes the record of it; without a lock an administrator can.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': ['10.5.1', judged('10.3.2'), judged('10.3.3'), judged('10.3.4')],
    gdpr: ['5.2', '32.1.b'],
    'nist-csf-2.0': ['PR.PS-04', 'PR.DS-01'],
  },
  since: '0.1.0',
  check: each('AWS::S3::Bucket', (bucket) => onlyWhere(keepsTrail(bucket), isLocked(bucket))),
  remedy:
    'Set objectLockRetention: Duration.days(365) on AuditTrail, or objectLockDefaultRetention on the bucket. Give AWS Config another bucket.',
  detect: gathered('trails'),
  examples: {
    compliant: [example(lock({ Mode: 'GOVERNANCE', Days: '365' })), example(lock({ Mode: 'COMPLIANCE', Years: 1 }))],
    violating: [
      { faultAt: 'ObjectLockEnabled', ...example({}) },
      { faultAt: RETENTION, ...example(lock({ Mode: 'GOVERNANCE', Days: 30 })) },
      { faultAt: RETENTION, ...example({ ObjectLockEnabled: true }) },
    ],
    unknown: [
      {
        Parameters: { Days: { Type: 'Number' } },
        ...example(lock({ Mode: 'GOVERNANCE', Days: { Ref: 'Days' } })),
      },
      { Parameters: { Bucket: { Type: 'String' } }, ...example({ BucketName: 'archive' }, { Ref: 'Bucket' }) },
    ],
  },
});
