import { type Duration, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as config from 'aws-cdk-lib/aws-config';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { catalogue } from '../controls/catalogue';
import { InvalidPropertyError } from '../errors';
import { ConfigRegion } from '../rules/config-region';
import { managedRulesFor } from '../rules/managed-rules';
import { ConfigDelivery } from './config-delivery';
import { ConfigRecorder } from './config-recorder';
import { DEFAULT_EVIDENCE_RETENTION, refuseShortRetention } from './evidence-retention';

/** Properties of {@link ConfigBaseline}. */
export interface ConfigBaselineProps {
  /**
   * The customer managed key of the archive; a key of the same region, not an alias. A key that this app creates
   * gets the statement that AWS Config needs; the policy of an imported one must have it already.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * Which rules this region runs, and whether IAM is recorded here.
   * @default ConfigRegion.HOME
   */
  readonly rulesFor?: ConfigRegion;
  /**
   * The region has a recorder already, made by hand, by Control Tower or by another stack; a second one fails.
   * @default false
   */
  readonly recorderExists?: boolean;
  /**
   * The region has a delivery channel already; a second one fails. A recorder that is made beside it delivers to
   * its bucket, whose policy must admit `config.amazonaws.com`.
   * @default false
   */
  readonly deliveryChannelExists?: boolean;
  /**
   * The account has the role AWSServiceRoleForConfig, and the recorder shall use it, as AWS recommends. It is there
   * once AWS Config has been set up in the console, or after
   * `aws iam create-service-linked-role --aws-service-name config.amazonaws.com`.
   * @default false - a role of this construct records, with the AWS managed policy AWS_ConfigRole
   */
  readonly serviceLinkedRoleExists?: boolean;
  /**
   * How long the archive keeps configuration history and snapshots: 365 days or more, in whole days.
   * @default Duration.days(400)
   */
  readonly archiveRetention?: Duration;
  /**
   * Where S3 writes the archive's access log.
   * @default - no server access log
   */
  readonly accessLogBucket?: s3.IBucket;
  /**
   * What happens to the archive when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * AWS Config for one region: recorder, delivery channel, and a managed rule for whatever the catalogue's controls
 * can have judged in the running account. A rule's description names its controls.
 *
 * A shop whose home is not us-east-1 takes two, in two stacks: `ConfigRegion.HOME` in its own region,
 * `ConfigRegion.EDGE` in us-east-1, where CloudFront and its web ACLs are recorded.
 *
 * AWS Config itself keeps configuration items for seven years; CloudFormation has no resource that changes it
 * ("PutRetentionConfiguration", AWS Config API Reference).
 *
 * Beforehand: no recorder and no delivery channel in the region, or the properties that say so, one at a time. An
 * adopted recorder must record all the types that the rules judge. Regions that AWS opened after February 2022
 * record no IAM types, so that there the rules on IAM find nothing ("PutConfigurationRecorder").
 *
 * Satisfies: ConfigRecorderComplete, ConfigDeliveryEncrypted, BucketPublicAccessBlocked, BucketEncryptedWithKms,
 * BucketVersioning, BucketAclsDisabled, BucketTlsOnly
 */
export class ConfigBaseline extends Construct {
  /** The recorder, unless one exists. */
  public readonly recorder?: config.CfnConfigurationRecorder;
  /** The delivery channel, unless one exists. */
  public readonly deliveryChannel?: config.CfnDeliveryChannel;
  /** The archive of what is recorded, unless a delivery channel exists. */
  public readonly bucket?: s3.Bucket;
  public readonly rules: config.ManagedRule[];

  /** @throws InvalidPropertyError when the archive is kept for less than twelve months, or EDGE is elsewhere than us-east-1 */
  public constructor(scope: Construct, id: string, props: ConfigBaselineProps) {
    super(scope, id);
    const rulesFor = props.rulesFor ?? ConfigRegion.HOME;
    const archiveRetention = props.archiveRetention ?? DEFAULT_EVIDENCE_RETENTION;
    this.refuseEdgeElsewhere(rulesFor);
    refuseShortRetention(this, 'archiveRetention', archiveRetention.toDays());
    const { encryptionKey } = props;
    const recording =
      props.recorderExists === true
        ? undefined
        : new ConfigRecorder(this, 'Recorder', {
            encryptionKey,
            recordsGlobalTypes: rulesFor !== ConfigRegion.EDGE,
            usesServiceLinkedRole: props.serviceLinkedRoleExists === true,
          });
    const delivery =
      props.deliveryChannelExists === true
        ? undefined
        : new ConfigDelivery(this, 'Delivery', {
            encryptionKey,
            archiveRetention,
            removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
            recorderRole: recording?.role,
            accessLogBucket: props.accessLogBucket,
          });
    if (delivery?.bucket.policy !== undefined) recording?.recorder.node.addDependency(delivery.bucket.policy);
    this.recorder = recording?.recorder;
    this.deliveryChannel = delivery?.channel;
    this.bucket = delivery?.bucket;
    this.rules = this.deployRules(rulesFor);
  }

  /** AWS Config refuses a rule where there is no recorder (NoAvailableConfigurationRecorderException). */
  private deployRules(rulesFor: ConfigRegion): config.ManagedRule[] {
    const rules = new Construct(this, 'Rules');
    for (const prerequisite of [this.recorder, this.deliveryChannel]) {
      if (prerequisite !== undefined) rules.node.addDependency(prerequisite);
    }
    return managedRulesFor(catalogue, rulesFor).map(
      ({ id, identifier, parameters, description }) =>
        new config.ManagedRule(rules, id, {
          identifier,
          description,
          ...(Object.keys(parameters).length === 0 ? {} : { inputParameters: { ...parameters } }),
        }),
    );
  }

  private refuseEdgeElsewhere(rulesFor: ConfigRegion): void {
    const { region } = Stack.of(this);
    if (rulesFor !== ConfigRegion.HOME && !Token.isUnresolved(region) && region !== 'us-east-1') {
      throw new InvalidPropertyError(
        this,
        'rulesFor',
        rulesFor,
        `use ConfigRegion.HOME in ${region}: AWS Config judges CloudFront in us-east-1 alone`,
      );
    }
  }
}
