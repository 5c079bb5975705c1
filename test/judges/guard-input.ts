import { isObject } from '../../lib/controls/value';

/** Stands for a name or ARN that another stack hands over at deployment. */
const HANDED_OVER = 'handed-over-by-another-stack';

/** Functions by which CloudFormation reads another stack's output. */
const CROSS_STACK = new Set(['Fn::GetStackOutput', 'Fn::ImportValue']);

/**
 * A template as AWS Control Tower's hook would meet it, where its rules are made to run: what comes from another stack is
 * a text by then. The rules know references within one template only, and take every other function for a missing value.
 */
export function withHandedOverValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withHandedOverValues);
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  if (keys.length === 1 && CROSS_STACK.has(keys[0] ?? '')) return HANDED_OVER;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withHandedOverValues(each)]));
}
