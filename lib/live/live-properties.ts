import { isObject } from '../controls/value';

/** The properties of a resource in CloudFormation's form. */
export type Properties = Readonly<Record<string, unknown>>;

/** A template parameter without a value: what points at it is unknown to every control. */
export const UNREAD_PARAMETER = 'Unread';

/** Stands where a read tells nothing. */
const UNREAD = { Ref: UNREAD_PARAMETER };

/**
 * The properties of a living resource as a control may judge them: what a read does not return is unknown where it is
 * absent, and nothing in them is an intrinsic function.
 *
 * @param properties as Cloud Control answers
 * @param writeOnly dotted paths, `*` for each item of a list
 */
export function liveProperties(properties: Properties, writeOnly: readonly string[]): Properties {
  const plain = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, withoutIntrinsics(value)]));
  // The shorter first: a parent that is absent hides what would stand in it.
  const paths = writeOnly.map((path) => path.split('.')).sort((one, other) => one.length - other.length);
  for (const path of paths) markUnread(plain, path);
  return plain;
}

/**
 * A living resource has no intrinsic functions: whoever names an environment variable `Ref` must not have a control take
 * it for one.
 */
function withoutIntrinsics(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIntrinsics);
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && /^(Ref$|Fn::)/.test(only[0])) return { ...UNREAD };
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutIntrinsics(inner)]));
}

function markUnread(place: unknown, [name, ...rest]: readonly string[]): void {
  if (name === '*') {
    if (Array.isArray(place)) for (const item of place) markUnread(item, rest);
    return;
  }
  if (name === undefined || !isRecord(place) || isUnread(place)) return;
  if (rest.length > 0) markUnread(place[name], rest);
  else if (place[name] === undefined || place[name] === null) place[name] = { ...UNREAD };
}

/** Copies are made before they are marked. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return isObject(value);
}

function isUnread(place: Readonly<Record<string, unknown>>): boolean {
  return place.Ref === UNREAD_PARAMETER && Object.keys(place).length === 1;
}
