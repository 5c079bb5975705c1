import type { Finding } from '../finding';

/** Findings with their states, and those that are gone. */
export interface Compared {
  readonly findings: readonly Finding[];
  readonly fixed: readonly Finding[];
}

/**
 * Compares findings with those of an earlier state, by fingerprint.
 *
 * @param earlier findings of a baseline, or of the state that a change starts from
 */
export function compare(findings: readonly Finding[], earlier: readonly Finding[]): Compared {
  const before = new Set(earlier.map(({ fingerprint }) => fingerprint));
  const now = new Set(findings.map(({ fingerprint }) => fingerprint));
  return {
    findings: findings.map((finding) => ({ ...finding, state: before.has(finding.fingerprint) ? 'unchanged' : 'new' })),
    fixed: earlier
      .filter(({ fingerprint }) => !now.has(fingerprint))
      .map((finding) => ({ ...finding, state: 'fixed' })),
  };
}
