import type { Position } from '../position';
import { all, type Verdict, violation } from '../verdict';

/**
 * Holds when a list stands here, is not empty, and every item passes. For lists that mean "all" where they are
 * absent.
 *
 * @param expectation completes the sentence "... lists nothing; expected X"
 */
export function listed(list: Position, expectation: string, judge: (item: Position) => Verdict): Verdict {
  const present = list.present();
  if (present.kind === 'violation') return violation(list.path, `${list.path} lists nothing; expected ${expectation}`);
  return all(present, list.every(judge));
}
