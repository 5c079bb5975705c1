/**
 * Whether an event matches a pattern of EventBridge, by "Comparison operators for use in event patterns in Amazon
 * EventBridge": equality, `anything-but`, `exists`, `numeric`, `prefix` and `$or`. Throws at an operator that it does not know.
 */
export function matchesPattern(pattern: unknown, event: unknown): boolean {
  return Object.entries(objectOf(pattern)).every(([key, wanted]) => {
    if (key === '$or') return (wanted as unknown[]).some((branch) => matchesPattern(branch, event));
    const values = field(event, key);
    return Array.isArray(wanted)
      ? wanted.some((condition) => holds(condition, values))
      : values.some((value) => matchesPattern(wanted, value)) || (values.length === 0 && matchesPattern(wanted, {}));
  });
}

/** The values of a field: several where the event, or the field, is an array. */
function field(event: unknown, key: string): readonly unknown[] {
  if (Array.isArray(event)) return event.flatMap((item) => field(item, key));
  if (typeof event !== 'object' || event === null || !(key in event)) return [];
  const value = (event as Record<string, unknown>)[key];
  return Array.isArray(value) ? value : [value];
}

function holds(condition: unknown, values: readonly unknown[]): boolean {
  if (typeof condition !== 'object' || condition === null) return values.includes(condition);
  const [[operator, operand] = []] = Object.entries(condition);
  switch (operator) {
    case 'exists':
      return values.some((value) => value !== null) === operand;
    case 'anything-but': {
      const refused = [operand].flat();
      return values.length > 0 && values.every((value) => !refused.includes(value));
    }
    case 'prefix':
      return values.some((value) => String(value).startsWith(String(operand)));
    case 'numeric':
      return values.some((value) => typeof value === 'number' && isWithin(value, operand as (string | number)[]));
    default:
      throw new Error(`the operator ${operator} is not known`);
  }
}

function isWithin(value: number, [operator, limit, ...rest]: (string | number)[]): boolean {
  if (operator === undefined) return true;
  const bound = Number(limit);
  const kept = {
    '>=': value >= bound,
    '>': value > bound,
    '<': value < bound,
    '<=': value <= bound,
    '=': value === bound,
  }[operator];
  if (kept === undefined) throw new Error(`the comparison ${operator} is not known`);
  return kept && isWithin(value, rest);
}

function objectOf(pattern: unknown): Readonly<Record<string, unknown>> {
  if (typeof pattern !== 'object' || pattern === null) throw new Error('a pattern must be an object');
  return pattern as Record<string, unknown>;
}
