import { calendarDateOf, daysAfter, daysBetween } from './calendar-date';
import { type ControlFacts, ruleOf } from './control-facts';
import type { Exception } from './exception';
import { LONGEST_TERM_DAYS, longestTermDays } from './term';
import { daysLeft, standing } from './validity';

/** What can be wrong with an exception in substance. */
export type ProblemKind =
  | 'unknown-id'
  | 'self-approved'
  | 'reasonless'
  | 'too-long'
  | 'not-yet-granted'
  | 'expired'
  | 'expires-soon'
  | 'review-due'
  | 'unused';

/** Below this many characters a reason says nothing that an assessor could weigh. */
const SHORTEST_REASON = 20;

/** Two weeks leave time to renew or to mend before a deployment stops. */
const SOON_DAYS = 14;

/** What exceptions are judged by. */
export interface ProblemsOptions {
  /** An instant of the day for which they are judged, in UTC. */
  readonly today: Date;
  readonly facts: ControlFacts;
  /**
   * The exceptions, by identity, that covered at least one finding, in standing or not.
   *
   * @default - not known, so that none is called unused
   */
  readonly used?: ReadonlySet<Exception>;
}

interface ProblemCheck {
  readonly kind: ProblemKind;
  readonly severity: 'error' | 'warning';
  /** Problems beside which this one would say nothing new; they stand earlier in the list. */
  readonly unless?: readonly ProblemKind[];
  /** What is wrong, with the mend; undefined when nothing is. */
  readonly find: (exception: Exception, options: ProblemsOptions) => string | undefined;
}

/** Everything that is looked for, in the order in which it is told. */
export const PROBLEM_CHECKS: readonly ProblemCheck[] = [
  { kind: 'unknown-id', severity: 'error', find: unknownId },
  { kind: 'self-approved', severity: 'error', find: selfApproved },
  { kind: 'reasonless', severity: 'error', find: reasonless },
  { kind: 'too-long', severity: 'error', find: tooLong },
  { kind: 'not-yet-granted', severity: 'error', find: notYetGranted },
  { kind: 'expired', severity: 'error', find: expired },
  { kind: 'expires-soon', severity: 'warning', find: expiresSoon },
  { kind: 'review-due', severity: 'warning', find: reviewDue },
  { kind: 'unused', severity: 'error', unless: ['unknown-id', 'expired'], find: unused },
];

function unknownId({ controls }: Exception, { facts }: ProblemsOptions): string | undefined {
  const unknown = controls.find((id) => !facts.isKnown(ruleOf(id)));
  if (unknown === undefined) return undefined;
  const retired = facts.retired?.(ruleOf(unknown));
  if (retired !== undefined) return `names ${unknown}, which was retired in ${retired}; remove the entry`;
  const nearest = facts.nearest?.(ruleOf(unknown));
  const mend = nearest === undefined ? 'correct the id or remove the entry' : `did you mean ${nearest}?`;
  return `names ${unknown}, which no control has; ${mend}`;
}

function selfApproved(exception: Exception): string | undefined {
  if (exception.kind !== 'risk' || folded(exception.owner) !== folded(exception.approver)) return undefined;
  return `is approved by its owner, ${exception.owner}; have someone else approve it`;
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

function reasonless({ controls, reason }: Exception): string | undefined {
  const said = controls
    .reduce((rest, id) => rest.replaceAll(id, ''), reason)
    .replace(/\s+/g, ' ')
    .trim();
  if (said.length >= SHORTEST_REASON) return undefined;
  return `has no reason worth the name; say in at least ${SHORTEST_REASON} characters, besides the id, why it may stand`;
}

function tooLong(exception: Exception, { today, facts }: ProblemsOptions): string | undefined {
  if (exception.kind === 'risk') {
    const longest = longestTermDays(exception, facts);
    const days = daysBetween(exception.granted, exception.expires);
    if (days <= longest) return undefined;
    return `lasts ${days} days; ${longest} is the longest term: let it expire by ${daysAfter(exception.granted, longest)}`;
  }
  if (daysLeft(exception, today) <= LONGEST_TERM_DAYS) return undefined;
  return `is to be reviewed only on ${exception.reviewBy}; set reviewBy within ${LONGEST_TERM_DAYS} days`;
}

function notYetGranted(exception: Exception, { today }: ProblemsOptions): string | undefined {
  if (exception.kind !== 'risk' || exception.granted <= calendarDateOf(today)) return undefined;
  return `is granted on ${exception.granted}, which is in the future (UTC); write the day of the approval`;
}

function expired(exception: Exception, { today }: ProblemsOptions): string | undefined {
  if (exception.kind !== 'risk' || standing(exception, today) !== 'expired') return undefined;
  return `expired on ${exception.expires}; mend the finding and remove the entry, or have it approved anew`;
}

function expiresSoon(exception: Exception, { today }: ProblemsOptions): string | undefined {
  const days = daysLeft(exception, today);
  if (exception.kind !== 'risk' || days < 0 || days > SOON_DAYS) return undefined;
  return `expires on ${exception.expires}, ${days === 0 ? 'today' : `in ${days} days`}; mend the finding or have it approved anew`;
}

function reviewDue(exception: Exception, { today }: ProblemsOptions): string | undefined {
  if (exception.kind === 'risk' || standing(exception, today) !== 'review-due') return undefined;
  return `was to be reviewed by ${exception.reviewBy}; look at it again and set a new reviewBy`;
}

function unused(exception: Exception, { used }: ProblemsOptions): string | undefined {
  if (used === undefined || used.has(exception)) return undefined;
  return 'covers no finding; remove the entry, or correct its path';
}
