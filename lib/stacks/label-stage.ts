import type { Duration } from 'aws-cdk-lib';
import { DataClass } from '../data/data-class';
import { DataClassification } from '../data/data-classification';
import type { StorefrontStage } from './storefront-stage';

/**
 * Labels what each stack of the stage holds; the stack of customer data labels its stores itself.
 *
 * @param logRetention how long logs are kept
 */
export function labelStage(stage: StorefrontStage, owner: string, logRetention: Duration): void {
  DataClassification.label(stage.identityStack, { dataClass: DataClass.PROFILES, owner });
  DataClassification.label(stage.edgeStack, { dataClass: DataClass.CONTENT, owner });
  for (const stack of [
    stage.privacyStack,
    stage.incidentStack,
    stage.accountStack,
    stage.auditStack,
    stage.trainingStack,
    stage.edgeAccountStack,
  ]) {
    if (stack !== undefined) {
      DataClassification.label(stack, { dataClass: DataClass.LOGS, owner, retention: logRetention });
    }
  }
}
