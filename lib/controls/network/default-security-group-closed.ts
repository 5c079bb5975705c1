import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { referencesOf, type Value } from '../value';
import { compliant, unknown, type Verdict, violation } from '../verdict';

const GROUP = 'DefaultSecurityGroup';

/** The resource by which CDK empties the group (`restrictDefaultSecurityGroup`). */
const CLOSES = 'Custom::VpcRestrictDefaultSG';

const DIRECTIONS = ['Ingress', 'Egress'];

/** Who uses the group, or adds rules to it, and by which property. */
const USERS: readonly (readonly [type: string, path: string])[] = [
  ['AWS::EC2::SecurityGroupIngress', 'GroupId'],
  ['AWS::EC2::SecurityGroupEgress', 'GroupId'],
  ['AWS::EC2::Instance', 'SecurityGroupIds'],
  ['AWS::EC2::VPCEndpoint', 'SecurityGroupIds'],
  ['AWS::ECS::Service', 'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups'],
  ['AWS::ElastiCache::ReplicationGroup', 'SecurityGroupIds'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'SecurityGroups'],
  ['AWS::Lambda::Function', 'VpcConfig.SecurityGroupIds'],
  ['AWS::RDS::DBCluster', 'VpcSecurityGroupIds'],
  ['AWS::RDS::DBInstance', 'VPCSecurityGroups'],
];

function isGroupOf(vpc: Resource, value: Value): boolean {
  return referencesOf(value).some(({ resource, attribute }) => resource === vpc && attribute === GROUP);
}

function uses(resource: Resource, path: string, vpc: Resource): boolean {
  const position = resource.at(path);
  return [...position.values, ...position.items().flatMap(({ values }) => values)].some((value) =>
    isGroupOf(vpc, value),
  );
}

/** A schedule that calls EC2 by itself: AWS's universal target, whose input names the group. */
function isRevokedOnSchedule(vpc: Resource, direction: string): boolean {
  return vpc.template.set.ofType('AWS::Scheduler::Schedule').some((schedule) => {
    const calls = schedule.at('Target.Arn').matches(new RegExp(`:ec2:revokeSecurityGroup${direction}$`), 'that call');
    const named = schedule.at('Target.Input').values.some((value) => isGroupOf(vpc, value));
    const on = schedule.at('State').noneOf(['DISABLED']).kind !== 'violation';
    return (calls.kind === 'compliant' || endsIn(schedule, direction)) && named && on;
  });
}

/** The partition of the call's ARN is known only at deployment. */
function endsIn(schedule: Resource, direction: string): boolean {
  return schedule
    .at('Target.Arn')
    .values.some((value) => value.kind === 'text' && value.text.endsWith(`:ec2:revokeSecurityGroup${direction}`));
}

function judgeVpc(vpc: Resource): Verdict {
  const { set } = vpc.template;
  for (const [type, path] of USERS) {
    const user = set.ofType(type).find((resource) => uses(resource, path, vpc));
    if (user !== undefined) return violation('', `${user.logicalId} uses its default security group, by ${path}`);
  }
  const closed = set
    .ofType(CLOSES)
    .some((closes) => closes.at('DefaultSecurityGroupId').values.some((value) => isGroupOf(vpc, value)));
  return closed || DIRECTIONS.every((direction) => isRevokedOnSchedule(vpc, direction))
    ? compliant()
    : unknown('', 'CloudFormation cannot empty the default group, and the template does not tell who does');
}

const network = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const group = { 'Fn::GetAtt': ['Network', GROUP] };
const example = (others: Readonly<Record<string, object>>): Example => ({ Resources: { Network: network, ...others } });

/** The group that everything gets which names none lets nothing through. */
export const defaultSecurityGroupClosed = control({
  id: 'DefaultSecurityGroupClosed',
  area: 'network',
  title: 'The default security group is closed, and nothing uses it',
  rationale: 'It lets all its members talk to each other, and everything out: what forgot its own group stands in it.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': ['1.3.1', judged('1.2.1'), judged('1.3.2')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01'],
  },
  since: '0.1.0',
  check: each('AWS::EC2::VPC', judgeVpc),
  remedy: 'Give each resource a security group of its own, and set restrictDefaultSecurityGroup: true on the Vpc.',
  detect: [managedRule('VPC_DEFAULT_SECURITY_GROUP_CLOSED')],
  examples: {
    compliant: [example({ Closes: { Type: CLOSES, Properties: { DefaultSecurityGroupId: group } } })],
    violating: [
      {
        faultAt: '',
        ...example({
          Rule: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: group, IpProtocol: '-1' } },
        }),
      },
      {
        faultAt: '',
        ...example({
          Pay: { Type: 'AWS::Lambda::Function', Properties: { VpcConfig: { SecurityGroupIds: [group] } } },
        }),
      },
    ],
    unknown: [example({})],
  },
});
