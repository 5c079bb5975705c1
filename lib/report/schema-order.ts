/** A JSON Schema, as far as the order of keys needs it. */
export interface OrderingSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, OrderingSchema>>;
  readonly properties?: Readonly<Record<string, OrderingSchema>>;
  readonly items?: OrderingSchema;
  readonly [keyword: string]: unknown;
}

/**
 * A copy of `value` whose keys come in the order of the schema's `properties`, then any others by name: the same report
 * is the same text, however it was put together. What is `undefined` is left out.
 *
 * @param root the schema that references into `$defs` start from
 */
export function inSchemaOrder(value: unknown, schema: OrderingSchema, root: OrderingSchema = schema): unknown {
  const { properties = {}, items = {} } = resolved(schema, root);
  if (Array.isArray(value)) return value.map((item) => inSchemaOrder(item, items, root));
  if (typeof value !== 'object' || value === null) return value;

  const entries = new Map<string, unknown>(Object.entries(value).filter(([, entry]) => entry !== undefined));
  const others = [...entries.keys()].filter((key) => !Object.hasOwn(properties, key)).sort();
  const keys = [...Object.keys(properties).filter((key) => entries.has(key)), ...others];
  return Object.fromEntries(keys.map((key) => [key, inSchemaOrder(entries.get(key), properties[key] ?? {}, root)]));
}

function resolved(schema: OrderingSchema, root: OrderingSchema): OrderingSchema {
  return schema.$ref === undefined ? schema : (root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {});
}
