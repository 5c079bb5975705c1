import { Annotations } from 'aws-cdk-lib';
import { IncidentStack } from './incident-stack';
import type { StageFrame } from './stage-frame';
import type { StorefrontStage } from './storefront-stage';

/** The stack of runbooks and breach clock; without a plan for incidents a warning takes its place. */
export function makeIncident(
  stage: StorefrontStage,
  { settings: { incident }, home, removalPolicy }: StageFrame,
): IncidentStack | undefined {
  if (incident === undefined) {
    Annotations.of(stage).addWarningV2(
      'storefront-security-baseline:incident-plan',
      'The shop has no plan for incidents, and no clock for the 72 hours of GDPR article 33: set storefront.incident in cdk.json.',
    );
    return undefined;
  }
  return new IncidentStack(stage, 'Incident', {
    env: home,
    incident,
    alerts: stage.dataStack.alerts,
    userPools: [stage.identityStack.shoppers.userPool],
    webAclRunbook: `us-east-1 ${stage.edgeStack.underAttack.document.ref}`,
    deletionProtection: true,
    removalPolicy,
  });
}
