import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { IncidentContact, IncidentNotifications } from './incident-contact';

/** Properties of `IncidentResponse`. */
export interface IncidentResponseProps {
  /**
   * The customer managed key of the register of breaches and of the functions' logs. A key of this app gets the statement
   * for CloudWatch Logs; the policy of an imported one must have it already.
   */
  readonly encryptionKey: kms.IKey;
  /** Who is reminded of deadlines: the topic of an `AlertTopic` of the same region. */
  readonly alarmTopic: sns.ITopic;
  /** Who is called, in this order; the first one at any hour (PCI DSS 4.0.1, 12.10.3). */
  readonly contacts: IncidentContact[];
  /** Who is notified of a breach. */
  readonly notifications: IncidentNotifications;
  /** The day on which the plan was last reviewed, as `yyyy-mm-dd`. After 365 days a synthesis warns. */
  readonly planReviewedOn: string;
  /** The day on which the plan was last tested, as `yyyy-mm-dd`. After 365 days a synthesis warns. */
  readonly planTestedOn: string;
  /**
   * Pools whose users' sessions can be revoked.
   * @default - there is no such runbook
   */
  readonly userPools?: cognito.IUserPool[];
  /**
   * Secrets that can be rotated; those without a rotation are reported and left alone. At most 50.
   * @default - there is no such runbook
   */
  readonly secrets?: secretsmanager.ISecret[];
  /**
   * The functions that rotate those secrets: whoever starts a rotation needs the right to invoke them.
   * @default - all of `secrets` are rotated by AWS itself
   */
  readonly rotationFunctions?: lambda.IFunction[];
  /**
   * Roles that can be isolated: what follows `:role/` in their ARNs, such as a name, `Shop-*` or `shop/orders-*`. With a
   * star, the function may write inline policies of every such role.
   * @default - there is no such runbook
   */
  readonly isolatableRoles?: string[];
  /**
   * Roles that are never isolated, though `isolatableRoles` may mean them, such as those of who answers the incident. The
   * construct's own roles are always among them.
   * @default - the construct's own roles alone
   */
  readonly protectedRoles?: string[];
  /**
   * Name of the document of an `UnderAttackSwitch`, for the plan. Where that stands in another region, write the region
   * before it.
   * @default - the plan names none
   */
  readonly webAclRunbook?: string;
  /**
   * Whether Security Hub's console gets a custom action that starts the clock for a finding. Security Hub must be on in
   * this region.
   * @default false
   */
  readonly securityHubAction?: boolean;
  /**
   * Whether DynamoDB refuses to delete the register.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * How long the functions' logs are kept: at least twelve months (PCI DSS 4.0.1, 10.5.1).
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to register and logs when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
