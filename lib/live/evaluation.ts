import type { Fault, Verdict } from '../controls/verdict';

/** What AWS Config is told of a resource: one of the verdicts that `PutEvaluations` takes. */
export interface LiveEvaluation {
  readonly compliance: 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';
  /** At most 256 characters; absent where there is nothing to add. */
  readonly annotation?: string;
}

/** Starts the annotation of a resource that could not be judged. */
export const UNKNOWN_PREFIX = 'UNKNOWN: ';

/** Longest annotation, in characters ("Evaluation", AWS Config API Reference). */
const ANNOTATION_LIMIT = 256;

/** What AWS Config is told of a verdict. It has no word for unknown, which counts as a violation and is annotated as such. */
export function evaluationOf(verdict: Verdict): LiveEvaluation {
  switch (verdict.kind) {
    case 'compliant':
      return { compliance: 'COMPLIANT' };
    case 'not-applicable':
      return { compliance: 'NOT_APPLICABLE' };
    case 'violation':
      return { compliance: 'NON_COMPLIANT', annotation: annotation(verdict.faults.map(clause).join('; ')) };
    case 'unknown':
      return unknownEvaluation(clause({ path: verdict.path, message: verdict.reason }));
  }
}

/** What AWS Config is told of a resource that could not be judged. */
export function unknownEvaluation(reason: string): LiveEvaluation {
  return { compliance: 'NON_COMPLIANT', annotation: annotation(`${UNKNOWN_PREFIX}${reason}`) };
}

/** Many messages begin with their path. */
function clause({ path, message }: Fault): string {
  return path === '' || message.startsWith(path) ? message : `${path}: ${message}`;
}

/** One line, cut with an ellipsis; never between the two halves of a character. */
function annotation(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= ANNOTATION_LIMIT) return line;
  const cut = line.slice(0, ANNOTATION_LIMIT - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
