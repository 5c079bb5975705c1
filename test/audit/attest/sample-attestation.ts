import type { Attestation } from '../../../lib/audit/attest/attestation';
import type { DescribedAccount, DescribedRule } from '../described-account';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-central-1';
export const RULE = 'penetration-test-conformance-pack-a1b2c3d4e';
export const NOW = new Date('2026-11-22T10:00:00.000Z');

/** A process check's rule, as a conformance pack deploys it. */
export function processRule(name: string, more: Partial<DescribedRule> = {}): DescribedRule {
  return { name, source: 'AWS_CONFIG_PROCESS_CHECK', results: [], ...more };
}

/** An account whose region has these rules. */
export function accountWith(...rules: readonly DescribedRule[]): DescribedAccount {
  return { account: ACCOUNT, regions: { [REGION]: { rules } } };
}

/** The record of a penetration test. */
export function attestation(facts: Partial<Attestation> = {}): Attestation {
  return {
    schemaVersion: 1,
    tool: { name: 'storefront-security-baseline', version: '0.1.0' },
    check: 'penetration-test',
    rule: RULE,
    scope: { account: ACCOUNT, region: REGION },
    by: 'Example Testers Ltd',
    on: '2026-11-02',
    until: '2027-11-02',
    attestedAt: NOW.toISOString(),
    attestedBy: `arn:aws:iam::${ACCOUNT}:user/auditor`,
    evidence: { name: 'report.pdf', file: 'evidence.pdf', bytes: 6, sha256: 'ab'.repeat(32) },
    ...facts,
  };
}
