import type { Exception } from './exception';
import type { ProblemKind, ProblemsOptions } from './problem-checks';
import { exceptionProblems } from './problems';

/** Problems of an exception for which it excuses nothing: the finding then counts as well. */
const DISQUALIFYING: ReadonlySet<ProblemKind> = new Set([
  'expired',
  'self-approved',
  'reasonless',
  'too-long',
  'not-yet-granted',
]);

/** Whether an exception excuses findings today. Whether its ids are known and used does not matter here. */
export function isInForce(exception: Exception, options: Pick<ProblemsOptions, 'today' | 'facts'>): boolean {
  const facts = { ...options.facts, isKnown: () => true };
  return !exceptionProblems([exception], { today: options.today, facts }).some(({ kind }) => DISQUALIFYING.has(kind));
}
