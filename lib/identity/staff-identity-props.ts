import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { StaffDomainOptions } from './staff-domain';
import type { StaffSignIn } from './staff-sign-in';

/** Properties of `StaffIdentity`. */
export interface StaffIdentityProps extends StaffDomainOptions {
  /** Where staff prove who they are: at the company's identity provider, or at a pool of the shop's own. */
  readonly signIn: StaffSignIn;
  /**
   * The customer managed key of sign-in events and of the web ACL's log, in the stack's region. A key of this app
   * gets the statements for log delivery and CloudWatch Logs; the policy of an imported one must have them.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * How long sign-in events and the web ACL's log are kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * Where S3 writes the access log of the bucket with sign-in events.
   * @default - no server access log
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * ARN of a web ACL of this region, without account takeover or account creation fraud prevention, which Cognito
   * refuses. With SAML it must let bodies of more than 8,192 bytes through to `/saml2/idpresponse`.
   * @default - one of its own
   */
  readonly webAclArn?: string;
  /**
   * Whether Cognito refuses to delete the user pool.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * What happens to the user pool, the bucket with sign-in events and the web ACL's log when they leave the template.
   * @default RemovalPolicy.RETAIN, and for the log RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
