import { resolve } from './intrinsic';
import { ABSENT, own, type Value } from './value';

const NOTHING: readonly Value[] = [ABSENT];

/** Every value that a property of a value may have; what is unknown has unknown properties. */
export function propertyOf(value: Value, name: string): readonly Value[] {
  if (value.kind === 'object') return resolve(own(value.entries, name), value.template);
  return value.kind === 'unknown' ? [value] : NOTHING;
}

/** Controls ask for the same few hundred paths of every resource. */
const NAMES = new Map<string, readonly string[]>();

/** The property names in a dotted path. */
export function namesIn(path: string): readonly string[] {
  let names = NAMES.get(path);
  if (names === undefined) {
    names = path.split('.');
    NAMES.set(path, names);
  }
  return names;
}
