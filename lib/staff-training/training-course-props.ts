import type { Duration } from 'aws-cdk-lib';
import type { StaffRole } from '../training/staff-role';

/** A course of {@link StaffTrainingProps}. */
export interface TrainingCourseProps {
  /** kebab-case, at most 64 characters, such as `phishing`. For ever: records refer to it. */
  readonly id: string;
  /**
   * Who must take it.
   * @default - everybody
   */
  readonly roles?: StaffRole[];
  /**
   * After how many whole days it must be taken again, at most the 365 of PCI DSS 4.0.1 (12.6.3, 6.2.2). For those who
   * answer incidents, the shop's own risk analysis may ask for it more often (12.10.4.1).
   * @default Duration.days(365)
   */
  readonly maxAge?: Duration;
  /**
   * The oldest content that counts, as one to four numbers with dots between them, such as `2027.1`.
   * @default - any
   */
  readonly minimumVersion?: string;
}
