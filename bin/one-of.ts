import { UsageError } from '../lib/errors';
import { nearestName } from '../lib/input/nearest-name';

/**
 * A value of an option that takes a few.
 *
 * @throws UsageError in one line, with the value that was probably meant
 */
export function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  const nearest = nearestName(value, allowed);
  const mend = nearest === undefined ? `use ${allowed.join(', ')}` : `did you mean ${nearest}?`;
  throw new UsageError(`${option} ${value}: there is no such value; ${mend}`);
}
