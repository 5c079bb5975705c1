import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { AccessAnalyzers } from './access-analyzers';
import { GuardDutyDetector } from './guard-duty-detector';
import type { GuardDutyFeature, RuntimeAgent } from './guard-duty-feature';
import type { InspectorScan } from './inspector-scan';
import { InspectorScanning } from './inspector-scanning';
import { SecurityHub } from './security-hub';
import type { SecurityHubStandard } from './security-hub-standard';

/** Properties of {@link ThreatDetection}. */
export interface ThreatDetectionProps {
  /**
   * The region has a GuardDuty detector already, its own or its organization's; a second one fails.
   * @default false
   */
  readonly detectorExists?: boolean;
  /**
   * What GuardDuty shall not watch, such as databases in a region where it cannot. `DetectorFeaturesOn` finds each of
   * them, runtime monitoring excepted. Not beside `detectorExists`.
   * @default - nothing: all is watched, and charged by what there is to watch
   */
  readonly allowUnwatched?: GuardDutyFeature[];
  /**
   * Where GuardDuty installs and updates its agent. Other hosts and clusters need it from whoever runs them. Not beside
   * `detectorExists`.
   * @default - Fargate and EC2
   */
  readonly runtimeAgents?: RuntimeAgent[];
  /**
   * The region has Security Hub CSPM already, switched on here or by its organization; a second one fails.
   * @default false
   */
  readonly hubExists?: boolean;
  /**
   * The standards that Security Hub CSPM checks the region against. Beside `hubExists`, those that are not enabled yet.
   * @default - AWS Foundational Security Best Practices and PCI DSS 4.0.1; beside `hubExists` none
   */
  readonly standards?: SecurityHubStandard[];
  /**
   * The region has an analyzer of external access for this account already; a second one fails.
   * @default false
   */
  readonly analyzerExists?: boolean;
  /**
   * After how long without use a permission, role, access key or password counts as unused: 1 to 365 whole days, usually
   * 90. Every role and user of the account is charged each month. What it finds is the same in every region: ask for it
   * in one.
   *
   * An account has one such analyzer a region, and another age needs another analyzer: leave the age out in one
   * deployment and give the other in the next.
   * @default - unused access is not looked for
   */
  readonly unusedAccessAge?: Duration;
  /**
   * Amazon Inspector is on in the region, or its organization decides.
   * @default false
   */
  readonly inspectorExists?: boolean;
  /**
   * What Amazon Inspector scans; each instance, image and function is charged. Not beside `inspectorExists`.
   * @default - all that the region offers: the code of functions, too, where the region is known to
   */
  readonly inspectorScans?: InspectorScan[];
  /**
   * The key of the log group of the function that switches Amazon Inspector on. A key that this app creates gets the
   * statement for CloudWatch Logs; the policy of an imported one must have it already.
   * @default - CloudWatch Logs encrypts with a key of its own
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * How long that function's log is kept.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to the detector, the hub and the log group when they leave the template. A detector and a hub take their
   * findings with them. Those that a first deployment made and rolled back must go, or the next one finds them in its
   * way: prefer the default to `RETAIN`.
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * What looks for intruders and weak spots in one region of an account: GuardDuty, Security Hub CSPM with its standards,
 * IAM Access Analyzer, Amazon Inspector. Amazon Macie is {@link DataClassification}'s.
 *
 * All of them are regional. A shop whose home is not us-east-1 takes two, in two stacks: CloudFront, its web ACLs and
 * certificates are in us-east-1, and so is what IAM's own events say.
 *
 * Beforehand: none of the four is on in the region, or the property that says so; in an account whose organization
 * manages one from a delegated administrator, that one counts as existing. AWS Config records in the region, else the
 * standards check nothing: let this construct depend on {@link ConfigBaseline} where both are in one stack. The package is
 * built, which bundles the function. Nobody denies `iam:CreateServiceLinkedRole` to the deployment: each service makes a
 * role of its own.
 *
 * Where hosts or containers run, DetectorRuntimeMonitoring holds too.
 *
 * Satisfies: DetectorEnabled, DetectorFeaturesOn, SecurityHubStandards, AnalyzerExternalAccess,
 * FunctionRuntimeSupported, LogGroupRetention, LogGroupEncrypted (with `encryptionKey`), IamNoServiceWildcards,
 * IamNoAdministrativeStatements, IamAllowsByName, RoleTrustRestricted, DetectorSettingsAccepted,
 * DetectorPublishesPromptly, SecurityHubFoundationalStandard, SecurityHubPciStandard, SecurityHubDefaultStandardsOff,
 * SecurityHubConsolidatedFindings, SecurityServiceOnce
 */
export class ThreatDetection extends Construct {
  /** Absent where a detector exists. */
  public readonly guardDuty?: GuardDutyDetector;
  /** Absent where a hub exists and no standard is asked for. */
  public readonly securityHub?: SecurityHub;
  /** Absent where an analyzer exists and unused access is not looked for. */
  public readonly accessAnalyzers?: AccessAnalyzers;
  /** Absent where Inspector is on already. */
  public readonly inspector?: InspectorScanning;

  /** @throws InvalidPropertyError when AWS would refuse a value, or two properties contradict each other */
  public constructor(scope: Construct, id: string, props: ThreatDetectionProps = {}) {
    super(scope, id);
    const { detectorExists = false, hubExists = false, analyzerExists = false, inspectorExists = false } = props;
    const { removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE } = props;
    if (detectorExists) this.refuseBeside('detectorExists', props, ['allowUnwatched', 'runtimeAgents']);
    if (inspectorExists) this.refuseBeside('inspectorExists', props, ['inspectorScans']);
    if (!detectorExists) {
      const { allowUnwatched = [], runtimeAgents } = props;
      this.guardDuty = new GuardDutyDetector(this, 'GuardDuty', { allowUnwatched, runtimeAgents, removalPolicy });
    }
    if (!hubExists || (props.standards ?? []).length > 0) {
      this.securityHub = new SecurityHub(this, 'SecurityHub', { hubExists, standards: props.standards, removalPolicy });
    }
    if (!analyzerExists || props.unusedAccessAge !== undefined) {
      const { unusedAccessAge } = props;
      this.accessAnalyzers = new AccessAnalyzers(this, 'AccessAnalyzers', { analyzerExists, unusedAccessAge });
    }
    if (!inspectorExists) {
      const { inspectorScans: scans, encryptionKey, logRetention } = props;
      this.inspector = new InspectorScanning(this, 'Inspector', { scans, encryptionKey, logRetention, removalPolicy });
    }
  }

  private refuseBeside(
    adopted: string,
    props: ThreatDetectionProps,
    meaningless: readonly (keyof ThreatDetectionProps)[],
  ): void {
    const property = meaningless.find((name) => props[name] !== undefined);
    if (property === undefined) return;
    throw new InvalidPropertyError(
      this,
      property,
      props[property],
      `leave it out, or ${adopted}: what exists is not changed`,
    );
  }
}
