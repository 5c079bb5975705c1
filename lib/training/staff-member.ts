import type { CalendarDate } from '../exceptions/calendar-date';
import type { Principal } from './principal';
import type { StaffRole } from './staff-role';

/** Somebody who works for the shop. Nothing more is kept of them than who must be trained and let in asks for. */
export interface StaffMember {
  /** An e-mail address or the id that the shop gave them, in lower case. */
  readonly person: string;
  readonly roles: readonly StaffRole[];
  readonly hiredOn: CalendarDate;
  /** The last day on which they work for the shop. */
  readonly leftOn?: CalendarDate | undefined;
  /** How AWS knows them; none where they touch no customer data. */
  readonly principals: readonly Principal[];
}

/** Whether a text can be a person's id: an address or an id, in lower case, at most 128 characters. */
export function isPersonId(text: string): boolean {
  return /^[a-z0-9][a-z0-9._%+@-]{0,127}$/.test(text);
}

/** Whether a person's id is an address that mail can be sent to. */
export function isAddress(person: string): boolean {
  return /^[^@]+@[^@]+\.[^@]+$/.test(person);
}
