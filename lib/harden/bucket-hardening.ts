import { type CfnResource, Mixin } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { BUCKET_FACTS, encryptedBucket, loggedBucket, OWNER_ENFORCED, OWNER_ENFORCED_REFUSED } from './bucket-facts';
import { hardenResource, isOfType } from './harden-resource';
import { denyPlaintext } from './plaintext-denial';
import { UpdateBehavior } from './update-behavior';

/** Properties of {@link BucketHardening}. */
export interface BucketHardeningProps {
  /**
   * A customer managed key for new objects of buckets that have none. Objects that exist keep their encryption. Whoever
   * reads or writes such a bucket must be allowed to use the key.
   * @default - buckets keep the encryption that they have
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * Where S3 writes the access log of buckets that have none: an {@link AccessLogBucket} of the same account and region.
   * It is left alone itself, and its policy lets S3 write there for this account.
   * @default - buckets without an access log go on without
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * Whether access control lists are switched off in buckets that have them. Requests that set one fail from then on,
   * and so do CloudFront's legacy logs.
   * @default false
   */
  readonly allowAclRemoval?: boolean;
}

/**
 * Hardens S3 buckets that an app has already, made as L2, as L1, as raw `CfnResource` or by `CfnInclude`:
 * `Mixins.of(stack).apply(new BucketHardening())`. No logical id changes.
 *
 * A bucket blocks public access in all four ways, keeps versions, refuses requests without TLS and, with the props, is
 * encrypted and logged. What is as strict already stays; what is left alone becomes a warning. Buckets that serve a
 * website stay public. Nothing here interrupts or replaces a bucket.
 *
 * Mends: BucketPublicAccessBlocked, BucketAclsDisabled, BucketVersioning, BucketTlsOnly, BucketEncryptedWithKms (with
 * `encryptionKey`), BucketAccessLogs (with `accessLogBucket`)
 *
 * Beforehand: whoever uses an encrypted bucket may use the key; services that write there stand in its policy.
 */
export class BucketHardening extends Mixin {
  public constructor(private readonly props: BucketHardeningProps = {}) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnResource {
    return isOfType(construct, [s3.CfnBucket.CFN_RESOURCE_TYPE_NAME]);
  }

  public override applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    const { encryptionKey, accessLogBucket, allowAclRemoval } = this.props;
    hardenResource(construct, {
      facts: [
        ...BUCKET_FACTS,
        allowAclRemoval === true ? OWNER_ENFORCED : OWNER_ENFORCED_REFUSED,
        ...(encryptionKey === undefined || accessLogBucket?.node.defaultChild === construct
          ? []
          : [encryptedBucket(construct, encryptionKey)]),
        ...(accessLogBucket === undefined ? [] : [loggedBucket(construct, accessLogBucket)]),
      ],
      allowed: UpdateBehavior.NO_INTERRUPTION,
      looksAround: encryptionKey !== undefined || accessLogBucket !== undefined,
    });
    if (accessLogBucket !== undefined) admitAccessLogs(accessLogBucket, construct.stack.account);
    const arn = construct.getAtt('Arn').toString();
    denyPlaintext(construct, {
      action: 's3:*',
      resources: [arn, `${arn}/*`],
      createPolicy: (scope, id, policyDocument) =>
        new s3.CfnBucketPolicy(scope, id, { bucket: construct.ref, policyDocument }),
    });
  }
}

/** Source: "Enabling Amazon S3 server access logging", Amazon S3 User Guide. */
function admitAccessLogs(target: s3.IBucket, account: string): void {
  target.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('logging.s3.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [target.arnForObjects('*')],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  );
}
