import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * What may pass an endpoint: principals of the account, or of its organization, on resources of the same. Stolen
 * credentials of another account then cannot carry data out through it, and neither can ours to a foreign bucket.
 *
 * Some operations, such as `sts:GetCallerIdentity`, have no resource; they pass. Requests without a principal, such as
 * `sts:AssumeRoleWithWebIdentity`, do not ("AWS global condition context keys", IAM User Guide).
 */
export function perimeterStatement(scope: Construct, organizationId: string | undefined): iam.PolicyStatement {
  const { account } = Stack.of(scope);
  const [principal, resource, owner] =
    organizationId === undefined
      ? ['aws:PrincipalAccount', 'aws:ResourceAccount', account]
      : ['aws:PrincipalOrgID', 'aws:ResourceOrgID', organizationId];
  return new iam.PolicyStatement({
    sid: 'OwnPrincipalsOnOwnResources',
    principals: [new iam.AnyPrincipal()],
    actions: ['*'],
    resources: ['*'],
    conditions: { StringEquals: { [principal]: owner }, StringEqualsIfExists: { [resource]: owner } },
  });
}

/**
 * The layers of container images: Amazon ECR hands out signed links into a bucket of its own, so that neither the
 * principal nor the resource is ours ("Amazon ECR interface VPC endpoints (AWS PrivateLink)", section on the Amazon S3
 * gateway endpoint, Amazon ECR User Guide).
 */
export function imageLayersStatement(scope: Construct): iam.PolicyStatement {
  const { partition, region } = Stack.of(scope);
  return new iam.PolicyStatement({
    sid: 'ImageLayersOfAmazonEcr',
    principals: [new iam.AnyPrincipal()],
    actions: ['s3:GetObject'],
    resources: [`arn:${partition}:s3:::prod-${region}-starport-layer-bucket/*`],
  });
}
