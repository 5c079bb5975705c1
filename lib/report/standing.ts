import type { Finding } from '../finding';

/** The findings of a run by what they ask of their reader. */
export interface Standing {
  /** Violations that nothing excuses. */
  readonly violations: readonly Finding[];
  /** What the templates leave open, and nothing excuses. */
  readonly unknown: readonly Finding[];
  /** What an exception excuses. */
  readonly excepted: readonly Finding[];
}

/** Sorts findings out by what they ask of their reader; the order within each part is kept. */
export function standing(findings: readonly Finding[]): Standing {
  const open = findings.filter(({ exception }) => exception === undefined);
  return {
    violations: open.filter(({ verdict }) => verdict === 'violation'),
    unknown: open.filter(({ verdict }) => verdict === 'unknown'),
    excepted: findings.filter(({ exception }) => exception !== undefined),
  };
}
