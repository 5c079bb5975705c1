import type { DescribedAccount } from '../test/audit/described-account';

/** How much an account's AWS Config has found. */
export interface AuditSize {
  readonly rules: number;
  readonly resultsOfEach: number;
}

/** An account in which every result of every rule is a violation: the most that an audit can have to keep. */
export function auditAccount({ rules, resultsOfEach }: AuditSize): DescribedAccount {
  return {
    account: '111122223333',
    regions: {
      'eu-central-1': {
        recorder: { name: 'default', recording: true },
        channel: { name: 'default' },
        rules: Array.from({ length: rules }, (_, rule) => ({
          name: `rule-${rule}`,
          source: 'S3_BUCKET_VERSIONING_ENABLED',
          lastEvaluatedAt: '2026-11-20T06:00:00.000Z',
          results: Array.from({ length: resultsOfEach }, (_, resource) => ({
            type: 'AWS::S3::Bucket',
            id: `customer-data-${rule}-${resource}`,
            compliance: 'NON_COMPLIANT',
          })),
        })),
      },
    },
  };
}
