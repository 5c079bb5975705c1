import type { Position } from '../position';
import type { Resource } from '../resource';
import type { TemplateSet } from '../template-set';
import { any } from '../verdict';

/** Agents that GuardDuty manages, and where each is needed ("DetectorAdditionalConfiguration", Amazon GuardDuty API Reference). */
const AGENTS: Readonly<Record<string, (set: TemplateSet) => boolean>> = {
  ECS_FARGATE_AGENT_MANAGEMENT: (set) => set.ofType('AWS::ECS::Service').some(isOnFargate),
  EC2_AGENT_MANAGEMENT: (set) => has(set, 'AWS::EC2::Instance', 'AWS::AutoScaling::AutoScalingGroup'),
  EKS_ADDON_MANAGEMENT: (set) => has(set, 'AWS::EKS::Cluster'),
};

/** The names of the agents that what the templates run needs. */
export function neededAgents(set: TemplateSet): readonly string[] {
  return Object.entries(AGENTS).flatMap(([name, isNeeded]) => (isNeeded(set) ? [name] : []));
}

function has(set: TemplateSet, ...types: readonly string[]): boolean {
  return types.some((type) => set.ofType(type).length > 0);
}

function isOnFargate(service: Resource): boolean {
  const fargate = (place: Position) => place.matches(/^FARGATE/, 'Fargate');
  const strategy = service.at('CapacityProviderStrategy');
  const provided = strategy.some((item) => fargate(item.at('CapacityProvider')), 'others');
  return any(fargate(service.at('LaunchType')), provided).kind === 'compliant';
}
