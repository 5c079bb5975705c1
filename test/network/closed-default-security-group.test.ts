import { execFileSync } from 'node:child_process';
import { Template } from 'aws-cdk-lib/assertions';
import { ClosedDefaultSecurityGroup } from '../../lib/network/closed-default-security-group';
import { localAwsMissing, localEnvironment } from '../handlers/under-attack/local-aws';
import { withMotoServer } from '../judges/moto-server';
import { onPath } from '../judges/program';
import { ENV, resourcesOf, shopStack } from './shop-network';

const GROUP = 'sg-0123456789abcdef0';

function closing(securityGroupId = GROUP) {
  const stack = shopStack();
  new ClosedDefaultSecurityGroup(stack, 'Closed', { securityGroupId });
  return stack;
}

/** What a schedule calls, and with what, by the call's name. */
const calls = (stack = closing()): Record<string, string> =>
  Object.fromEntries(
    Object.values(resourcesOf(stack, 'AWS::Scheduler::Schedule')).map(({ Properties: { Target } }) => [
      JSON.stringify(Target.Arn).match(/:aws-sdk:(\w+:\w+)/)?.[1] ?? '',
      Target.Input,
    ]),
  );

describe('ClosedDefaultSecurityGroup', () => {
  test('takes the rules away that AWS makes', () => {
    const inputs = Object.entries(calls()).map(([call, input]) => [call, JSON.parse(input)]);

    const everything = { IpProtocol: '-1' };
    expect(Object.fromEntries(inputs)).toEqual({
      'ec2:revokeSecurityGroupIngress': {
        GroupId: GROUP,
        IpPermissions: [{ ...everything, UserIdGroupPairs: [{ GroupId: GROUP, UserId: ENV.account }] }],
      },
      'ec2:revokeSecurityGroupEgress': {
        GroupId: GROUP,
        IpPermissions: [{ ...everything, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      },
    });
  });

  test('calls once a day, does not repeat what EC2 refuses, and has its rights before', () => {
    const stack = closing();

    const [policy] = Object.keys(resourcesOf(stack, 'AWS::IAM::Policy'));
    Template.fromStack(stack).allResources('AWS::Scheduler::Schedule', {
      DependsOn: [policy],
      Properties: {
        State: 'ENABLED',
        ScheduleExpression: 'rate(1 day)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { RetryPolicy: { MaximumRetryAttempts: 0 } },
      },
    });
  });

  test('may do this to this group alone, for this account', () => {
    const stack = closing();

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: ['ec2:RevokeSecurityGroupIngress', 'ec2:RevokeSecurityGroupEgress'].map((Action) => ({
          Effect: 'Allow',
          Action,
          Resource: {
            'Fn::Join': [
              '',
              ['arn:', { Ref: 'AWS::Partition' }, `:ec2:eu-central-1:123456789012:security-group/${GROUP}`],
            ],
          },
        })),
      },
    });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
          },
        ],
      },
    });
  });
});

/**
 * Makes a network, sends what the schedules send for its default group twice, and prints how many rules are
 * left. The local EC2 forgets the rule for members, which the real one makes.
 */
const CLOSE = `
import boto3, json, sys
from botocore.exceptions import ClientError
calls = json.load(sys.stdin)
ec2 = boto3.client('ec2')
network = ec2.create_vpc(CidrBlock='10.0.0.0/16')['Vpc']['VpcId']
owned = {'Filters': [{'Name': 'vpc-id', 'Values': [network]}, {'Name': 'group-name', 'Values': ['default']}]}
group = lambda: ec2.describe_security_groups(**owned)['SecurityGroups'][0]
rules = lambda: [len(group()['IpPermissions']), len(group()['IpPermissionsEgress'])]
members = [{'IpProtocol': '-1', 'UserIdGroupPairs': [{'GroupId': group()['GroupId']}]}]
if not group()['IpPermissions']:
    ec2.authorize_security_group_ingress(GroupId=group()['GroupId'], IpPermissions=members)
seen, errors = [rules()], []
for call, text in list(calls.items()) * 2:
    name = {'ec2:revokeSecurityGroupIngress': 'revoke_security_group_ingress', 'ec2:revokeSecurityGroupEgress': 'revoke_security_group_egress'}[call]
    try:
        getattr(ec2, name)(**json.loads(text.replace('${GROUP}', group()['GroupId'])))
    except ClientError as error:
        errors.append(error.response['Error']['Code'])
    seen.append(rules())
print(json.dumps({'seen': seen, 'errors': errors}))
`;

function boto3Missing(): string | undefined {
  try {
    execFileSync('python3', ['-c', 'import boto3'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'python3 does not load boto3';
  }
}

const missing = localAwsMissing ?? boto3Missing();
if (missing !== undefined) process.stderr.write(`SKIPPED: what the schedules send to EC2: ${missing}\n`);

(missing === undefined ? describe : describe.skip)('EC2', () => {
  test('takes what the schedules send, closes the group, and changes nothing more', async () => {
    const inputs = JSON.stringify(calls());

    const { seen, errors } = await withMotoServer(onPath('moto_server') ?? 'moto_server', async (endpoint) =>
      JSON.parse(
        execFileSync('python3', ['-c', CLOSE], {
          input: inputs,
          encoding: 'utf8',
          env: { ...process.env, ...localEnvironment(endpoint), AWS_DEFAULT_REGION: ENV.region },
        }),
      ),
    );

    expect(seen[0]).toEqual([1, 1]);
    expect(seen[2]).toEqual([0, 0]);
    expect(seen[4]).toEqual([0, 0]);
    expect(errors).toEqual(['InvalidPermission.NotFound', 'InvalidPermission.NotFound']);
  }, 120_000);
});
