import type { Position } from '../position';
import { compliant, unknown, type Verdict, violation } from '../verdict';

/**
 * Holds when a field of an event pattern lets a value pass. A field that is not there lets everything pass.
 *
 * Of the operators of a pattern, `prefix` and `anything-but` of plain values are read; with another one it is unknown
 * ("Comparison operators for use in event patterns", Amazon EventBridge User Guide).
 */
export function letsPass(field: Position, value: string): Verdict {
  if (field.absent().kind === 'compliant') return compliant();
  return field.some((item) => matches(item, value), `${field.path} does not name ${value}`);
}

function matches(item: Position, value: string): Verdict {
  const operators = item.keys();
  if (operators.length === 0) return item.equals(value);
  const [operator] = operators;
  if (operators.length === 1 && operator === 'prefix') {
    return item.at('prefix').satisfies((prefix) => value.startsWith(String(prefix)), `a beginning of ${value}`);
  }
  if (operators.length === 1 && operator === 'anything-but') return isNot(item.at('anything-but'), value);
  return unknown(item.path, 'its operator is not read here');
}

function isNot(refused: Position, value: string): Verdict {
  if (refused.keys().length > 0) return unknown(refused.path, 'its operator is not read here');
  if (refused.items().length === 0) return refused.noneOf([value]);
  return refused.every((item) => item.noneOf([value]));
}

/** Holds when a field does not ask for its own presence: an event without it passes. */
export function letsAbsencePass(field: Position): Verdict {
  if (field.absent().kind === 'compliant') return compliant();
  const passes = field.items().some((item) => item.at('exists').isFalse().kind === 'compliant');
  return passes ? compliant() : violation(field.path, `${field.path} must stand in the event`);
}
