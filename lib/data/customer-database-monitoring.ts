import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * The role by which instances send the figures of their operating system, once a period, to the group `RDSOSMetrics`,
 * which all databases of an account and region share: AWS's managed policy, for that group alone and for databases of
 * this account ("Setting up and enabling Enhanced Monitoring", Amazon RDS User Guide).
 */
export function monitoringRole(scope: Construct): iam.Role {
  const stack = Stack.of(scope);
  // Left to CloudFormation, so that an exception for it holds in every account and region.
  const place = { partition: Aws.PARTITION, region: Aws.REGION, account: Aws.ACCOUNT_ID };
  const group = (resourceName: string) =>
    stack.formatArn({
      ...place,
      service: 'logs',
      resource: 'log-group',
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  return new iam.Role(scope, 'MonitoringRole', {
    assumedBy: new iam.ServicePrincipal('monitoring.rds.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
    inlinePolicies: {
      Monitoring: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({
            actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
            resources: [group('RDSOSMetrics')],
          }),
          new iam.PolicyStatement({
            actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:PutLogEvents'],
            resources: [group('RDSOSMetrics:log-stream:*')],
          }),
        ],
      }),
    },
  });
}
