import type { AdoptedResources } from '../settings/adopted-resources';
import type { UnreadCall } from './account-reader';

/** A key of `storefront.adopt`. */
export type AdoptKey = keyof AdoptedResources;

/** Something that an account can have once, and what is known of it. */
export interface AccountThing {
  readonly key: AdoptKey;
  /** What it is called, such as `AWS Config recorder`. */
  readonly title: string;
  /** Where it was looked for. */
  readonly region: string;
  /** Whether the account has it; undefined where a call that decides it was not answered. */
  readonly exists: boolean | undefined;
  /** What is known of it, each in a clause. */
  readonly facts: readonly string[];
  /** What it lacks of what the shop would have made, each in a line. Empty unless it exists. */
  readonly lacks: readonly string[];
  /** The calls that were not answered. */
  readonly unread: readonly UnreadCall[];
}

/** What a reading of something comes to. */
export type Known = Pick<AccountThing, 'exists'> & Partial<Pick<AccountThing, 'facts' | 'lacks' | 'unread'>>;

/** Something to look for, and where. */
export interface Sought {
  readonly key: AdoptKey;
  readonly title: string;
  readonly region: string;
  read(): Promise<Known>;
}
