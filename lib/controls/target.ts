import { describe, type Reference, type Value } from './value';

/** What a property points at. */
export type Target =
  | { readonly kind: 'absent' }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What a value points at. */
export function targetOf(value: Value): Target {
  if (value.kind === 'absent') return { kind: 'absent' };
  if (value.kind === 'reference') return { kind: 'reference', reference: value.reference };
  if (value.kind === 'scalar') return { kind: 'text', text: String(value.value) };
  if (value.kind === 'text' || value.kind === 'dynamic') return { kind: 'text', text: value.text };
  return { kind: 'unknown', reason: reasonOf(value) };
}

/** Whether two values point at the same. */
export function sameTarget(left: Target, right: Target): boolean {
  if (left.kind === 'reference' && right.kind === 'reference') {
    return (
      left.reference.resource === right.reference.resource && left.reference.attribute === right.reference.attribute
    );
  }
  if (left.kind === 'text' && right.kind === 'text') return left.text === right.text;
  return left.kind === right.kind;
}

/** Why a value that stands here cannot be judged. */
export function reasonOf(value: Value): string {
  if (value.kind === 'unknown') return value.reason;
  return `${describe(value)} is known only at deployment`;
}
