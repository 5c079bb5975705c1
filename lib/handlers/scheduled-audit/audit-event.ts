import * as z from 'zod';
import { UserError } from '../../errors';
import { AUDIT_TASKS } from '../../scheduled-audit/audit-names';

const event = z.looseObject({ task: z.enum([AUDIT_TASKS.audit, AUDIT_TASKS.watch]) });

/**
 * What a call asks for: one of `AUDIT_TASKS`.
 *
 * @throws UserError when it asks for nothing that the function does
 */
export function taskOf(given: unknown): string {
  const parsed = event.safeParse(given);
  if (parsed.success) return parsed.data.task;
  throw new UserError(`the event has no task; give { "task": "${AUDIT_TASKS.audit}" } or "${AUDIT_TASKS.watch}"`);
}
