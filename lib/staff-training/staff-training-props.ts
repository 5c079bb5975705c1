import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { TrustedMail } from '../mail/trusted-mail';
import type { TrainingCourseProps } from './training-course-props';

/** Properties of {@link StaffTraining}. */
export interface StaffTrainingProps {
  /**
   * The customer managed key of the register and the logs. A key of this app gets the statement for CloudWatch Logs; the
   * policy of an imported one must have it already.
   */
  readonly encryptionKey: kms.IKey;
  /** Who hears the alarms: the topic of an `AlertTopic` in the same region. */
  readonly alarmTopic: sns.ITopic;
  /**
   * Who hears how many people must soon train again. It names nobody.
   * @default - `alarmTopic`
   */
  readonly trainingTopic?: sns.ITopic;
  /**
   * What is taught, to whom.
   * @default - handling-customer-data, phishing, social-engineering and incident-reporting for everybody, secure-coding
   * for developers, incident-response for who answers incidents; each every 365 days
   */
  readonly courses?: TrainingCourseProps[];
  /**
   * The day on which somebody last reviewed the programme, `yyyy-mm-dd` (PCI DSS 4.0.1, 12.6.2: every 12 months). With it
   * the daily job reports the process check `security-awareness-programme` to AWS Config.
   * @default - the job reports no process check; a person attests it
   */
  readonly programmeReviewedOn?: string;
  /**
   * How long records are kept after the training, and what is said of people after they left: at least 365 days.
   * @default Duration.days(1095)
   */
  readonly recordRetention?: Duration;
  /**
   * The mail that reminds people whose id is an address.
   * @default - nobody is mailed; the topic hears how many are due
   */
  readonly mail?: TrustedMail;
  /**
   * Id of the identity store of IAM Identity Center, such as `d-1234567890`. Needs `trainedGroupId`.
   * @default - no group is kept
   */
  readonly identityStoreId?: string;
  /**
   * Id of the group of IAM Identity Center whose members may touch customer data. It belongs to the daily job: whom the
   * register does not call current is taken out. Needs `identityStoreId`.
   * @default - no group is kept
   */
  readonly trainedGroupId?: string;
  /**
   * The region of IAM Identity Center.
   * @default - the region of the stack
   */
  readonly identityCenterRegion?: string;
  /**
   * Whether the shop has IAM users, against the baseline (`IamNoUsers`). The daily job then keeps their tag
   * `TrainedThrough`, and may tag every user of the account with that key.
   * @default false
   */
  readonly iamUsersAdopted?: boolean;
  /**
   * Whether a rule of AWS Config, and the process check, tell how many are overdue.
   * @default true
   */
  readonly reportToConfig?: boolean;
  /**
   * How long the functions' logs are kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * Whether DynamoDB refuses to delete the register.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * What happens to the register and the logs when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
