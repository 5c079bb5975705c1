/** Longer names are not typing mistakes, and comparing them costs time that grows with the square of their length. */
const LONGEST_NAME = 100;

/**
 * The candidate that a mistyped name most likely meant: the one with the fewest insertions, deletions, substitutions and
 * swaps of neighbours (optimal string alignment), upper and lower case counting as equal. The first wins a tie.
 *
 * @returns undefined when even the nearest differs in more than a third of its letters
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  let nearest: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const longer = Math.max(name.length, candidate.length);
    const edits = candidate.length > LONGEST_NAME ? longer : distance(name.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest && edits * 3 <= longer) {
      nearest = candidate;
      fewest = edits;
    }
  }
  return nearest;
}

function distance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current[column] = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
        swapped ? at(beforePrevious, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, right.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
