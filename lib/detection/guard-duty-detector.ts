import type { RemovalPolicy } from 'aws-cdk-lib';
import * as guardduty from 'aws-cdk-lib/aws-guardduty';
import { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { GuardDutyFeature, RuntimeAgent } from './guard-duty-feature';

/** Properties of {@link GuardDutyDetector}. */
export interface GuardDutyDetectorProps {
  /** What stays unwatched. */
  readonly allowUnwatched: readonly GuardDutyFeature[];
  /** Where GuardDuty manages the agent of runtime monitoring; absent for Fargate and EC2. */
  readonly runtimeAgents?: readonly RuntimeAgent[];
  /** What happens to the detector, and with it to its findings, when it leaves the template. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * GuardDuty for one region, with findings that are updated every fifteen minutes.
 *
 * Every feature is named, with its status: GuardDuty switches on what a template leaves out, runtime monitoring
 * excepted ("CreateDetector", Amazon GuardDuty API Reference). The older EKS_RUNTIME_MONITORING is never named: it and
 * RUNTIME_MONITORING, which includes it, refuse each other. So do features and the older data sources.
 *
 * Where hosts or containers run, DetectorRuntimeMonitoring holds too.
 *
 * Satisfies: DetectorEnabled, DetectorFeaturesOn
 */
export class GuardDutyDetector extends Construct {
  public readonly detector: guardduty.CfnDetector;

  /** @throws InvalidPropertyError when agents are given for a runtime monitoring that is off */
  public constructor(scope: Construct, id: string, props: GuardDutyDetectorProps) {
    super(scope, id);
    const { allowUnwatched, runtimeAgents } = props;
    if (runtimeAgents !== undefined && allowUnwatched.includes(GuardDutyFeature.RUNTIME_MONITORING)) {
      throw new InvalidPropertyError(
        scope,
        'runtimeAgents',
        runtimeAgents,
        'leave it out, or take RUNTIME_MONITORING out of allowUnwatched',
      );
    }
    const agents = runtimeAgents ?? [RuntimeAgent.ECS_FARGATE, RuntimeAgent.EC2];
    this.detector = new guardduty.CfnDetector(this, 'Resource', {
      enable: true,
      findingPublishingFrequency: 'FIFTEEN_MINUTES',
      features: Object.values(GuardDutyFeature).map((name) => ({
        name,
        status: status(!allowUnwatched.includes(name)),
        ...(name === GuardDutyFeature.RUNTIME_MONITORING && !allowUnwatched.includes(name)
          ? { additionalConfiguration: agentManagement(agents) }
          : {}),
      })),
    });
    this.detector.applyRemovalPolicy(props.removalPolicy);
  }
}

function agentManagement(
  agents: readonly RuntimeAgent[],
): guardduty.CfnDetector.CFNFeatureAdditionalConfigurationProperty[] {
  return Object.values(RuntimeAgent).map((name) => ({ name, status: status(agents.includes(name)) }));
}

const status = (isOn: boolean) => (isOn ? 'ENABLED' : 'DISABLED');
