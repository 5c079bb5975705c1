import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { wrongEncryptionStatements } from './wrong-encryption-statements';

/** Properties of {@link StorefrontBucket}. */
export interface StorefrontBucketProps {
  /** The customer managed key of the bucket's data class. Pass the key itself, not an alias. */
  readonly encryptionKey: kms.IKey;
  /**
   * Where S3 writes this bucket's access log: an {@link AccessLogBucket} of the same account and region.
   * @default - no server access log; cover the bucket with CloudTrail data events instead
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * Key prefix of this bucket's access log.
   * @default - the construct's path, followed by a slash
   */
  readonly accessLogPrefix?: string;
  /**
   * Whether overwritten and deleted objects are kept as noncurrent versions.
   * @default true
   */
  readonly versioned?: boolean;
  /**
   * How long noncurrent versions are kept, in whole days: how long a mistake can be undone, and how long
   * deleted personal data lingers.
   * @default Duration.days(90)
   */
  readonly noncurrentVersionRetention?: Duration;
  /**
   * When current objects expire, in whole days (PCI DSS 4.0.1 requirement 3.2.1, GDPR article 5.1.e).
   * @default - objects do not expire
   */
  readonly objectRetention?: Duration;
  /**
   * For how long a new object version is locked against deletion and change, in whole days, in governance
   * mode: only a principal with `s3:BypassGovernanceRetention` can lift it. Can be given only when the
   * bucket is created.
   * @default - no Object Lock
   */
  readonly objectLockRetention?: Duration;
  /**
   * What happens to the bucket when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A bucket for customer data, for logs, or for the shop's content.
 *
 * Encrypted with the given key, private, versioned, reachable over TLS 1.2 or later alone, without ACLs. A
 * write that asks for other encryption is denied; one that asks for none gets the bucket's. Writers that
 * name the key must name it by ARN, which is what S3 compares.
 *
 * Beforehand: services that write in their own name need a statement in the key's policy (see
 * {@link CustomerDataKey}), and one in the bucket's.
 *
 * Satisfies: BucketPublicAccessBlocked, BucketEncryptedWithKms, BucketVersioning, BucketAclsDisabled,
 * BucketTlsOnly, BucketPolicyNotPublic, BucketAccessLogs (with `accessLogBucket`)
 */
export class StorefrontBucket extends Construct {
  public readonly bucket: s3.Bucket;

  /** @throws InvalidPropertyError when Object Lock is asked of an unversioned bucket, or a retention contradicts another */
  public constructor(scope: Construct, id: string, props: StorefrontBucketProps) {
    super(scope, id);
    const versioned = props.versioned ?? true;
    this.refuseContradictions(props, versioned);
    this.bucket = new s3.Bucket(this, 'Bucket', {
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: props.encryptionKey,
      bucketKeyEnabled: true,
      blockedEncryptionTypes: [s3.BlockedEncryptionType.SSE_C],
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned,
      ...(props.objectLockRetention === undefined
        ? {}
        : { objectLockDefaultRetention: s3.ObjectLockRetention.governance(props.objectLockRetention) }),
      ...(props.accessLogBucket === undefined
        ? {}
        : {
            serverAccessLogsBucket: props.accessLogBucket,
            serverAccessLogsPrefix: props.accessLogPrefix ?? `${this.node.path}/`,
          }),
      lifecycleRules: lifecycleRules(props, versioned),
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    for (const statement of wrongEncryptionStatements(this.bucket, props.encryptionKey)) {
      this.bucket.addToResourcePolicy(statement);
    }
  }

  /** Lets a principal list and read objects, and decrypt them. */
  public grantRead(grantee: iam.IGrantable, objectsKeyPattern?: string): iam.Grant {
    return this.bucket.grantRead(grantee, objectsKeyPattern);
  }

  /** Lets a principal write and delete objects, and encrypt them. */
  public grantWrite(grantee: iam.IGrantable, objectsKeyPattern?: string): iam.Grant {
    return this.bucket.grantWrite(grantee, objectsKeyPattern);
  }

  /** Lets a principal read, write and delete objects. */
  public grantReadWrite(grantee: iam.IGrantable, objectsKeyPattern?: string): iam.Grant {
    return this.bucket.grantReadWrite(grantee, objectsKeyPattern);
  }

  /** Lets a principal write objects, but not delete them. */
  public grantPut(grantee: iam.IGrantable, objectsKeyPattern?: string): iam.Grant {
    return this.bucket.grantPut(grantee, objectsKeyPattern);
  }

  private refuseContradictions(props: StorefrontBucketProps, versioned: boolean): void {
    const { objectLockRetention: lock, objectRetention: expiry } = props;
    if (lock === undefined) {
      return;
    }
    if (!versioned) {
      throw new InvalidPropertyError(this, 'versioned', false, 'leave it out: Object Lock protects object versions');
    }
    if (expiry !== undefined && expiry.toDays() < lock.toDays()) {
      throw new InvalidPropertyError(
        this,
        'objectRetention',
        `${expiry.toDays()} days`,
        `give at least the ${lock.toDays()} days of objectLockRetention`,
      );
    }
  }
}

function lifecycleRules(props: StorefrontBucketProps, versioned: boolean): s3.LifecycleRule[] {
  return [
    {
      id: 'Retention',
      abortIncompleteMultipartUploadAfter: Duration.days(7),
      ...(props.objectRetention === undefined ? {} : { expiration: props.objectRetention }),
      ...(versioned ? { noncurrentVersionExpiration: props.noncurrentVersionRetention ?? Duration.days(90) } : {}),
    },
  ];
}
