import { Annotations, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import type * as config from 'aws-cdk-lib/aws-config';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { catalogue } from '../controls/catalogue';
import { InvalidPropertyError } from '../errors';
import { ConfigRegion } from '../rules/config-region';
import { PackContents } from '../rules/pack-contents';
import { processChecks } from '../rules/process-checks';
import { catalogueTypes, RecordedTypes } from '../rules/recorded-types';
import { RecordingFrequency } from '../rules/recording-frequency';
import { type RegionRules, regionRules } from '../rules/region-rules';
import type { ConfigBaselineProps } from './config-baseline-props';
import { ConfigDelivery } from './config-delivery';
import { ConfigRecorder } from './config-recorder';
import { otherwiseRecorded } from './config-recording-mode';
import { ConfigRules } from './config-rules';
import { ConformancePacks } from './conformance-packs';
import { ControlRules } from './control-rules';
import { DEFAULT_EVIDENCE_RETENTION, refuseShortRetention } from './evidence-retention';
import { Remediations } from './remediation';
import { refuseUnmendable } from './remediation-wishes';

export type { ConfigBaselineProps } from './config-baseline-props';

/** Key in the construct's metadata, and so in the assembly, of the rules that the region does not have. */
export const SKIPPED_RULES_METADATA = 'storefront:skipped-rules';

/**
 * AWS Config for one region: recorder, delivery channel, and whatever of the catalogue's controls can be judged in the
 * running account. A rule's description names its controls.
 *
 * - A managed rule stands on its own, or in the conformance pack of the core set: one of the two. A rule that AWS Config
 *   does not have in the region is left out, with a note.
 * - Process checks, which a person attests, have a pack of their own.
 * - Where AWS has no managed rule, a function judges the living resource by the control itself.
 * - Where AWS has a runbook that mends a finding and takes nothing away, a person can start it from the finding.
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
 * Satisfies: ConfigRecorderComplete, ConfigDeliveryEncrypted, RemediationNotDestructive, BucketPublicAccessBlocked,
 * BucketEncryptedWithKms, BucketVersioning, BucketAclsDisabled, BucketTlsOnly, LogGroupEncrypted, LogGroupRetention,
 * FunctionPermissionSource, FunctionPermissionNotPublic, FunctionLogGroupDeclared, ConfigRecorderGlobalTypes,
 * ConfigRecordingContinuous, ConformancePackWithinLimits, ProcessChecksPresent, RemediationOfOwnRules,
 * SecurityServiceOnce, LogDeliverySourceBound
 */
export class ConfigBaseline extends Construct {
  /** The recorder, unless one exists. */
  public readonly recorder?: config.CfnConfigurationRecorder;
  /** The delivery channel, unless one exists. */
  public readonly deliveryChannel?: config.CfnDeliveryChannel;
  /** The archive of what is recorded, unless a delivery channel exists. */
  public readonly bucket?: s3.Bucket;
  /** The managed rules that stand on their own. */
  public readonly rules: config.ManagedRule[];
  /** The conformance packs: process checks, and the core set of rules. */
  public readonly packs: ConformancePacks;
  /** How findings are mended. */
  public readonly remediations: Remediations;
  /** The rules that judge living resources by the controls themselves, unless left out. */
  public readonly liveRules?: ControlRules;
  /** Identifiers of the managed rules that AWS Config does not have in this region. */
  public readonly skippedRules: string[];

  /**
   * @throws InvalidPropertyError when the archive is kept for less than twelve months, EDGE is elsewhere than us-east-1,
   * a frequency cannot be had, a control to mend automatically has no remediation, or the packs hold too many rules
   */
  public constructor(scope: Construct, id: string, props: ConfigBaselineProps) {
    super(scope, id);
    const rulesFor = props.rulesFor ?? ConfigRegion.HOME;
    const contents = props.conformancePacks ?? PackContents.CORE;
    this.refuseEdgeElsewhere(rulesFor);
    refuseUnmendable(this, props.automaticRemediation ?? [], catalogue);
    const [recording, delivery] = this.record(props, rulesFor);
    this.recorder = recording?.recorder;
    this.deliveryChannel = delivery?.channel;
    this.bucket = delivery?.bucket;

    const { region } = Stack.of(this);
    const found = regionRules(catalogue, rulesFor, Token.isUnresolved(region) ? undefined : region, contents);
    this.skippedRules = [...found.skipped];
    this.noteSkipped();
    const rules = new ConfigRules(this, 'Rules', { rules: [...found.plain] });
    this.rules = rules.rules;
    this.packs = this.deployPacks(props, found, rulesFor, contents);
    this.waitForRecorder(rules, this.packs);
    this.remediations = new Remediations(this, 'Remediation', {
      rules,
      remediations: [...found.remediations],
      automatic: props.automaticRemediation ?? [],
    });
    if (props.withoutLiveRules !== true) {
      const { encryptionKey, alarmTopic, removalPolicy } = props;
      this.liveRules = new ControlRules(this, 'LiveRules', { encryptionKey, rulesFor, alarmTopic, removalPolicy });
      this.waitForRecorder(...this.liveRules.rules);
    }
  }

  private record(
    props: ConfigBaselineProps,
    rulesFor: ConfigRegion,
  ): [ConfigRecorder | undefined, ConfigDelivery | undefined] {
    const { encryptionKey } = props;
    const archiveRetention = props.archiveRetention ?? DEFAULT_EVIDENCE_RETENTION;
    refuseShortRetention(this, 'archiveRetention', archiveRetention.toDays());
    const recording = props.recorderExists === true ? undefined : this.makeRecorder(props, rulesFor);
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
    return [recording, delivery];
  }

  private makeRecorder(props: ConfigBaselineProps, rulesFor: ConfigRegion): ConfigRecorder {
    const frequency = props.recordingFrequency ?? RecordingFrequency.CONTINUOUS;
    const onlyTypes =
      props.recordedTypes === RecordedTypes.CATALOGUE ? [...catalogueTypes(catalogue, rulesFor)] : undefined;
    return new ConfigRecorder(this, 'Recorder', {
      encryptionKey: props.encryptionKey,
      recordsGlobalTypes: rulesFor !== ConfigRegion.EDGE,
      homeRecorderExists: rulesFor === ConfigRegion.EDGE && props.homeRecorderExists === true,
      usesServiceLinkedRole: props.serviceLinkedRoleExists === true,
      onlyTypes,
      frequency,
      otherwiseRecorded: otherwiseRecorded(this, {
        frequency,
        dailyTypes: props.dailyTypes ?? [],
        continuousTypes: props.continuousTypes ?? [],
        onlyTypes,
      }),
    });
  }

  private deployPacks(
    props: ConfigBaselineProps,
    { core }: RegionRules,
    rulesFor: ConfigRegion,
    contents: PackContents,
  ): ConformancePacks {
    const attested = rulesFor !== ConfigRegion.EDGE && contents !== PackContents.NONE;
    return new ConformancePacks(this, 'Packs', {
      processChecks: attested ? [...processChecks] : [],
      coreRules: [...core],
      packRulesInUse: props.packRulesInUse ?? 0,
    });
  }

  /** AWS Config refuses a rule or a pack where there is no recorder (NoAvailableConfigurationRecorderException). */
  private waitForRecorder(...waiting: Construct[]): void {
    for (const prerequisite of [this.recorder, this.deliveryChannel]) {
      if (prerequisite !== undefined) for (const each of waiting) each.node.addDependency(prerequisite);
    }
  }

  private noteSkipped(): void {
    if (this.skippedRules.length === 0) return;
    this.node.addMetadata(SKIPPED_RULES_METADATA, this.skippedRules);
    Annotations.of(this).addInfo(
      `AWS Config has no such rules in ${Stack.of(this).region}, so they are left out: ${this.skippedRules.join(', ')}`,
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
