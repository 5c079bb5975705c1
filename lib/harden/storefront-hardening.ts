import { type Duration, Mixin } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { BucketHardening } from './bucket-hardening';
import { DatabaseHardening } from './database-hardening';
import { KeyHardening } from './key-hardening';
import { LogGroupHardening } from './log-group-hardening';
import { QueueHardening } from './queue-hardening';
import { TableHardening } from './table-hardening';
import { TopicHardening } from './topic-hardening';

/** Properties of {@link StorefrontHardening}: each is described with the mixin that it goes to. */
export interface StorefrontHardeningProps {
  /**
   * A customer managed key for buckets, tables, queues, topics and log groups that have none, and for databases that are
   * encrypted through `allowReplacement`. Its policy admits the services that use it in their own name. Apply the mixins
   * one by one to give each kind its own key.
   * @default - everything keeps the encryption that it has
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * ARN of a key by region, for replicas of global tables.
   * @default - global tables with replicas in other regions keep the encryption that they have
   */
  readonly replicaKeyArns?: { readonly [region: string]: string };
  /**
   * Where S3 writes the access log of buckets that have none.
   * @default - buckets without an access log go on without
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * How long log groups keep events that keep them for less.
   * @default logs.RetentionDays.ONE_YEAR
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * How long automated backups are kept of databases that keep them for less: 7 to 35 whole days.
   * @default Duration.days(7)
   */
  readonly backupRetention?: Duration;
  /**
   * Whether access control lists are switched off in buckets that have them.
   * @default false
   */
  readonly allowAclRemoval?: boolean;
  /**
   * Whether log groups that keep events for ever keep them for `logRetention` from then on.
   * @default false
   */
  readonly allowExpiry?: boolean;
  /**
   * Whether tables and databases may be interrupted.
   * @default false
   */
  readonly allowInterruption?: boolean;
  /**
   * Whether CloudFormation may replace databases by empty ones. Implies `allowInterruption`.
   * @default false
   */
  readonly allowReplacement?: boolean;
}

/**
 * Hardens every bucket, table, queue, topic, log group, key and database that an app has already:
 * `Mixins.of(app).apply(new StorefrontHardening())`. No logical id changes; each kind is described with its own mixin:
 * {@link BucketHardening}, {@link TableHardening}, {@link QueueHardening}, {@link TopicHardening},
 * {@link LogGroupHardening}, {@link KeyHardening}, {@link DatabaseHardening}.
 *
 * What is as strict already stays, and what is added later is not seen. What is left alone becomes a warning.
 * Distributions and user pools have mixins of their own: `DistributionHardening` and the identity constructs.
 *
 * Beforehand: what the single mixins ask for.
 */
export class StorefrontHardening extends Mixin {
  private readonly mixins: readonly Mixin[];

  /** @throws InvalidPropertyError as the single mixins do */
  public constructor(props: StorefrontHardeningProps = {}) {
    super();
    const { logRetention } = props;
    this.mixins = [
      new BucketHardening(props),
      new TableHardening(props),
      new QueueHardening(props),
      new TopicHardening(props),
      new LogGroupHardening({ ...props, ...(logRetention === undefined ? {} : { retention: logRetention }) }),
      new KeyHardening(),
      new DatabaseHardening(props),
    ];
  }

  public override supports(construct: IConstruct): boolean {
    return this.mixins.some((mixin) => mixin.supports(construct));
  }

  public override applyTo(construct: IConstruct): void {
    for (const mixin of this.mixins) if (mixin.supports(construct)) mixin.applyTo(construct);
  }
}
