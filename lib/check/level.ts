import type { Control, Severity } from '../controls/control';
import type { Level } from '../finding';

/** What decides whether a finding fails a run. */
export interface LevelOptions {
  /** Levels by rule id, which come before everything else. */
  readonly levels: ReadonlyMap<string, Level>;
  /** A control that is newer than this version of the package only warns. */
  readonly controlsAsOf?: string;
  /** Whether what the template does not tell is an error as well. */
  readonly strict: boolean;
}

/** The level of a finding: critical and high are errors, lesser ones and unknown verdicts warn. */
export function levelOf(
  control: Pick<Control, 'id' | 'severity' | 'since'>,
  verdict: 'violation' | 'unknown',
  options: LevelOptions,
): Level {
  const chosen = options.levels.get(control.id);
  if (chosen !== undefined) return chosen;
  if (options.controlsAsOf !== undefined && isNewer(control.since, options.controlsAsOf)) return 'warning';
  if (verdict === 'unknown') return options.strict ? 'error' : 'warning';
  return isSerious(control.severity) ? 'error' : 'warning';
}

/** Whether a control of this severity fails a synth or a run by default. */
export function isSerious(severity: Severity): boolean {
  return severity === 'critical' || severity === 'high';
}

/** Whether a version is later than another, by its numbers. */
export function isNewer(version: string, other: string): boolean {
  const [left, right] = [version, other].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
