import { resolve } from './intrinsic';
import type { Template } from './template';
import { isObject, type Scalar } from './value';

/**
 * Whether a condition's definition holds: `true` or `false` where its operands stand in the template, `undefined`
 * where a parameter or the deployment decides. A condition that refers to itself is undecided.
 */
export function decideCondition(definition: unknown, template: Template): boolean | undefined {
  if (!isObject(definition)) return undefined;
  const [entry] = Object.entries(definition);
  if (entry === undefined) return undefined;
  const [name, argument] = entry;
  if (name === 'Condition') return typeof argument === 'string' ? template.condition(argument) : undefined;
  if (!Array.isArray(argument)) return undefined;
  if (name === 'Fn::Equals') return equal(argument, template);
  const operands = argument.map((operand) => decideCondition(operand, template));
  if (name === 'Fn::Not') return operands[0] === undefined ? undefined : !operands[0];
  if (name === 'Fn::And') return operands.includes(false) ? false : operands.includes(undefined) ? undefined : true;
  if (name === 'Fn::Or') return operands.includes(true) ? true : operands.includes(undefined) ? undefined : false;
  return undefined;
}

function equal(operands: readonly unknown[], template: Template): boolean | undefined {
  const [left, right] = operands.map((operand) => only(operand, template));
  return left === undefined || right === undefined ? undefined : String(left) === String(right);
}

function only(raw: unknown, template: Template): Scalar | undefined {
  const values = resolve(raw, template);
  return values.length === 1 && values[0]?.kind === 'scalar' ? values[0].value : undefined;
}
