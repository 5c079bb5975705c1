import { CfnElement, CfnResource, type IResolvable, Reference, Stack, Tokenization } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** "IAM and AWS STS quotas", AWS IAM User Guide: characters of a managed policy, white space left out. */
export const LONGEST_MANAGED_POLICY = 6_144;

/** "Quotas for AWS Organizations", as doubled on 15 May 2026: characters of a service control policy. */
export const LONGEST_SERVICE_CONTROL_POLICY = 10_240;

/** "PutInlinePolicyToPermissionSet", IAM Identity Center API Reference. */
export const LONGEST_PERMISSION_SET_POLICY = 32_768;

/** The longest names that AWS gives resources, or lets CloudFormation give them, by type: what `Ref` says. */
const LONGEST_NAME: Readonly<Record<string, number>> = {
  'AWS::KMS::Key': 36,
  'AWS::S3::Bucket': 63,
  // Region, underscore, nine characters.
  'AWS::Cognito::UserPool': 24,
};

/** What stands before a role's name in the partition with the longest name, and the longest name ("IAM and AWS STS quotas"). */
const ROLE_ARN = 'arn:aws-us-gov:iam::123456789012:role/'.length;
const LONGEST_ROLE_NAME = 64;

/** What is neither a resource's name nor known: an account, a region, an import. */
const LONGEST_OTHER = 64;

const MARKER = /\$\{Token\[[^\]]+\]\}/g;

/**
 * How many characters a policy will have when it is deployed. A name that only AWS knows counts as the longest that it can
 * be: CloudFormation writes stack, logical id and a suffix of 13.
 */
export function deployedLength(scope: Construct, statements: readonly object[]): number {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return text.replaceAll(MARKER, (marker) => {
    const token = Tokenization.reverseString(marker).firstToken;
    return 'x'.repeat(token === undefined ? marker.length : longest(scope, token));
  }).length;
}

function longest(scope: Construct, token: IResolvable): number {
  if (!Reference.isReference(token) || !CfnElement.isCfnElement(token.target)) return LONGEST_OTHER;
  const { target } = token;
  const type = CfnResource.isCfnResource(target) ? target.cfnResourceType : '';
  const { stackName } = target.stack;
  const generated = `${stackName}-${Stack.of(scope).resolve(target.logicalId)}-`.length + 13;
  if (type === 'AWS::IAM::Role') return ROLE_ARN + Math.min(generated, LONGEST_ROLE_NAME);
  return LONGEST_NAME[type] ?? Math.min(generated, 255);
}
