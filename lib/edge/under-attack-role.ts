import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { WebAclScope } from './web-acl-scope';

/** What the switch's function works on. */
export interface UnderAttackAccess {
  readonly webAclArn: string;
  readonly scope: WebAclScope;
  /** ARNs of IP sets, regex pattern sets and rule groups that the web ACL refers to. */
  readonly referencedArns: readonly string[];
  /** Name of the parameter that holds the state, with a slash at the start. */
  readonly parameterName: string;
  readonly logGroup: logs.ILogGroup;
}

/**
 * The role of the switch's function: exact, in place of AWS's managed policy for functions, which may write to every
 * log group.
 */
export function underAttackRole(scope: Construct, id: string, access: UnderAttackAccess): iam.Role {
  const role = new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  const parameter = Stack.of(scope).formatArn({
    service: 'ssm',
    resource: 'parameter',
    resourceName: access.parameterName.slice(1),
  });
  const statements = [
    { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [access.logGroup.logGroupArn] },
    { actions: ['wafv2:GetWebACL'], resources: [access.webAclArn] },
    {
      actions: ['wafv2:UpdateWebACL'],
      resources: [access.webAclArn, managedRuleSets(scope, access.scope), ...access.referencedArns],
    },
    { actions: ['ssm:GetParameter', 'ssm:PutParameter', 'ssm:DeleteParameter'], resources: [parameter] },
  ];
  for (const statement of statements) role.addToPolicy(new iam.PolicyStatement(statement));
  return role;
}

/**
 * The very resource that AWS WAF asks about when a web ACL holds managed rule groups, whichever these are. Partition and
 * account are left to CloudFormation, so that an exception for it holds for every account.
 */
function managedRuleSets(scope: Construct, webAclScope: WebAclScope): string {
  const isGlobal = webAclScope === WebAclScope.CLOUDFRONT;
  return Stack.of(scope).formatArn({
    partition: Aws.PARTITION,
    service: 'wafv2',
    region: isGlobal ? 'us-east-1' : Stack.of(scope).region,
    account: Aws.ACCOUNT_ID,
    resource: isGlobal ? 'global' : 'regional',
    resourceName: 'managedruleset/*/*',
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
