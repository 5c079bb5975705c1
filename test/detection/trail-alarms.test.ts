import { Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import { TrailAlarms } from '../../lib/detection/trail-alarms';
import { TRAIL_WATCHES } from '../../lib/detection/trail-watches';
import { call, consoleSignIn, rootCall, rootSignIn } from '../handlers/alert-groups/recorded-events';
import { alarmStack } from './alarm-stack';
import { matchesFilter } from './filter-pattern-matcher';

function prepare() {
  const { stack, topic } = alarmStack();
  const trailLogGroup = logs.LogGroup.fromLogGroupName(stack, 'TrailLog', 'adopted-trail');
  const made = ['One', 'Two'].map((id) => new TrailAlarms(stack, id, { topic, trailLogGroup }));
  return { stack, topic, made, template: Template.fromStack(stack) };
}

const failed = { errorMessage: 'Failed authentication', responseElements: { ConsoleLogin: 'Failure' } };

/** By watch: events that it counts, and events that it does not. */
const CASES: Readonly<Record<string, readonly [counted: readonly object[], passed: readonly object[]]>> = {
  UnauthorizedCalls: [
    [
      call('ec2.amazonaws.com', 'RunInstances', { errorCode: 'Client.UnauthorizedOperation' }).detail,
      call('s3.amazonaws.com', 'PutBucketPolicy', { errorCode: 'AccessDenied' }).detail,
      call('iam.amazonaws.com', 'CreateUser', { errorCode: 'AccessDeniedException' }).detail,
    ],
    [
      call('s3.amazonaws.com', 'PutBucketPolicy').detail,
      call('iam.amazonaws.com', 'GetUser', { errorCode: 'NoSuchEntity' }).detail,
    ],
  ],
  SignInWithoutMfa: [
    [consoleSignIn({ additionalEventData: { MFAUsed: 'No' } }).detail],
    [
      consoleSignIn().detail,
      rootSignIn().detail,
      consoleSignIn({ additionalEventData: { MFAUsed: 'No' }, ...failed }).detail,
      consoleSignIn({ additionalEventData: { MFAUsed: 'No' }, userIdentity: { type: 'AssumedRole' } }).detail,
    ],
  ],
  RootUse: [
    [rootSignIn().detail, rootCall('s3.amazonaws.com', 'ListBuckets').detail],
    [
      rootCall('kms.amazonaws.com', 'RotateKey', { eventType: 'AwsServiceEvent' }).detail,
      rootCall('kms.amazonaws.com', 'Decrypt', { userIdentity: { type: 'Root', invokedBy: 'ec2.amazonaws.com' } })
        .detail,
      call('s3.amazonaws.com', 'ListBuckets').detail,
    ],
  ],
  IamPolicyChanges: [
    [call('iam.amazonaws.com', 'AttachRolePolicy').detail, call('iam.amazonaws.com', 'DeleteGroupPolicy').detail],
    [call('iam.amazonaws.com', 'GetRolePolicy').detail, call('organizations.amazonaws.com', 'CreatePolicy').detail],
  ],
  TrailChanges: [
    [call('cloudtrail.amazonaws.com', 'StopLogging').detail, call('cloudtrail.amazonaws.com', 'CreateTrail').detail],
    [call('cloudtrail.amazonaws.com', 'LookupEvents').detail],
  ],
  SignInFailures: [[consoleSignIn(failed).detail], [consoleSignIn().detail]],
  KeyLoss: [
    [call('kms.amazonaws.com', 'DisableKey').detail, call('kms.amazonaws.com', 'ScheduleKeyDeletion').detail],
    [call('kms.amazonaws.com', 'CancelKeyDeletion').detail, call('other.amazonaws.com', 'DisableKey').detail],
  ],
  BucketPolicyChanges: [
    [call('s3.amazonaws.com', 'PutBucketPolicy').detail, call('s3.amazonaws.com', 'DeleteBucketReplication').detail],
    [call('s3.amazonaws.com', 'PutObject').detail],
  ],
  ConfigChanges: [
    [
      call('config.amazonaws.com', 'StopConfigurationRecorder').detail,
      call('config.amazonaws.com', 'PutDeliveryChannel').detail,
    ],
    [call('config.amazonaws.com', 'PutEvaluations').detail],
  ],
  SecurityGroupChanges: [
    [
      call('ec2.amazonaws.com', 'AuthorizeSecurityGroupIngress').detail,
      call('ec2.amazonaws.com', 'DeleteSecurityGroup').detail,
    ],
    [call('ec2.amazonaws.com', 'DescribeSecurityGroups').detail],
  ],
  NetworkAclChanges: [
    [
      call('ec2.amazonaws.com', 'CreateNetworkAclEntry').detail,
      call('ec2.amazonaws.com', 'ReplaceNetworkAclAssociation').detail,
    ],
    [call('ec2.amazonaws.com', 'DescribeNetworkAcls').detail],
  ],
  GatewayChanges: [
    [
      call('ec2.amazonaws.com', 'CreateCustomerGateway').detail,
      call('ec2.amazonaws.com', 'DetachInternetGateway').detail,
    ],
    [call('ec2.amazonaws.com', 'CreateNatGateway').detail],
  ],
  RouteTableChanges: [
    [call('ec2.amazonaws.com', 'CreateRoute').detail, call('ec2.amazonaws.com', 'DisassociateRouteTable').detail],
    [call('apigateway.amazonaws.com', 'CreateRoute').detail],
  ],
  VpcChanges: [
    [call('ec2.amazonaws.com', 'CreateVpc').detail, call('ec2.amazonaws.com', 'AcceptVpcPeeringConnection').detail],
    [call('ec2.amazonaws.com', 'CreateVpcEndpoint').detail],
  ],
  OrganizationChanges: [
    [
      call('organizations.amazonaws.com', 'LeaveOrganization').detail,
      call('organizations.amazonaws.com', 'DetachPolicy').detail,
    ],
    [call('organizations.amazonaws.com', 'ListAccounts').detail, call('iam.amazonaws.com', 'CreatePolicy').detail],
  ],
};

test('every watch has events', () => {
  expect(TRAIL_WATCHES.map(({ id }) => id)).toEqual(Object.keys(CASES));
});

describe.each(TRAIL_WATCHES.map((watch) => [watch.id, watch] as const))('%s', (id, { pattern }) => {
  const [counted = [], passed = []] = CASES[id] ?? [];

  test('counts what it is for', () => {
    expect(counted.map((event) => matchesFilter(pattern, event))).toEqual(counted.map(() => true));
  });

  test('passes what it is not for', () => {
    expect(passed.map((event) => matchesFilter(pattern, event))).toEqual(passed.map(() => false));
  });

  test('has a pattern that CloudWatch Logs takes: at most 1,024 characters', () => {
    expect(pattern.length).toBeLessThanOrEqual(1024);
  });
});

test('the recommendations are those of the benchmark, in its order', () => {
  expect(TRAIL_WATCHES.map(({ recommendation }) => recommendation)).toEqual(
    Array.from({ length: 15 }, (_, index) => `4.${index + 1}`),
  );
});

test('each watch is a filter on the log group and an alarm on its count that tells the topic', () => {
  const { stack, topic, template } = prepare();
  const filters = Object.values(template.findResources('AWS::Logs::MetricFilter')).map(({ Properties }) => Properties);
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);

  const [filter] = filters;
  const [{ MetricNamespace: namespace, MetricName: name } = { MetricNamespace: '', MetricName: '' }] =
    filter?.MetricTransformations ?? [];
  expect(filters).toHaveLength(30);
  expect(filter).toMatchObject({
    LogGroupName: 'adopted-trail',
    FilterPattern: TRAIL_WATCHES[0]?.pattern,
    MetricTransformations: [{ MetricValue: '1', DefaultValue: 0 }],
  });
  expect(alarms.find((alarm) => alarm.Namespace === namespace && alarm.MetricName === name)).toEqual({
    AlarmActions: [stack.resolve(topic.topicArn)],
    AlarmDescription: 'calls were refused for lack of rights (CIS AWS Foundations 4.1): 20 or more in five minutes',
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 1,
    MetricName: 'UnauthorizedCalls',
    Namespace: namespace,
    Period: 300,
    Statistic: 'Sum',
    Threshold: 20,
    TreatMissingData: 'notBreaching',
  });
});

test('two of these count apart', () => {
  const { template } = prepare();

  const namespaces = Object.values(template.findResources('AWS::Logs::MetricFilter')).map(
    ({ Properties }) => Properties.MetricTransformations[0].MetricNamespace,
  );

  expect(new Set(namespaces).size).toBe(2);
  expect(namespaces.every((name: string) => /^Storefront\/Trail\/[\w-]{1,100}$/.test(name))).toBe(true);
});

test('every alarm stands in `alarms`, in the order of the benchmark', () => {
  const { made } = prepare();

  expect(made.map(({ alarms }) => alarms.map(({ node }) => node.id))).toEqual([
    TRAIL_WATCHES.map(({ id }) => id),
    TRAIL_WATCHES.map(({ id }) => id),
  ]);
});
