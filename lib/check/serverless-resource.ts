import { isObject, own } from '../controls/value';

/** An object of a template, as it stands there. */
export type RawObject = Readonly<Record<string, unknown>>;

/** A resource of AWS SAM, with what `Globals` says of its type merged in. */
export interface ServerlessResource {
  readonly logicalId: string;
  /** Such as `AWS::Serverless::Function`. */
  readonly type: string;
  readonly properties: RawObject;
  /** The resource's whole entry in the template. */
  readonly entry: RawObject;
}

/** A CloudFormation resource that AWS SAM makes of one of its own. */
export interface GeneratedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: RawObject;
  /**
   * Where its properties come from: a path below its `Properties`, and the path below those of the SAM resource. The
   * longest path that a property starts with counts; without one, a property comes from the resource as a whole.
   */
  readonly sources: readonly (readonly [generated: string, written: string])[];
  /** Definition of a condition under which alone it is made; without one, it is there whenever the SAM resource is. */
  readonly condition?: RawObject;
}

/** Properties that keep their names and their values. */
export function sameProperties(properties: RawObject, names: readonly string[]): RawObject {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names.includes(name)));
}

/** The sources of {@link sameProperties}. */
export function sameSources(names: readonly string[]): GeneratedResource['sources'] {
  return names.map((name) => [name, name]);
}

/** The object under a key; an empty one where there is none. */
export function objectAt(container: unknown, key: string): RawObject {
  const value = isObject(container) ? own(container, key) : undefined;
  return isObject(value) ? value : {};
}

/** The value under a key of what may be an object. */
export function valueAt(container: unknown, key: string): unknown {
  return isObject(container) ? own(container, key) : undefined;
}

/** Whether a value is a function that is decided later, such as a `Ref` or an `Fn::If`. */
export function isIntrinsic(value: unknown): value is RawObject {
  if (!isObject(value)) return false;
  const [key, ...others] = Object.keys(value);
  return key !== undefined && others.length === 0 && (key === 'Ref' || key === 'Condition' || key.startsWith('Fn::'));
}

/**
 * When a property is left out: always, never, or where a condition of this definition holds, for an `Fn::If` with
 * `AWS::NoValue` in a branch.
 */
export function absence(value: unknown): boolean | RawObject {
  if (value === undefined || isNoValue(value)) return true;
  const branches = isObject(value) ? own(value, 'Fn::If') : undefined;
  if (!Array.isArray(branches)) return false;
  const [name, then, otherwise] = branches as readonly unknown[];
  if (isNoValue(then) && isNoValue(otherwise)) return true;
  if (isNoValue(then)) return { Condition: name };
  return isNoValue(otherwise) ? { 'Fn::Not': [{ Condition: name }] } : false;
}

function isNoValue(value: unknown): boolean {
  return isObject(value) && own(value, 'Ref') === 'AWS::NoValue';
}

/** What {@link absence} tells, for a resource that is made in the place of what is absent. */
export function madeWhere(absent: true | RawObject): Pick<GeneratedResource, 'condition'> {
  return absent === true ? {} : { condition: absent };
}

/** SAM writes tags as an object, CloudFormation as a list. */
export function tagList(tags: unknown): unknown {
  if (!isObject(tags) || isIntrinsic(tags)) return tags;
  return Object.entries(tags).map(([key, value]) => ({ Key: key, Value: value }));
}

/** Without the properties whose value is `undefined`. */
export function defined(properties: RawObject): RawObject {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
