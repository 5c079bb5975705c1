import { isObject, own } from '../controls/value';
import { isIntrinsic, objectAt, type RawObject } from './serverless-resource';

/** The prefix of AWS SAM's resource types. */
export const SERVERLESS = 'AWS::Serverless::';

/** The section of `Globals` for a resource type. */
export function globalsSection(type: string): string {
  return type.slice(SERVERLESS.length);
}

/** The properties of a SAM resource, with those of `Globals` that it does not ignore. */
export function withGlobals(body: RawObject, entry: RawObject, type: string): RawObject {
  const ignored = own(entry, 'IgnoreGlobals');
  const globals = ignored === '*' ? {} : objectAt(own(body, 'Globals'), globalsSection(type));
  const kept = Object.entries(globals).filter(([name]) => !Array.isArray(ignored) || !ignored.includes(name));
  return merged(Object.fromEntries(kept), objectAt(entry, 'Properties')) as RawObject;
}

/** Objects are merged, lists joined with the global one first, and of all else the resource's own counts ("Globals section"). */
function merged(global: unknown, local: unknown): unknown {
  if (Array.isArray(global) && Array.isArray(local)) return [...global, ...local];
  if (!isObject(global) || !isObject(local) || isIntrinsic(global) || isIntrinsic(local)) return local;
  const entries = new Map(Object.entries(global));
  for (const [key, value] of Object.entries(local)) {
    entries.set(key, entries.has(key) ? merged(entries.get(key), value) : value);
  }
  return Object.fromEntries(entries);
}
