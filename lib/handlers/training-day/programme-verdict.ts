import { type CalendarDate, daysAfter } from '../../exceptions/calendar-date';
import { TRAINING_DAYS } from '../../training/quarter';
import type { TrainingCounts } from '../../training/training-report';

/** What AWS Config is told. */
export interface TrainingVerdict {
  readonly compliance: 'COMPLIANT' | 'NON_COMPLIANT';
  /** At most 256 characters; it names nobody. */
  readonly annotation: string;
}

/** Whether everybody is trained. An empty register proves nothing. */
export function staffVerdict({ people, overdue }: TrainingCounts): TrainingVerdict {
  if (people === 0) return { compliance: 'NON_COMPLIANT', annotation: 'Nobody is in the register of staff training' };
  const compliance = overdue === 0 ? 'COMPLIANT' : 'NON_COMPLIANT';
  return { compliance, annotation: `Staff training: ${overdue} of ${people} overdue` };
}

/**
 * Whether the awareness programme is alive: somebody reviewed it within the last 12 months (PCI DSS 4.0.1, 12.6.2), and
 * everybody went through it.
 */
export function programmeVerdict(
  counts: TrainingCounts,
  reviewedOn: CalendarDate | undefined,
  today: CalendarDate,
): TrainingVerdict {
  const staff = staffVerdict(counts);
  const isReviewed = reviewedOn !== undefined && reviewedOn <= today && daysAfter(reviewedOn, TRAINING_DAYS) >= today;
  const review = reviewedOn === undefined ? 'never reviewed' : `reviewed on ${reviewedOn}`;
  return {
    compliance: isReviewed ? staff.compliance : 'NON_COMPLIANT',
    annotation: `${staff.annotation}; programme ${review}${isReviewed ? '' : ', which is not within 12 months'}`,
  };
}
