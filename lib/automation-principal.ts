import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * Automation of AWS Systems Manager on behalf of this account alone ("Setting up Automation", AWS Systems Manager User
 * Guide, on the confused deputy).
 */
export function automationPrincipal(scope: Construct): iam.ServicePrincipal {
  const { partition, account } = Stack.of(scope);
  return new iam.ServicePrincipal('ssm.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': `arn:${partition}:ssm:*:${account}:automation-execution/*` },
    },
  });
}
