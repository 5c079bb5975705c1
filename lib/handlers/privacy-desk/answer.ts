import { UserError } from '../../errors';
import { recordExpiry } from '../../privacy-steps/request-deadline';
import type { RequestRecord } from '../../privacy-steps/request-record';
import type { HoldRegister } from '../privacy/hold-register';
import type { RequestRegister } from '../privacy/request-register';
import type { DeskEvent } from './desk-event';

/** What the desk works with. */
export interface DeskTools {
  readonly register: RequestRegister;
  readonly holds: HoldRegister;
  readonly now: Date;
}

/**
 * Does what staff ask for.
 *
 * @throws UserError when there is no such request, or it is not through yet
 */
export async function answer(event: DeskEvent, tools: DeskTools): Promise<object> {
  switch (event.action) {
    case 'status':
      return tools.register.read(event.requestId);
    case 'answered':
      return answered(await tools.register.read(event.requestId), tools);
    case 'hold': {
      const { action, ...hold } = event;
      await tools.holds.set(hold);
      return { held: true, store: hold.store };
    }
    case 'release':
      await tools.holds.release(event.subject, event.store);
      return { held: false, store: event.store };
  }
}

async function answered({ requestId, status, answeredAt }: RequestRecord, tools: DeskTools): Promise<object> {
  if (status !== 'completed' && status !== 'held') {
    throw new UserError(`the request ${requestId} is ${status}; answer once it is completed or held`);
  }
  const at = answeredAt ?? tools.now.toISOString();
  await tools.register.set(requestId, {
    answeredAt: at,
    ...(status === 'completed' ? { expiresAt: recordExpiry(tools.now) } : {}),
  });
  return { requestId, answeredAt: at };
}
