import type { FalsePositiveException, RiskException } from '../../lib/exceptions';

/** An accepted risk that is valid from 2026-01-10 to 2026-06-30. */
export function risk(fields: Partial<RiskException> = {}): RiskException {
  return {
    kind: 'risk',
    controls: ['BucketVersioning'],
    path: 'Shop/Data/Orders',
    owner: 'Ada',
    approver: 'Grace',
    ticket: 'SEC-1',
    reason: 'Orders are copied nightly to another account.',
    compensatingControl: 'Nightly copy, checked weekly.',
    granted: '2026-01-10',
    expires: '2026-06-30',
    source: { file: 'exceptions.yaml', line: 4 },
    ...fields,
  };
}

/** A false positive to be reviewed by 2026-06-30. */
export function falsePositive(fields: Partial<FalsePositiveException> = {}): FalsePositiveException {
  return {
    kind: 'false-positive',
    controls: ['AwsSolutions-IAM5[Resource::*]'],
    path: 'Shop/Alarms',
    owner: 'Ada',
    reason: 'The action has no resource-level permissions.',
    reviewBy: '2026-06-30',
    source: { file: 'exceptions.yaml', line: 20 },
    ...fields,
  };
}
