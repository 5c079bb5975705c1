import { createHash } from 'node:crypto';
import type { RawPage } from '../observations';

/** A page that was read whole. */
export interface StoredPage {
  /** When, as ISO 8601 in UTC. */
  readonly readAt: string;
  /** The answer; its times are ISO 8601 where they went through JSON. */
  readonly output: object;
}

/** Keeps the pages of an audit, so that an interrupted one goes on after the last whole page. */
export interface PageStore {
  /** A page; undefined where there is none that can be read whole. */
  get(key: string): Promise<StoredPage | undefined>;
  /** Keeps a page, in place of the one under that key. */
  put(key: string, page: StoredPage): Promise<void>;
}

/** The key of a page: 64 hexadecimal digits, the same for the same request of the same account and region. */
export function pageKey({ scope, operation, input }: Pick<RawPage, 'scope' | 'operation' | 'input'>): string {
  const entries = Object.entries(input).sort(([one], [other]) => (one < other ? -1 : 1));
  const request = JSON.stringify([scope.account, scope.region, operation, entries]);
  return createHash('sha256').update(request).digest('hex');
}
