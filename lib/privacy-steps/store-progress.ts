import { createHash } from 'node:crypto';
import type { StoreResult } from './store-contract';

/** How far a request is with one store. */
export interface StoreProgress {
  /**
   * - `pending`: not asked yet
   * - `running`: more pages are to come
   * - `done`: nothing is left
   * - `held`: nothing is left but what is held
   * - `failed`: the last page failed, whatever was tried
   */
  readonly status: 'pending' | 'running' | 'done' | 'held' | 'failed';
  /** Items exported or erased, over all executions. */
  readonly items: number;
  /** Pages done, over all executions. */
  readonly pages: number;
  /** Pages that were done when the present execution began. */
  readonly pagesBefore: number;
  /** Items that the present pass over the store found held. */
  readonly held: number;
  readonly heldReason?: string;
  /** Instant in UTC. */
  readonly heldUntil?: string;
  /** SHA-256 over the digests of the pages, in their order. */
  readonly digest?: string;
  readonly cursor?: string;
  /** Whether the store waits for the others. */
  readonly waiting?: boolean;
  /** Name of the error that stopped it; messages may repeat personal data. */
  readonly error?: string;
}

/** A store that was not asked yet. */
export const UNTOUCHED: StoreProgress = { status: 'pending', items: 0, pages: 0, pagesBefore: 0, held: 0 };

/** A store after one more page. */
export function afterPage(progress: StoreProgress, result: StoreResult): StoreProgress {
  const { items, pages, pagesBefore } = progress;
  const held = progress.held + (result.held?.items ?? 0);
  const heldReason = result.held?.reason ?? progress.heldReason;
  const heldUntil = earliest(progress.heldUntil, result.held?.until);
  const digest = chained(progress.digest, result.digest);
  return {
    status: result.status !== 'done' ? 'running' : held > 0 ? 'held' : 'done',
    items: items + result.items,
    pages: pages + 1,
    pagesBefore,
    held,
    ...(heldReason === undefined ? {} : { heldReason }),
    ...(heldUntil === undefined ? {} : { heldUntil }),
    ...(digest === undefined ? {} : { digest }),
    ...(result.cursor === undefined ? {} : { cursor: result.cursor }),
    ...(result.status === 'wait' ? { waiting: true } : {}),
  };
}

/** A store whose page failed; the next execution asks for that page again. */
export function afterFailure(progress: StoreProgress, error: string): StoreProgress {
  return { ...progress, status: 'failed', error };
}

/** A store that a hold keeps from being asked. */
export function withheld(progress: StoreProgress, reason: string, until: string | undefined): StoreProgress {
  return { ...progress, status: 'held', heldReason: reason, ...(until === undefined ? {} : { heldUntil: until }) };
}

/**
 * A store as the next execution takes it up: one that failed goes on where it stopped, one that held something is gone
 * through anew. An export that is made anew counts and names its pages from one again, an erasure counts on.
 */
export function resumed(progress: StoreProgress, action: 'export' | 'erase'): StoreProgress {
  const { status, pages, items, digest } = progress;
  if (status === 'done' || status === 'pending') return { ...progress, pagesBefore: pages };
  if (status === 'held') {
    if (action === 'export') return UNTOUCHED;
    return { ...UNTOUCHED, items, pages, pagesBefore: pages, ...(digest === undefined ? {} : { digest }) };
  }
  const { error, ...kept } = progress;
  return { ...kept, status: 'running', pagesBefore: pages };
}

function earliest(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return new Date(one) <= new Date(other) ? one : other;
}

function chained(before: string | undefined, page: string | undefined): string | undefined {
  if (page === undefined) return before;
  return createHash('sha256')
    .update(`${before ?? ''}${page}`)
    .digest('hex');
}
