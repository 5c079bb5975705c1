import { Duration, Names, RemovalPolicy, type Size, Stack } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { StorefrontBucket } from '../data/storefront-bucket';

/** Below this prefix lie the results of queries. */
export const RESULTS_PREFIX = 'results/';

/** Properties of {@link LakeWorkGroup}. */
export interface LakeWorkGroupProps {
  readonly encryptionKey: kms.IKey;
  /** How long the result of a query is kept. */
  readonly resultRetention: Duration;
  /** What one query may read. */
  readonly scanLimit: Size;
  readonly removalPolicy: RemovalPolicy;
  /** @default - no server access log */
  readonly accessLogBucket?: s3.IBucket | undefined;
}

/** Where queries of the lake run: encrypted results of short life, and a limit to what one query reads. */
export class LakeWorkGroup extends Construct {
  public readonly workGroup: athena.CfnWorkGroup;
  public readonly resultBucket: s3.Bucket;

  public constructor(scope: Construct, id: string, props: LakeWorkGroupProps) {
    super(scope, id);
    const { encryptionKey, accessLogBucket, removalPolicy } = props;
    this.resultBucket = new StorefrontBucket(this, 'Results', {
      encryptionKey,
      objectRetention: props.resultRetention,
      noncurrentVersionRetention: Duration.days(1),
      removalPolicy,
      ...(accessLogBucket === undefined ? {} : { accessLogBucket }),
    }).bucket;
    this.workGroup = new athena.CfnWorkGroup(this, 'WorkGroup', {
      // Athena has no work group without a name.
      name: Names.uniqueResourceName(this, { maxLength: 128, separator: '-' }),
      description: 'Questions of assessors to the evidence of the shop',
      // Otherwise a work group that was asked anything cannot be deleted.
      recursiveDeleteOption: removalPolicy === RemovalPolicy.DESTROY,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        bytesScannedCutoffPerQuery: props.scanLimit.toBytes(),
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${this.resultBucket.bucketName}/${RESULTS_PREFIX}`,
          expectedBucketOwner: Stack.of(this).account,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: encryptionKey.keyArn },
        },
      },
    });
  }
}
