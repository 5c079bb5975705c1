import type { CalendarDate } from './calendar-date';

/** Where an exception was written: an entry of a register, or a line of TypeScript. */
export interface ExceptionSource {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

interface ExceptionFields {
  /**
   * What is excepted, each id exactly as the finding gives it: a control such as `BucketVersioning`, or a cdk-nag finding
   * such as `AwsSolutions-S1` or `AwsSolutions-IAM5[Resource::*]`. Never empty.
   */
  readonly controls: readonly string[];
  /** Construct path that is covered together with all below it; `*` stands for any one segment. */
  readonly path: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Why the finding may stand. */
  readonly reason: string;
  readonly source: ExceptionSource;
}

/** The finding is right, and the risk is accepted for a time. */
export interface RiskException extends ExceptionFields {
  readonly kind: 'risk';
  /** Who accepted the risk; someone other than the owner. */
  readonly approver: string;
  /** Where the work that ends the exception is tracked. */
  readonly ticket: string;
  /** What lowers the risk meanwhile. */
  readonly compensatingControl: string;
  readonly granted: CalendarDate;
  /** The last day on which it holds. */
  readonly expires: CalendarDate;
}

/** The finding is wrong about this resource. It does not expire, but asks to be looked at again. */
export interface FalsePositiveException extends ExceptionFields {
  readonly kind: 'false-positive';
  /** The last day before it should be looked at again. */
  readonly reviewBy: CalendarDate;
}

/** A finding that may stand, and why. */
export type Exception = RiskException | FalsePositiveException;
