import type { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';

/** Properties of EvidenceLake. */
export interface EvidenceLakeProps {
  /** The customer managed key of the catalog and of the results, of the stack's region. */
  readonly encryptionKey: kms.IKey;
  /**
   * The evidence bucket of a `ScheduledAudit`, for the table `audit_rows`.
   * @default - no such table
   */
  readonly auditBucket?: s3.IBucket;
  /**
   * The archive of an `AuditTrail`, for the table `trail_events`.
   * @default - no such table
   */
  readonly trailBucket?: s3.IBucket;
  /**
   * The archive of a `ConfigBaseline`, for the table `config_items`.
   * @default - no such table
   */
  readonly configBucket?: s3.IBucket;
  /**
   * A bucket with the log of a web ACL, for the table `web_acl_requests`: the bucket that the web ACL logs to, or that of a
   * `WebAclLogArchive`.
   * @default - no such table
   */
  readonly webAclBucket?: s3.IBucket;
  /**
   * What stands in `webAclBucket` before the day: of an archive `WebAclLogArchive.prefix`; of a web ACL that logs to Amazon
   * S3 itself `AWSLogs/<account>/WAFLogs/<region or cloudfront>/<web ACL>/`. Ends in a slash.
   * @default 'web-acl/'
   */
  readonly webAclPrefix?: string;
  /**
   * The accounts of the trail's and of AWS Config's archive, twelve digits each.
   * @default - the stack's account
   */
  readonly accounts?: string[];
  /**
   * The organization whose trail it is, such as `o-exampleorgid`: its accounts' log files lie one folder deeper.
   * @default - the trail is that of an account
   */
  readonly organizationId?: string;
  /**
   * The regions that the trail's queries look at.
   * @default - every region that this version of the CDK knows in the partition: a trail records them all
   */
  readonly trailRegions?: string[];
  /**
   * The regions of AWS Config's archive.
   * @default - the stack's region
   */
  readonly configRegions?: string[];
  /**
   * How far back queries look, in whole days: as long as the archives keep their files.
   * @default Duration.days(400)
   */
  readonly lookBack?: Duration;
  /**
   * What one query may read before Athena stops it: 10 MB or more. Athena charges by what is read.
   * @default Size.gibibytes(100)
   */
  readonly scanLimit?: Size;
  /**
   * How long results of queries are kept, in whole days. They hold what the evidence holds.
   * @default Duration.days(30)
   */
  readonly resultRetention?: Duration;
  /**
   * The region's Data Catalog is encrypted already, by hand or by another stack: there is one setting for all databases of
   * an account and region, and a second one would replace the first.
   * @default false
   */
  readonly catalogEncryptionExists?: boolean;
  /**
   * Where S3 writes the access log of the results.
   * @default - no server access log
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * What happens to the results, and to the encryption of the catalog, when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
