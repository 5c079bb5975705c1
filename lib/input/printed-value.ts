/** Enough to recognize a value by, short enough for one line of an error. */
const LONGEST_VALUE = 80;

/**
 * A value that someone wrote, as JSON for an error message: one line, at most 80 characters, then an ellipsis. What JSON
 * has no form for (`undefined`, functions, cycles, big integers) is named by its type.
 */
export function printedValue(value: unknown): string {
  const json = asJson(value) ?? typeof value;
  return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE)}…` : json;
}

/** A key that someone wrote: as it stands when it is a plain word, else like a value. */
export function printedKey(key: string): string {
  return /^[\w.:-]{1,80}$/.test(key) ? key : printedValue(key);
}

function asJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
