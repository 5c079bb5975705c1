import { firstDayOf, type Quarter, quarterOf, quartersAfter } from '../training/quarter';

/**
 * How many quarters after its own a training of 365 days covers at most: one of the last day of December 2026 covers
 * 2027-Q4 to its end.
 */
const LONGEST_TRAINING = 4;

/** One rung: from a day on, whose tag is none of these quarters is denied. */
export interface LadderRung {
  /** The first day on which the rung counts, `yyyy-mm-dd` in UTC. Absent: always. */
  readonly from?: string;
  /** The quarters that a tag may name. None: from that day on everybody is denied. */
  readonly accepted: readonly Quarter[];
}

/**
 * A ladder that lets training expire without a deployment: a rung for this quarter, one for each of the next ones, and
 * one that denies everybody once no rung is left. IAM cannot compare a tag with the time, but it can compare the time
 * with a literal and a tag with a list ("IAM JSON policy elements: Condition operators").
 *
 * The rung of this quarter has no date: it counts on whatever day a policy is read.
 *
 * @param today the present day; the ladder is the same on each day of a quarter
 * @param quarters how many of the next quarters have a rung
 */
export function quarterLadder(today: Date, quarters: number): LadderRung[] {
  const first = quarterOf(today);
  const starts = Array.from({ length: quarters + 1 }, (_, index) => quartersAfter(first, index));
  // Who is trained in the last quarter of the ladder has a later one in the tag.
  const accepted = Array.from({ length: quarters + 1 + LONGEST_TRAINING }, (_, index) => quartersAfter(first, index));
  return [
    ...starts.map((start, index) => ({
      ...(index === 0 ? {} : { from: firstDayOf(start) }),
      accepted: accepted.slice(index),
    })),
    { from: firstDayOf(quartersAfter(first, quarters + 1)), accepted: [] },
  ];
}
