import type { Position } from '../position';
import type { Verdict } from '../verdict';

/**
 * The verdict on every place that a path leads to; not applicable where there is none.
 *
 * @param path dotted, with `[]` for every item of a list: `Replicas[].Region`
 */
export function everyPlace(position: Position, path: string, judge: (place: Position) => Verdict): Verdict {
  const [head = '', ...rest] = path.split('[].');
  const here = position.at(head);
  return rest.length === 0 ? judge(here) : here.every((item) => everyPlace(item, rest.join('[].'), judge));
}
