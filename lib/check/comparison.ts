import type { Finding } from '../finding';

/** Findings with their states, and those that are gone. */
export interface Compared {
  readonly findings: readonly Finding[];
  readonly fixed: readonly Finding[];
}

/**
 * Compares findings with those of an earlier state, by fingerprint. What was unknown and is a violation now is new.
 *
 * @param earlier findings of a baseline, or of the state that a change starts from
 */
export function compare(findings: readonly Finding[], earlier: readonly Finding[]): Compared {
  // A baseline and another state may both know a finding.
  const before = new Map(earlier.map((finding) => [finding.fingerprint, finding]));
  const now = new Set(findings.map(({ fingerprint }) => fingerprint));
  return {
    findings: findings.map((finding) => ({ ...finding, state: stateOf(finding, before.get(finding.fingerprint)) })),
    fixed: [...before.values()]
      .filter(({ fingerprint }) => !now.has(fingerprint))
      .map((finding) => ({ ...finding, state: 'fixed' })),
  };
}

function stateOf({ verdict }: Finding, earlier: Finding | undefined): 'new' | 'unchanged' {
  return earlier === undefined || (verdict === 'violation' && earlier.verdict === 'unknown') ? 'new' : 'unchanged';
}
