import type { Finding } from '../finding';
import { oneLine } from './one-line';

/** What a finding says, on one line: the property where the message does not name it, and what is wrong or left open. */
export function findingStatement({ message, property, verdict }: Finding): string {
  const named = property === undefined || message.includes(property) ? message : `${property}: ${message}`;
  return oneLine(verdict === 'unknown' ? `not decided by the template: ${named}` : named);
}
