/**
 * A time of an answer, as ISO 8601 in UTC. A page that was kept has times as text already.
 *
 * @returns undefined where there is none that a calendar has
 */
export function isoTime(time: Date | string | undefined): string | undefined {
  if (time === undefined) return undefined;
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** As {@link isoTime}, for many times of which most are the same: one evaluation stamps all that it finds. */
export function isoTimes(): typeof isoTime {
  let last: number | undefined;
  let text: string | undefined;
  return (time) => {
    if (!(time instanceof Date)) return isoTime(time);
    if (time.getTime() !== last) {
      last = time.getTime();
      text = isoTime(time);
    }
    return text;
  };
}

/** Whether the first time is later; one that is not there is earlier than any. */
export function isLater(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && (other === undefined || one > other);
}
