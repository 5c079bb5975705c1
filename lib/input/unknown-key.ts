import { nearestName } from './nearest-name';

/** A key that nobody reads, and the mend. */
export interface UnknownKey {
  readonly key: string;
  /** `did you mean homeRegion?`, or the known keys where none is near. */
  readonly mend: string;
}

/** The first key of an object that is not among the known ones. A key whose value is `undefined` counts as not written. */
export function firstUnknownKey(object: object, known: readonly string[]): UnknownKey | undefined {
  const entry = Object.entries(object).find(([key, value]) => value !== undefined && !known.includes(key));
  if (entry === undefined) return undefined;
  const [key] = entry;
  const nearest = nearestName(key, known);
  return { key, mend: nearest === undefined ? `use ${known.join(', ')}` : `did you mean ${nearest}?` };
}
