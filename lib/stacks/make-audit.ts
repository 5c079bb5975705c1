import { AuditStack } from './audit-stack';
import type { StageFrame } from './stage-frame';
import type { StorefrontStage } from './storefront-stage';

/** The stack of the weekly audit and its evidence. */
export function makeAudit(stage: StorefrontStage, { settings, home, removalPolicy }: StageFrame): AuditStack {
  const { dataStack, accountStack } = stage;
  return new AuditStack(stage, 'Audit', {
    env: home,
    alerts: dataStack.alerts,
    accessLogBucket: dataStack.accessLogs.bucket,
    trailBucket: accountStack.trail?.bucket,
    configBucket: accountStack.config.bucket,
    catalogEncryptionExists: settings.adopt.dataCatalogEncryption,
    removalPolicy,
  });
}
