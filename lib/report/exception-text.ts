import { amount } from '../amount';
import type { FindingException } from '../finding';
import { oneLine } from './one-line';

/** What excuses a finding, for how long, where that is declared and why, on one line. */
export function exceptionText({ kind, source, reason, daysLeft }: FindingException): string {
  return oneLine(`${term(kind, daysLeft)} (${source}): ${reason}`);
}

function term(kind: FindingException['kind'], daysLeft: number | undefined): string {
  if (kind === 'acknowledged') return 'acknowledged in code';
  if (kind === 'risk')
    return daysLeft === undefined ? 'risk accepted' : `risk accepted, ${amount(daysLeft, 'day')} left`;
  return daysLeft === undefined ? 'false positive' : `false positive, review in ${amount(daysLeft, 'day')}`;
}
