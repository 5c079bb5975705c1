import { UserError } from '../../errors';
import { hoursLeft } from '../../incident/breach-deadline';
import type { BreachNotification } from '../../incident/breach-record';
import type { BreachRegister } from '../incident-register/breach-register';
import { newBreach } from '../incident-register/new-breach';
import type { DeskRequest } from './desk-request';

/** What the desk works with. */
export interface DeskTools {
  readonly register: BreachRegister;
  readonly now: Date;
}

/** What came of it, in one sentence, and what there is to know. */
export interface DeskAnswer {
  readonly message: string;
  readonly breaches: readonly {
    readonly breachId: string;
    readonly deadline: string;
    /** Hours to the deadline, with one decimal; negative when it is over. */
    readonly hoursLeft: number;
  }[];
}

/**
 * Does what the person on call asks for.
 *
 * @throws UserError when an instant lies in the future, there is no such breach, or it is decided already
 */
export async function answer(request: DeskRequest, tools: DeskTools): Promise<DeskAnswer> {
  switch (request.action) {
    case 'declare':
      return declare(request, tools);
    case 'notified':
      return notified(request, tools);
    case 'not-notifiable':
      return notNotifiable(request, tools);
    case 'list': {
      const open = await tools.register.open();
      return {
        message: open.length === 0 ? 'no clock runs' : `${open.length} of the clocks run`,
        breaches: open.map(({ breachId, awareAt, deadline }) => ({
          breachId,
          deadline,
          hoursLeft: tenths(hoursLeft(new Date(awareAt), tools.now)),
        })),
      };
    }
  }
}

async function declare(request: DeskRequest & { action: 'declare' }, tools: DeskTools): Promise<DeskAnswer> {
  const { breachId, what, note, execution } = request;
  const awareAt = request.awareAt === undefined ? tools.now : new Date(request.awareAt);
  refuseFuture('awareAt', awareAt, tools.now);
  const source = execution === undefined ? 'runbook' : `runbook ${execution}`;
  const declaration = await tools.register.declare(newBreach({ breachId, source, awareAt, what, note }, tools.now));
  const record = await tools.register.read(breachId);
  const left = tenths(hoursLeft(new Date(record.awareAt), tools.now));
  const said = {
    declared: `the clock of ${breachId} runs`,
    earlier: `${breachId} was declared already; its deadline is earlier now`,
    known: `${breachId} was declared already and is ${record.status}; nothing was changed`,
  }[declaration];
  return {
    message: `${said}: notify by ${record.deadline}, in ${left} hours`,
    breaches: [{ breachId, deadline: record.deadline, hoursLeft: left }],
  };
}

async function notified(request: DeskRequest & { action: 'notified' }, tools: DeskTools): Promise<DeskAnswer> {
  const { breachId, authority, reference, delayReasons } = request;
  const record = await tools.register.read(breachId);
  const at = request.at === undefined ? tools.now : new Date(request.at);
  refuseFuture('at', at, tools.now);
  if (at < new Date(record.awareAt)) {
    throw new UserError(`at is ${at.toISOString()}; ${breachId} was not known before ${record.awareAt}`);
  }
  const isKnown = record.notifications.some((known) => known.reference === reference && known.authority === authority);
  if (isKnown) {
    return { message: `that ${breachId} was notified is recorded already; nothing was changed`, breaches: [] };
  }
  const notification: BreachNotification = {
    authority,
    at: at.toISOString(),
    reference,
    ...(delayReasons === undefined ? {} : { delayReasons }),
  };
  await tools.register.notified(record, notification);
  const isFirst = record.notifications.length === 0;
  const late = isFirst && at > new Date(record.deadline);
  const kind = isFirst ? 'the clock has stopped' : 'a further phase is recorded';
  return { message: `${breachId} is notified; ${kind}${late ? lateness(delayReasons) : ''}`, breaches: [] };
}

function lateness(delayReasons: string | undefined): string {
  return delayReasons === undefined
    ? '. It came after 72 hours and needs the reasons for the delay (GDPR article 33.1): send them to the authority and record them with the reference of that letter'
    : '. It came after 72 hours; the reasons for the delay are recorded';
}

async function notNotifiable(
  { breachId, reason }: DeskRequest & { action: 'not-notifiable' },
  { register, now }: DeskTools,
): Promise<DeskAnswer> {
  const { status, notNotifiableReason } = await register.read(breachId);
  if (status === 'not-notifiable' && notNotifiableReason === reason) {
    return { message: `that ${breachId} is not notifiable is recorded already; nothing was changed`, breaches: [] };
  }
  if (status !== 'open') throw new UserError(`the breach ${breachId} is ${status} already; that stays`);
  await register.notNotifiable(breachId, reason, now);
  return { message: `${breachId} is not notifiable; the clock has stopped`, breaches: [] };
}

function refuseFuture(field: string, instant: Date, now: Date): void {
  if (instant > now) throw new UserError(`${field} is ${instant.toISOString()}; give an instant that has passed`);
}

function tenths(hours: number): number {
  return Math.floor(hours * 10) / 10;
}
