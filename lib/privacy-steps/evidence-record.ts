import { createHash } from 'node:crypto';
import { type Outcome, outcomeOf, type RequestRecord } from './request-record';
import { EVIDENCE_PREFIX } from './step-names';
import type { StoreProgress } from './store-progress';

/** What is kept of an execution: what was done, when, in which store, how much; nothing of whom. */
export interface EvidenceRecord {
  readonly version: 1;
  readonly requestId: string;
  readonly action: RequestRecord['action'];
  /**
   * SHA-256 of the subject's id. Of a random UUID it cannot be guessed back; who has the id can show that the evidence is
   * about it.
   */
  readonly subjectSha256: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly execution: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly outcome: Outcome;
  readonly stores: readonly StoreEvidence[];
}

/** What was done in one store, over all executions of the request. */
export interface StoreEvidence extends Pick<StoreProgress, 'status' | 'items' | 'pages' | 'held'> {
  readonly store: string;
  readonly heldReason?: string;
  readonly heldUntil?: string;
  /** SHA-256 over the exported pages. */
  readonly sha256?: string;
  /** Name of the error that stopped it. */
  readonly error?: string;
}

/** The evidence of the execution that just ended. */
export function evidenceOf(record: RequestRecord, finishedAt: Date): EvidenceRecord {
  const { requestId, action, subject, receivedAt, dueAt, execution, startedAt, stores } = record;
  return {
    version: 1,
    requestId,
    action,
    subjectSha256: createHash('sha256').update(subject).digest('hex'),
    receivedAt,
    dueAt,
    execution,
    startedAt,
    finishedAt: finishedAt.toISOString(),
    outcome: outcomeOf(stores),
    stores: Object.keys(stores)
      .sort()
      .flatMap((store) => (stores[store] === undefined ? [] : [storeEvidence(store, stores[store])])),
  };
}

/** Where the evidence stands: one object an execution, by the day of its beginning. */
export function evidenceKey({ requestId, execution, startedAt }: EvidenceRecord): string {
  return `${EVIDENCE_PREFIX}${startedAt.slice(0, 10).replaceAll('-', '/')}/${requestId}/${execution}.json`;
}

function storeEvidence(store: string, progress: StoreProgress): StoreEvidence {
  const { status, items, pages, held, heldReason, heldUntil, digest, error } = progress;
  return {
    store,
    status,
    items,
    pages,
    held,
    ...(heldReason === undefined ? {} : { heldReason }),
    ...(heldUntil === undefined ? {} : { heldUntil }),
    ...(digest === undefined ? {} : { sha256: digest }),
    ...(error === undefined ? {} : { error }),
  };
}
