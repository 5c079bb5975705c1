import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type BucketReplica, BucketReplication, refuseReplicaBucket } from './bucket-replication';
import { refuseContradictions } from './bucket-retention';
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
   * A bucket of another region that receives a copy of every new object, encrypted with a key of its own.
   * @default - no copy
   */
  readonly replicateTo?: BucketReplica;
  /**
   * The AWS regions where this data may stand. Required with `replicateTo`, whose region must be among them.
   * @default - none is needed: nothing leaves the stack's region
   */
  readonly allowedRegions?: string[];
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
 * {@link CustomerDataKey}), and one in the bucket's. The bucket of `replicateTo` exists, is versioned, and has Object
 * Lock where this one has: S3 refuses another one. Its key exists: S3 accepts a wrong one and then copies nothing.
 *
 * Satisfies: BucketPublicAccessBlocked, BucketEncryptedWithKms, BucketVersioning, BucketAclsDisabled,
 * BucketTlsOnly, BucketPolicyNotPublic, BucketOtherKeysRefused, BucketLifecycle, BucketOldVersionsExpire,
 * BucketIncompleteUploadsEnd, BucketAccessLogs (with `accessLogBucket`), BucketReplicasEncrypted (with `replicateTo`)
 */
export class StorefrontBucket extends Construct {
  public readonly bucket: s3.Bucket;
  /** What copies the objects; `undefined` without `replicateTo`. */
  public readonly replication?: BucketReplication;

  /**
   * @throws InvalidPropertyError when Object Lock or replication is asked of an unversioned bucket, a retention
   * contradicts another, or the replica stands outside `allowedRegions`
   */
  public constructor(scope: Construct, id: string, props: StorefrontBucketProps) {
    super(scope, id);
    const versioned = props.versioned ?? true;
    refuseContradictions(this, { ...props, versioned, replicated: props.replicateTo !== undefined });
    this.replication = this.replicated(props);
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
      ...(this.replication === undefined
        ? {}
        : { replicationRole: this.replication.role, replicationRules: [this.replication.rule] }),
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    this.replication?.allow(this.bucket);
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

  private replicated(props: StorefrontBucketProps): BucketReplication | undefined {
    const { replicateTo: replica, encryptionKey, objectLockRetention } = props;
    if (replica === undefined) return undefined;
    refuseReplicaBucket(this, replica, props.allowedRegions);
    return new BucketReplication(this, 'Replication', {
      replica,
      sourceKey: encryptionKey,
      objectLock: objectLockRetention !== undefined,
    });
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
