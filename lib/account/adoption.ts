import type { UnreadCall } from './account-reader';
import type { AccountThing, AdoptKey } from './account-thing';

/** What to write into `storefront.adopt`, and what has to be decided by hand. */
export interface Adoption {
  /** The keys that are decided; `parseSettings` takes them as they are. */
  readonly adopt: Readonly<Partial<Record<AdoptKey, boolean>>>;
  /** The keys that are not: a call that decides them was not answered. */
  readonly undecided: readonly AdoptKey[];
  /** Every call that was not answered, once each. */
  readonly unread: readonly UnreadCall[];
}

/** Draws the settings from what was found. */
export function adoption(things: readonly AccountThing[]): Adoption {
  const decided = things.flatMap(({ key, exists }) => (exists === undefined ? [] : [[key, exists] as const]));
  const unread = new Map(
    things.flatMap((thing) => thing.unread.map((call) => [`${call.action} ${call.region}`, call] as const)),
  );
  return {
    adopt: Object.fromEntries(decided),
    undecided: things.filter(({ exists }) => exists === undefined).map(({ key }) => key),
    unread: [...unread.values()],
  };
}
