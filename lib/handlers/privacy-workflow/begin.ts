import { UserError } from '../../errors';
import { daysAfter, dueDate } from '../../privacy-steps/request-deadline';
import { type RequestInput, requestInputOf } from '../../privacy-steps/request-input';
import type { RequestRecord } from '../../privacy-steps/request-record';
import type { RoundOfStores } from '../../privacy-steps/rounds';
import { EXECUTION_HOURS } from '../../privacy-steps/step-names';
import { resumed, type StoreProgress, UNTOUCHED } from '../../privacy-steps/store-progress';
import type { StepEventOf } from './step-event';
import type { WorkflowTools } from './workflow-tools';

/**
 * Days after which an export that stopped half-way is made anew: what it exported first expires after
 * `exportRetention`, which is at least a day longer.
 */
const EXPORT_FRESH_DAYS = 1;

/** What the execution goes through. */
export interface Plan {
  readonly requestId: string;
  readonly rounds: readonly RoundOfStores[];
}

/**
 * Takes a request up: records it with its deadline, or goes on with one that is recorded. Doing it twice in the same
 * execution does it once.
 *
 * @throws UserError when the input cannot be used, when the request is another one's, or is being worked on
 */
export async function begin(step: StepEventOf<'begin'>, tools: WorkflowTools): Promise<Plan> {
  const { register, now } = tools;
  const input = requestInputOf(step.input, now);
  const plan = { requestId: input.requestId, rounds: step.rounds };
  const before = await register.find(input.requestId);
  if (before !== undefined) {
    refuseOther(before, input);
    if (before.execution === step.execution) return plan;
    refuseRunning(before, now);
  }
  const since = before === undefined || isStaleExport(before, now) ? now.toISOString() : before.since;
  const names = [...new Set(step.rounds.flatMap(({ stores }) => stores.map(({ name }) => name)))];
  const receivedAt = before?.receivedAt ?? new Date(input.receivedAt ?? now).toISOString();
  const answered = before?.answeredAt;
  await register.begin(
    {
      requestId: input.requestId,
      action: input.action,
      subject: input.subject,
      receivedAt,
      dueAt: dueDate(new Date(receivedAt)).toISOString(),
      status: 'running',
      since,
      startedAt: now.toISOString(),
      execution: step.execution,
      stores: progressOf(names, before, now),
      ...(answered === undefined ? {} : { answeredAt: answered }),
    },
    before,
  );
  return plan;
}

/** A store that joined since is added, one that left is forgotten. */
function progressOf(
  names: readonly string[],
  before: RequestRecord | undefined,
  now: Date,
): Readonly<Record<string, StoreProgress>> {
  const stores = before === undefined || isStaleExport(before, now) ? {} : before.stores;
  const action = before?.action ?? 'export';
  return Object.fromEntries(names.map((name) => [name, resumed(stores[name] ?? UNTOUCHED, action)]));
}

/** An export that is asked for again after it was completed, or after its first objects began to expire. */
function isStaleExport({ action, status, since }: RequestRecord, now: Date): boolean {
  return action === 'export' && (status === 'completed' || daysAfter(new Date(since), EXPORT_FRESH_DAYS) < now);
}

function refuseOther(before: RequestRecord, { requestId, action, subject }: RequestInput): void {
  if (before.action === action && before.subject === subject) return;
  throw new UserError(`the request ${requestId} is another one already; give this one an id of its own`);
}

function refuseRunning({ requestId, status, startedAt, execution }: RequestRecord, now: Date): void {
  if (status !== 'running' || now.getTime() - new Date(startedAt).getTime() > EXECUTION_HOURS * 3_600_000) return;
  throw new UserError(
    `the execution ${execution} works on the request ${requestId}; wait for its end, at most ${EXECUTION_HOURS} hours`,
  );
}
