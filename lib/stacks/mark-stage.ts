import { markExempt, markResident } from './residency';
import type { StorefrontStage } from './storefront-stage';

/** Says of each stack of the stage in which regions its data may stand, or why that does not bind it. */
export function markStage(stage: StorefrontStage, allowedRegions: string[]): void {
  const { dataStack, mailStack, identityStack, privacyStack, incidentStack, accountStack, auditStack, trainingStack } =
    stage;
  for (const stack of [
    dataStack,
    mailStack,
    identityStack,
    privacyStack,
    incidentStack,
    accountStack,
    auditStack,
    trainingStack,
  ]) {
    if (stack !== undefined) markResident(stack, allowedRegions);
  }
  const reason = 'CloudFront takes its web ACL, certificate and logs there; access logs hold IP addresses';
  markExempt(stage.edgeStack, reason, allowedRegions);
  if (stage.edgeAccountStack === undefined) return;
  markExempt(stage.edgeAccountStack, 'AWS Config records CloudFront and its web ACLs there alone', allowedRegions);
}
