import { performance } from 'node:perf_hooks';

/** How long a contestant took, in milliseconds. */
export interface Timing {
  readonly name: string;
  /** The first round. In a fresh process its code is cold, which is what a single synth meets. */
  readonly first: number;
  /** The middle one of the later rounds. */
  readonly median: number;
}

/** What is timed. */
export interface Contestant {
  readonly name: string;
  /** Does the work once. */
  readonly run: () => void;
}

/**
 * Times contestants in one process, turn by turn, so that whatever slows the machine for a while slows them all. Each round
 * another one begins.
 *
 * @param rounds how many rounds are timed after the first, an odd number of at least 1
 */
export function race(contestants: readonly Contestant[], rounds: number): readonly Timing[] {
  const times = new Map<Contestant, number[]>(contestants.map((contestant) => [contestant, []]));
  for (let round = 0; round <= rounds; round++) {
    const beginner = round % contestants.length;
    for (const contestant of [...contestants.slice(beginner), ...contestants.slice(0, beginner)]) {
      times.get(contestant)?.push(timed(contestant.run));
    }
  }
  return [...times].map(([{ name }, [first = 0, ...later]]) => ({ name, first, median: median(later) }));
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
