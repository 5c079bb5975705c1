import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** "Path pattern", Cache behavior settings, Amazon CloudFront Developer Guide, in characters. */
const LONGEST_PATTERN = 255;
const CHARACTERS = /^\/[A-Za-z0-9_\-.*?$/~"'@:+&]*$/;

/**
 * Refuses a path pattern that no request would reach. CloudFront takes the first behavior that matches, in the order in
 * which they were added.
 *
 * @param earlier the patterns of the behaviors added before, in their order
 * @throws InvalidPropertyError when CloudFront would refuse the pattern, or an earlier one takes all its requests
 */
export function refuseUnreachable(scope: Construct, pattern: string, earlier: readonly string[]): void {
  if (!CHARACTERS.test(pattern) || pattern.length > LONGEST_PATTERN) {
    const mend = `begin it with / and write at most ${LONGEST_PATTERN} letters, digits and _-.*?$/~"'@:+&`;
    throw new InvalidPropertyError(scope, 'pathPattern', pattern, mend);
  }
  if (earlier.includes(pattern)) {
    const mend = 'give another pathPattern: the distribution has a behavior for this one';
    throw new InvalidPropertyError(scope, 'pathPattern', pattern, mend);
  }
  const broader = earlier.find((other) => covers(other, pattern));
  if (broader !== undefined) {
    const mend = `add it before ${JSON.stringify(broader)}, which takes all its requests`;
    throw new InvalidPropertyError(scope, 'pathPattern', pattern, mend);
  }
}

/** Whether every path of one pattern falls under another: `*` stands for any characters, `?` for exactly one. */
export function covers(broad: string, narrow: string): boolean {
  // The ends of `narrow` that the part of `broad` read so far may stand for.
  let reached = new Set([0]);
  for (const sign of broad) {
    const next = new Set<number>();
    for (const start of reached) {
      if (sign === '*') {
        for (let end = start; end <= narrow.length; end += 1) next.add(end);
      } else if (narrow[start] === sign || (sign === '?' && start < narrow.length && narrow[start] !== '*')) {
        next.add(start + 1);
      }
    }
    reached = next;
  }
  return reached.has(narrow.length);
}
