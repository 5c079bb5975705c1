/**
 * How Athena computes the values of a partition, so that nobody has to add partitions ("Supported types for partition
 * projection", Amazon Athena User Guide).
 */
export interface PartitionProjection {
  /** Name of the partition: lower case. */
  readonly name: string;
  /** Its type in Athena: `string` or `int`. */
  readonly type: string;
  /** The properties behind `projection.<name>.`. */
  readonly properties: { readonly [name: string]: string };
}

/** One of some values. Athena recommends a few dozen at most. */
export function oneOf(name: string, values: readonly string[]): PartitionProjection {
  return { name, type: 'string', properties: { type: 'enum', values: values.join(',') } };
}

/**
 * Every day up to the present one, in UTC.
 *
 * @param format such as `yyyy/MM/dd`; values must sort as text, for queries compare them so
 * @param lookBackDays days before the present one
 */
export function everyDay(name: string, format: string, lookBackDays: number): PartitionProjection {
  return {
    name,
    type: 'string',
    properties: {
      type: 'date',
      format,
      range: `NOW-${lookBackDays}DAYS,NOW`,
      interval: '1',
      'interval.unit': 'DAYS',
    },
  };
}

/** Whole numbers without leading zeros, both ends included. */
export function between(name: string, least: number, most: number): PartitionProjection {
  return { name, type: 'int', properties: { type: 'integer', range: `${least},${most}` } };
}
