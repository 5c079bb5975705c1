import type * as s3 from 'aws-cdk-lib/aws-s3';
import { AuditStack } from './audit-stack';
import type { StageFrame } from './stage-frame';
import type { StorefrontStage } from './storefront-stage';

/** The stack of the weekly audit and its evidence. */
export function makeAudit(stage: StorefrontStage, { settings, home, removalPolicy }: StageFrame): AuditStack {
  const { edgeStack, dataStack, accountStack } = stage;
  // By the name that CloudFormation gives it: the construct's own name may not cross regions.
  const archive = edgeStack.webAclArchive?.bucket;
  return new AuditStack(stage, 'Audit', {
    env: home,
    alerts: dataStack.alerts,
    accessLogBucket: dataStack.accessLogs.bucket,
    trailBucket: accountStack.trail?.bucket,
    configBucket: accountStack.config.bucket,
    webAclBucketName: archive === undefined ? undefined : (archive.node.defaultChild as s3.CfnBucket).ref,
    catalogEncryptionExists: settings.adopt.dataCatalogEncryption,
    removalPolicy,
  });
}
