import type { RequestInput } from './request-input';
import type { StoreProgress } from './store-progress';

/** A request of a data subject, as the table of requests has it. Instants are in UTC, as `2026-11-27T10:00:00.000Z`. */
export interface RequestRecord {
  readonly requestId: string;
  readonly action: RequestInput['action'];
  readonly subject: string;
  readonly receivedAt: string;
  /** The day by which the person is answered. */
  readonly dueAt: string;
  /** `running`, and after an execution its {@link Outcome}. */
  readonly status: 'running' | Outcome;
  /** When its first page was asked for; of an export that was made anew, that of the present one. */
  readonly since: string;
  /** When the present or last execution began. */
  readonly startedAt: string;
  /** Name of the present or last execution. */
  readonly execution: string;
  readonly stores: Readonly<Record<string, StoreProgress>>;
  readonly finishedAt?: string;
  /** From when the watch starts it anew. */
  readonly resumeAt?: string;
  /** When staff answered the person. */
  readonly answeredAt?: string;
  /** In seconds since the epoch: from when the record may go. */
  readonly expiresAt?: number;
}

/**
 * How an execution ended.
 *
 * - `completed`: every store is through
 * - `held`: every store is through, save for what is held
 * - `continues`: there are more pages than one execution takes; the watch starts the next
 * - `partial`: a store failed; the watch tries again
 */
export type Outcome = 'completed' | 'held' | 'continues' | 'partial';

/** How a request stands. */
export function outcomeOf(stores: Readonly<Record<string, StoreProgress>>): Outcome {
  const statuses = new Set(Object.values(stores).map(({ status }) => status));
  if (statuses.has('failed')) return 'partial';
  if (statuses.has('running') || statuses.has('pending')) return 'continues';
  return statuses.has('held') ? 'held' : 'completed';
}

/** Whether each store other than this one is through, so that what comes last may come. */
export function othersSettled(stores: Readonly<Record<string, StoreProgress>>, store: string): boolean {
  return Object.entries(stores).every(
    ([name, { status, waiting }]) => name === store || status === 'done' || status === 'held' || waiting === true,
  );
}
