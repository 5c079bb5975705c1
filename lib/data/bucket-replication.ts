import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { refuseReplica } from './replica-region';

/** A bucket of another region that receives a copy of every object. */
export interface BucketReplica {
  /** ARN of the bucket, such as `arn:aws:s3:::shop-documents-replica`: a versioned one of this account. */
  readonly bucketArn: string;
  /** Its AWS region: one of the bucket's `allowedRegions`. */
  readonly region: string;
  /** ARN of the customer managed key, in that region, that encrypts the copies. */
  readonly encryptionKeyArn: string;
  /**
   * Whether S3 promises to copy within 15 minutes, and measures it ("Meeting compliance requirements with S3
   * Replication Time Control", Amazon S3 User Guide). Costs extra.
   * @default false
   */
  readonly replicationTimeControl?: boolean;
}

/**
 * Refuses a replica under the name `replicateTo`.
 *
 * @throws InvalidPropertyError when it is no bucket, or may not stand where it does
 */
export function refuseReplicaBucket(scope: Construct, replica: BucketReplica, allowedRegions?: string[]): void {
  const { bucketArn } = replica;
  if (!Token.isUnresolved(bucketArn) && !/^arn:[^:]+:s3:::[a-z0-9.-]{3,63}$/.test(bucketArn)) {
    throw new InvalidPropertyError(
      scope,
      'replicateTo.bucketArn',
      bucketArn,
      "give a bucket's ARN, such as arn:aws:s3:::shop-documents-copy",
    );
  }
  refuseReplica(scope, { ...replica, property: 'replicateTo' }, allowedRegions);
}

/** Properties of {@link BucketReplication}. */
export interface BucketReplicationProps {
  readonly replica: BucketReplica;
  /** The key of the bucket that is copied. */
  readonly sourceKey: kms.IKey;
  /** Whether the bucket that is copied has Object Lock. */
  readonly objectLock: boolean;
}

/**
 * What copies a bucket's objects into another region: the rule, and the role of S3's with the permissions that
 * "Setting up permissions for live replication" and "Replicating encrypted objects" list (Amazon S3 User Guide).
 *
 * Deletions are copied as delete markers; so an erased object is hidden in both buckets. Lifecycle expiry and the
 * removal of a single version are not copied: the other bucket needs a lifecycle of its own.
 */
export class BucketReplication extends Construct {
  public readonly role: iam.Role;
  /** For the bucket's `replicationRules`. */
  public readonly rule: s3.ReplicationRule;

  readonly #props: BucketReplicationProps;

  public constructor(scope: Construct, id: string, props: BucketReplicationProps) {
    super(scope, id);
    this.#props = props;
    const { replica } = props;
    this.role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('s3.amazonaws.com') });
    this.rule = {
      id: 'Replica',
      priority: 0,
      destination: s3.Bucket.fromBucketAttributes(this, 'Bucket', {
        bucketArn: replica.bucketArn,
        region: replica.region,
        account: Stack.of(this).account,
      }),
      kmsKey: kms.Key.fromKeyArn(this, 'Key', replica.encryptionKeyArn),
      sseKmsEncryptedObjects: true,
      deleteMarkerReplication: true,
      ...(replica.replicationTimeControl === true
        ? {
            replicationTimeControl: s3.ReplicationTimeValue.FIFTEEN_MINUTES,
            metrics: s3.ReplicationTimeValue.FIFTEEN_MINUTES,
          }
        : {}),
    };
  }

  /** Lets the role copy. Comes after the bucket, which names the role. */
  public allow(source: s3.IBucket): void {
    const { replica, sourceKey, objectLock } = this.#props;
    const allowed = (sid: string, actions: string[], resources: string[]) =>
      new iam.PolicyStatement({ sid, actions, resources });
    const lockActions = objectLock ? ['s3:GetObjectLegalHold', 's3:GetObjectRetention'] : [];
    const { region } = Stack.of(this);
    new iam.Policy(this, 'Policy', {
      roles: [this.role],
      statements: [
        allowed('ReadConfiguration', ['s3:GetReplicationConfiguration', 's3:ListBucket'], [source.bucketArn]),
        allowed(
          'ReadVersions',
          [...lockActions, 's3:GetObjectVersionAcl', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging'],
          [source.arnForObjects('*')],
        ),
        allowed(
          'WriteCopies',
          ['s3:ReplicateDelete', 's3:ReplicateObject', 's3:ReplicateTags'],
          [`${replica.bucketArn}/*`],
        ),
        throughS3(['kms:Decrypt'], sourceKey.keyArn, region, source.bucketArn),
        throughS3(['kms:Encrypt', 'kms:GenerateDataKey'], replica.encryptionKeyArn, replica.region, replica.bucketArn),
      ],
    });
  }
}

/** With an S3 Bucket Key the encryption context is the bucket, without one the object. */
function throughS3(actions: string[], keyArn: string, region: string, bucketArn: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions,
    resources: [keyArn],
    conditions: {
      StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
      StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucketArn, `${bucketArn}/*`] },
    },
  });
}
