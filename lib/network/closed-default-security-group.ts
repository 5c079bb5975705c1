import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as targets from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';

/** Properties of {@link ClosedDefaultSecurityGroup}. */
export interface ClosedDefaultSecurityGroupProps {
  /** Id of a network's default group, such as `vpc.vpcDefaultSecurityGroup`. */
  readonly securityGroupId: string;
}

/**
 * Takes the two rules away with which AWS makes the default security group of a network: its members reach each other,
 * and everything (CIS AWS Foundations Benchmark 5.0, 5.5; PCI DSS 4.0.1, 1.2.1).
 *
 * No template can do so, and CDK's own way is a function with a role. Here two schedules of Amazon EventBridge
 * Scheduler call EC2 once a day instead, each with a role that may do this to this group alone. When the rules are
 * gone, EC2 answers `InvalidPermission.NotFound`, which changes nothing and is not repeated. Rules that somebody else
 * adds stay: the AWS Config rule `vpc-default-security-group-closed` finds them. An IPv6 network has a third rule,
 * which stays.
 *
 * Satisfies: RoleTrustRestricted, IamNoServiceWildcards, IamNoAdministrativeStatements, IamAllowsByName
 */
export class ClosedDefaultSecurityGroup extends Construct {
  /** What the schedules act as. */
  public readonly role: iam.Role;

  public constructor(scope: Construct, id: string, props: ClosedDefaultSecurityGroupProps) {
    super(scope, id);
    const { account } = Stack.of(this);
    const { securityGroupId: GroupId } = props;
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    });
    const everything = { IpProtocol: '-1' };
    this.revoke('Ingress', GroupId, { ...everything, UserIdGroupPairs: [{ GroupId, UserId: account }] });
    this.revoke('Egress', GroupId, { ...everything, IpRanges: [{ CidrIp: '0.0.0.0/0' }] });
  }

  private revoke(direction: string, GroupId: string, permission: object): void {
    const group = Stack.of(this).formatArn({
      service: 'ec2',
      resource: 'security-group',
      resourceName: GroupId,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    const schedule = new scheduler.Schedule(this, direction, {
      description: 'Closes the default security group of a network',
      schedule: scheduler.ScheduleExpression.rate(Duration.days(1)),
      target: new targets.Universal({
        service: 'ec2',
        action: `revokeSecurityGroup${direction}`,
        input: scheduler.ScheduleTargetInput.fromObject({ GroupId, IpPermissions: [permission] }),
        role: this.role,
        policyStatements: [
          new iam.PolicyStatement({ actions: [`ec2:RevokeSecurityGroup${direction}`], resources: [group] }),
        ],
        retryAttempts: 0,
      }),
    });
    // The first call may come at once, and the next a day later.
    const rights = this.role.node.tryFindChild('DefaultPolicy');
    if (rights !== undefined) schedule.node.addDependency(rights);
  }
}
