import { createHash } from 'node:crypto';

export type Entry = Readonly<Record<string, unknown>>;

/** How AWS Config refuses a request. */
export class ConfigRefusal extends Error {
  public constructor(
    public readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * One page of a list.
 *
 * @param size entries of a page
 * @param withEmpty whether an empty page with a token goes before each page, as AWS documents of aggregators
 * @throws ConfigRefusal for a token that was not given out for this list
 */
export function pageOf(
  key: string,
  all: readonly unknown[],
  input: Entry,
  { size, withEmpty }: { readonly size: number; readonly withEmpty: boolean },
): Entry {
  const { NextToken, ...rest } = input;
  const list = createHash('sha256').update(JSON.stringify(rest)).digest('hex').slice(0, 16);
  const [from, wasEmpty] = NextToken === undefined ? [0, false] : positionOf(String(NextToken), list);
  if (withEmpty && !wasEmpty) return { [key]: [], NextToken: `${list}.${from}.full` };
  const to = from + size;
  return { [key]: all.slice(from, to), ...(to < all.length ? { NextToken: `${list}.${to}` } : {}) };
}

function positionOf(token: string, list: string): readonly [number, boolean] {
  const [of, position, full] = token.split('.');
  if (of !== list || position === undefined || !/^\d+$/.test(position)) {
    throw new ConfigRefusal('InvalidNextTokenException', 'The specified next token is not valid');
  }
  return [Number(position), full !== undefined];
}

/** The `Limit` of a request; AWS takes 0 for the default. */
export function limitOf({ Limit }: Entry, preset: number, most: number): number {
  const limit = Limit === undefined || Limit === 0 ? preset : Number(Limit);
  if (limit > most)
    throw new ConfigRefusal('InvalidLimitException', `The limit ${limit} is outside the allowable range`);
  return limit;
}

/** Seconds since 1970, as the protocol writes a time. */
export function seconds(iso: string | undefined): number | undefined {
  return iso === undefined ? undefined : Date.parse(iso) / 1_000;
}
