import { RemovalPolicy } from 'aws-cdk-lib';
import type * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { StorefrontBucket } from '../data/storefront-bucket';
import { StorefrontOrigin } from './storefront-origin';

/** Properties of {@link StaticContent}. */
export interface StaticContentProps {
  /** Where the bucket's server access log goes. */
  readonly accessLogBucket: s3.IBucket;
  /**
   * The key of the bucket, of the same region. Its policy is extended so that this account's distributions may
   * decrypt with it; an imported key's policy must do so already.
   * @default - a key of this construct
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * What happens to the bucket and the key when they leave the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A private bucket of files for a distribution to serve, which reads it by origin access control.
 *
 * Satisfies: DistributionOriginAccessControl, and what {@link StorefrontBucket} satisfies
 */
export class StaticContent extends Construct {
  public readonly bucket: s3.Bucket;
  /** The bucket as the distribution's origin. The distribution that takes it may read the bucket. */
  public readonly origin: cloudfront.IOrigin;

  public constructor(scope: Construct, id: string, props: StaticContentProps) {
    super(scope, id);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN;
    const encryptionKey =
      props.encryptionKey ??
      new kms.Key(this, 'Key', {
        description: "Encrypts the shop's static files",
        enableKeyRotation: true,
        removalPolicy,
      });
    this.bucket = new StorefrontBucket(this, 'Bucket', {
      encryptionKey,
      accessLogBucket: props.accessLogBucket,
      removalPolicy,
    }).bucket;
    this.origin = StorefrontOrigin.bucket(this.bucket);
  }
}
