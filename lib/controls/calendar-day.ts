/** A calendar date as metadata has it, `yyyy-mm-dd`; dates in this form compare as text. */
export type CalendarDay = string;

/** The calendar date of an instant, in UTC. */
export function dayOf(instant: Date): CalendarDay {
  return instant.toISOString().slice(0, 10);
}

/** Whether a text is a calendar date that exists: `2026-02-30` is none. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && dayOf(day) === text;
}
