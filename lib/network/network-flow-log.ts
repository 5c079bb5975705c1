import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { cloudWatchLogsStatements } from '../data/key-service-statements';

/** Properties of {@link NetworkFlowLog}. */
export interface NetworkFlowLogProps {
  /** The network whose connections are logged. */
  readonly vpc: ec2.IVpc;
  /**
   * The key of the log group. A key that this app creates gets the statement for CloudWatch Logs; the policy of an
   * imported one must have it already.
   */
  readonly encryptionKey: kms.IKey;
  /**
   * How long the log is kept. PCI DSS 4.0.1 requirement 10.5.1 asks for twelve months.
   * @default RetentionDays.THIRTEEN_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * What happens to the log group when it leaves the template.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The connections of a network, those that were refused among them, in an encrypted log group. For a network that
 * stands already, too.
 *
 * The role can be assumed for flow logs of this account alone, and writes to this one group ("IAM role for publishing
 * flow logs to CloudWatch Logs", Amazon VPC User Guide, which lets it write to every group).
 *
 * Satisfies: VpcFlowLogs, LogGroupRetention, LogGroupEncrypted, RoleTrustRestricted, IamNoServiceWildcards,
 * IamNoAdministrativeStatements, IamAllowsByName
 */
export class NetworkFlowLog extends Construct {
  public readonly flowLog: ec2.FlowLog;
  public readonly logGroup: logs.LogGroup;
  public readonly role: iam.Role;

  public constructor(scope: Construct, id: string, props: NetworkFlowLogProps) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    for (const statement of cloudWatchLogsStatements(this)) props.encryptionKey.addToResourcePolicy(statement);
    this.logGroup = new logs.LogGroup(this, 'LogGroup', {
      encryptionKey: props.encryptionKey,
      retention: props.logRetention ?? logs.RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:ec2:${region}:${account}:vpc-flow-log/*` },
        },
      }),
    });
    this.flowLog = new ec2.FlowLog(this, 'FlowLog', {
      resourceType: ec2.FlowLogResourceType.fromVpc(props.vpc),
      destination: ec2.FlowLogDestination.toCloudWatchLogs(this.logGroup, this.role),
      trafficType: ec2.FlowLogTrafficType.ALL,
    });
  }
}
