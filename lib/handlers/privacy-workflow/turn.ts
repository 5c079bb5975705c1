import { UserError } from '../../errors';
import { othersSettled, type RequestRecord } from '../../privacy-steps/request-record';
import { pageLimit } from '../../privacy-steps/rounds';
import { EXPORT_PREFIX } from '../../privacy-steps/step-names';
import { type StoreEvent, storeResultOf } from '../../privacy-steps/store-contract';
import { afterFailure, afterPage, type StoreProgress, withheld } from '../../privacy-steps/store-progress';
import type { StepEventOf } from './step-event';
import type { WorkflowTools } from './workflow-tools';

type TurnEvent = StepEventOf<'turn'>;

/** What comes next with a store: a page, or nothing more in this round. */
export type Turn =
  | { readonly next: 'call'; readonly event: StoreEvent }
  | { readonly next: 'end'; readonly event: null };

const END: Turn = { next: 'end', event: null };

/**
 * Records what came of the last page of a store, and says whether there is a next one. Holds are looked up before every
 * page of an erasure, so that one that is set half-way stops it.
 */
export async function turn(step: TurnEvent, tools: WorkflowTools): Promise<Turn> {
  await recordAnswer(step, tools);
  const { register, holds, now, exportBucket } = tools;
  const record = await register.read(step.requestId);
  const progress = progressOf(record, step.store);
  if (record.execution !== step.execution || !isOpen(record, progress, step)) return END;
  const { action, requestId, subject } = record;
  if (action === 'erase') {
    const hold = await holds.of(subject, step.store, now);
    if (hold !== undefined) {
      const held = withheld(progress, hold.reason, hold.until);
      await register.advance(requestId, step.store, held, progress.pages);
      return END;
    }
  }
  const output = { bucket: exportBucket, prefix: `${EXPORT_PREFIX}${requestId}/${step.store}/` };
  return {
    next: 'call',
    event: {
      action,
      requestId,
      subject,
      store: step.store,
      page: progress.pages + 1,
      ...(progress.cursor === undefined ? {} : { cursor: progress.cursor }),
      ...(action === 'export' ? { output } : {}),
    },
  };
}

async function recordAnswer({ requestId, store, asked, answer }: TurnEvent, tools: WorkflowTools): Promise<void> {
  if (asked === null || answer === null) return;
  const progress = progressOf(await tools.register.read(requestId), store);
  const pagesBefore = asked.page - 1;
  // Whoever recorded this page already has counted it.
  if (progress.pages !== pagesBefore) return;
  await tools.register.advance(requestId, store, progressAfter(progress, store, asked.cursor, answer), pagesBefore);
}

function progressAfter(
  progress: StoreProgress,
  store: string,
  cursor: string | undefined,
  answer: NonNullable<TurnEvent['answer']>,
): StoreProgress {
  if ('error' in answer) return afterFailure(progress, plainName(answer.error));
  try {
    return afterPage(progress, storeResultOf(answer.result, store, cursor));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return afterFailure(progress, 'UnusableAnswer');
  }
}

/** Names of errors go into the evidence; what is none may be a message. */
function plainName(error: string): string {
  return /^[\w.]{1,64}$/.test(error) ? error : 'UnnamedError';
}

/** Whether the store is to be asked for a page now. */
function isOpen({ stores }: RequestRecord, progress: StoreProgress, { round, store }: TurnEvent): boolean {
  if (progress.status !== 'pending' && progress.status !== 'running') return false;
  if (progress.pages - progress.pagesBefore >= pageLimit(Object.keys(stores).length)) return false;
  return progress.waiting !== true || (round === 'last' && othersSettled(stores, store));
}

function progressOf({ stores, requestId }: RequestRecord, store: string): StoreProgress {
  const progress = stores[store];
  if (progress === undefined) throw new UserError(`the request ${requestId} knows no store ${store}`);
  return progress;
}
