import { deadlineOf, NOT_REMINDED } from '../../incident/breach-deadline';
import type { BreachRecord } from '../../incident/breach-record';

/** What is known of a breach when it is declared. */
export interface BreachFacts {
  readonly breachId: string;
  readonly source: string;
  readonly awareAt: Date;
  readonly what?: string | undefined;
  readonly note?: string | undefined;
}

/** The record of a breach whose clock starts. */
export function newBreach({ breachId, source, awareAt, what, note }: BreachFacts, now: Date): BreachRecord {
  return {
    breachId,
    status: 'open',
    source,
    ...(what === undefined ? {} : { what }),
    ...(note === undefined ? {} : { note }),
    awareAt: awareAt.toISOString(),
    deadline: deadlineOf(awareAt).toISOString(),
    declaredAt: now.toISOString(),
    remindedAt: NOT_REMINDED,
    notifications: [],
  };
}
