import type { Resource } from './resource';
import type { Template } from './template';

/** A value that stands literally in a template. */
export type Scalar = string | number | boolean;

/** A `Ref` or `Fn::GetAtt` to a resource, wherever that resource stands. */
export interface Reference {
  readonly resource: Resource;
  /** The attribute's name; `Ref` for a plain `Ref`. */
  readonly attribute: string;
}

/**
 * What one property may hold once the intrinsic functions around it are read.
 *
 * `text` is a string of which parts are known only at deployment: each unknown part reads `${Name}` in it.
 * `dynamic` is a `{{resolve:service:...}}` reference. `object` and `list` keep the template in which their inner
 * values must be read, which for a nested stack's parameter is the parent's.
 */
export type Value =
  | { readonly kind: 'absent' }
  | { readonly kind: 'scalar'; readonly value: Scalar }
  | { readonly kind: 'text'; readonly text: string; readonly references: readonly Reference[] }
  | { readonly kind: 'dynamic'; readonly service: string; readonly text: string }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'object'; readonly entries: Readonly<Record<string, unknown>>; readonly template: Template }
  | { readonly kind: 'list'; readonly items: readonly unknown[]; readonly template: Template }
  | { readonly kind: 'unknown'; readonly reason: string; readonly references: readonly Reference[] };

/** The value of a property that is missing or `AWS::NoValue`. */
export const ABSENT: Value = { kind: 'absent' };

/** Most alternatives followed for one property; beyond it the property is unknown, which bounds the work. */
export const MAX_ALTERNATIVES = 32;

/** A value that the template leaves open. */
export function unresolved(reason: string, references: readonly Reference[] = []): Value {
  return { kind: 'unknown', reason, references };
}

/** A string as it stands in a template: a value of its own, or a `{{resolve:...}}` reference. */
export function literal(text: string): Value {
  const dynamic = /\{\{resolve:([a-z-]+):/.exec(text);
  return dynamic?.[1] === undefined ? { kind: 'scalar', value: text } : { kind: 'dynamic', service: dynamic[1], text };
}

/** The resources that a value mentions, directly or inside a text. */
export function referencesOf(value: Value): readonly Reference[] {
  if (value.kind === 'reference') return [value.reference];
  return value.kind === 'text' || value.kind === 'unknown' ? value.references : [];
}

/** Whether an unknown JSON value is an object with keys. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own property of that name: a template may name a key `constructor` or `__proto__`. */
export function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** How a value is shown in a message: short, and never a secret's text. */
export function describe(value: Value): string {
  switch (value.kind) {
    case 'absent':
      return 'absent';
    case 'scalar':
      return abbreviate(JSON.stringify(value.value));
    case 'text':
      return abbreviate(JSON.stringify(value.text));
    case 'dynamic':
      return `a {{resolve:${value.service}}} reference`;
    case 'reference':
      return `a reference to ${value.reference.resource.logicalId}`;
    case 'object':
      return 'an object';
    case 'list':
      return 'a list';
    case 'unknown':
      return value.reason;
  }
}

function abbreviate(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** Whether a value is a number, or text that is one to CloudFormation. */
export function isNumber(value: Scalar): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
}

/** A raw scalar as text; empty for anything else, which may not be convertible at all. */
export function scalarText(raw: unknown): string {
  return typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : '';
}
