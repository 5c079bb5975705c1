import type { Exception } from './exception';
import { PROBLEM_CHECKS, type ProblemKind, type ProblemsOptions } from './problem-checks';

/** An exception that can be read but not accepted as it stands. */
export interface ExceptionProblem {
  readonly kind: ProblemKind;
  /** An `error` must stop a deployment; a `warning` only asks for attention. */
  readonly severity: 'error' | 'warning';
  /** `file:line: the exception from <controls> at <path> <what is wrong>; <mend>`, one line. */
  readonly message: string;
  readonly exception: Exception;
}

/**
 * Everything wrong with exceptions in substance, in the order in which they were given. One that expired or names an
 * unknown control is not called unused as well.
 */
export function exceptionProblems(
  exceptions: readonly Exception[],
  options: ProblemsOptions,
): readonly ExceptionProblem[] {
  return exceptions.flatMap((exception) => problemsOf(exception, options));
}

function problemsOf(exception: Exception, options: ProblemsOptions): readonly ExceptionProblem[] {
  const { source, controls, path } = exception;
  const found: ExceptionProblem[] = [];
  for (const { kind, severity, find, unless = [] } of PROBLEM_CHECKS) {
    if (found.some((problem) => unless.includes(problem.kind))) continue;
    const text = find(exception, options);
    if (text === undefined) continue;
    const message = `${source.file}:${source.line}: the exception from ${controls.join(', ')} at ${path} ${text}`;
    found.push({ kind, severity, message, exception });
  }
  return found;
}
