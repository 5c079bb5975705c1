import type { Position } from './position';

/** The text that certainly stands at a position: a parameter, a resource or a condition leaves it `undefined`. */
export function certainText(position: Position): string | undefined {
  const target = position.target();
  return target.kind === 'text' ? target.text : undefined;
}

/** The number that certainly stands at a position; text that is one to CloudFormation counts. */
export function certainNumber(position: Position): number | undefined {
  const text = certainText(position);
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
