import type { StageFrame } from './stage-frame';
import type { StorefrontStage } from './storefront-stage';
import { TrainingStack } from './training-stack';

/** The stack of the training register and the gate on customer data. */
export function makeTraining(stage: StorefrontStage, { settings, home, removalPolicy }: StageFrame): TrainingStack {
  const { dataStack, accountStack, privacyStack, auditStack } = stage;
  const { orderDocuments, orders, profiles, uploads } = dataStack;
  const { authEvents, userPool } = stage.identityStack.shoppers;
  const stack = new TrainingStack(stage, 'Training', {
    env: home,
    training: settings.training,
    alerts: dataStack.alerts,
    keys: [...dataStack.customerKeys, ...(privacyStack === undefined ? [] : [privacyStack.key.key])],
    tables: [orders.table, profiles.table],
    buckets: [
      orderDocuments.bucket,
      uploads.bucket,
      uploads.quarantineBucket,
      ...(authEvents === undefined ? [] : [authEvents.bucket.bucket]),
      ...(privacyStack === undefined ? [] : [privacyStack.requests.exportBucket]),
    ],
    userPools: [userPool],
    logGroups: [stage.edgeStack.webAcl.logGroup],
    athenaWorkgroups: auditStack === undefined ? [] : [auditStack.lake.workGroup.name],
    trailLogGroup: accountStack.trail?.logGroup,
    deletionProtection: true,
    removalPolicy,
  });
  // The rule and the process check need the recorder and the pack.
  stack.addStackDependency(accountStack);
  return stack;
}
