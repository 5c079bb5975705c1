import { runSimulation } from '@cloud-copilot/iam-simulate';
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { BreakGlassRole, type BreakGlassRoleProps } from '../../lib/staff-training/break-glass-role';
import { DeployedStack } from '../data/deployed-stack';
import { matchesPattern } from '../detection/event-pattern-matcher';
import { matchesFilter } from '../detection/filter-pattern-matcher';
import { ACCOUNT, ENV, roleArn } from './gated-shop';

const ALICE = `arn:aws:iam::${ACCOUNT}:user/alice`;
const RESPONDER = roleArn('responder');

function emergency(props: Partial<BreakGlassRoleProps> = {}, withTrail = true) {
  const stack = new Stack(new App(), 'Staff', { env: ENV });
  const it = new BreakGlassRole(stack, 'Emergency', {
    trustedPrincipals: [new iam.ArnPrincipal(ALICE), new iam.ArnPrincipal(RESPONDER)],
    topic: sns.Topic.fromTopicArn(stack, 'Alerts', `arn:aws:sns:eu-central-1:${ACCOUNT}:alerts`),
    ...(withTrail ? { trailLogGroup: logs.LogGroup.fromLogGroupName(stack, 'Trail', 'trail') } : {}),
    ...props,
  });
  const deployed = new DeployedStack(stack);
  return { it, stack, deployed, template: Template.fromStack(stack), role: deployed.text(it.role.roleArn) };
}

const whole = emergency();
const local = emergency({}, false);

describe('the role', () => {
  const NOW = {
    'aws:MultiFactorAuthPresent': 'true',
    'aws:MultiFactorAuthAge': '60',
    'aws:RequestedRegion': ENV.region,
  };
  const verdict = async ({ deployed, role }: typeof whole, principal: string, context: Record<string, string>) => {
    const trust = Object.values(deployed.resources).find(({ Type }) => Type === 'AWS::IAM::Role')?.Properties;
    const simulated = await runSimulation(
      {
        request: {
          principal,
          action: 'sts:AssumeRole',
          resource: { resource: role, accountId: ACCOUNT },
          contextVariables: context,
        },
        identityPolicies: [],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy: trust?.AssumeRolePolicyDocument,
      },
      {},
    );
    if (simulated.resultType !== 'single') throw new Error(JSON.stringify(simulated));
    return simulated.result.analysis.result;
  };

  test.each([
    ['a named user with MFA', ALICE, NOW, 'Allowed'],
    ['a named role that has MFA', RESPONDER, NOW, 'Allowed'],
    ['MFA of an hour ago', ALICE, { ...NOW, 'aws:MultiFactorAuthAge': '3600' }, 'Allowed'],
    ['MFA of more than an hour ago', ALICE, { ...NOW, 'aws:MultiFactorAuthAge': '3601' }, 'ImplicitlyDenied'],
    ['no MFA', ALICE, { ...NOW, 'aws:MultiFactorAuthPresent': 'false' }, 'ImplicitlyDenied'],
    ['a session that says nothing of MFA', ALICE, { 'aws:RequestedRegion': ENV.region }, 'ImplicitlyDenied'],
    ['somebody else with MFA', `arn:aws:iam::${ACCOUNT}:user/mallory`, NOW, 'ImplicitlyDenied'],
  ])('with %s: %s', async (_, principal, context, expected) => {
    expect(await verdict(whole, principal, context)).toBe(expected);
  });

  test('can be assumed through another region only where a trail hears it', async () => {
    const elsewhere = { ...NOW, 'aws:RequestedRegion': 'us-east-1' };

    expect(await verdict(whole, ALICE, elsewhere)).toBe('Allowed');
    expect(await verdict(local, ALICE, elsewhere)).toBe('ImplicitlyDenied');
    expect(await verdict(local, ALICE, NOW)).toBe('Allowed');
  });

  test('has sessions of an hour, no rights of its own, no name, and says what it is', () => {
    whole.template.hasResource('AWS::IAM::Role', {
      Properties: {
        Description: Match.stringLikeRegexp('^Break-glass role'),
        MaxSessionDuration: 3600,
        RoleName: Match.absent(),
        ManagedPolicyArns: Match.absent(),
      },
    });
    whole.template.resourceCountIs('AWS::IAM::Policy', 0);
  });
});

describe('somebody is told', () => {
  const call = (eventName: string, roleArn: string, others: object = {}) => ({
    source: 'aws.sts',
    'detail-type': 'AWS API Call via CloudTrail',
    detail: { eventSource: 'sts.amazonaws.com', eventName, requestParameters: { roleArn }, readOnly: true, ...others },
  });
  const propertiesOf = (type: string) =>
    Object.values(whole.deployed.resources).find(({ Type }) => Type === type)?.Properties ?? {};
  const { EventPattern, State } = propertiesOf('AWS::Events::Rule');
  const [target, ...others] = propertiesOf('AWS::Events::Rule').Targets as { Arn: string; InputTransformer: object }[];
  const { FilterPattern } = propertiesOf('AWS::Logs::MetricFilter');

  test.each([
    ['it is assumed', call('AssumeRole', whole.role), true],
    ['it is refused', call('AssumeRole', whole.role, { errorCode: 'AccessDenied' }), true],
    ['another role is assumed', call('AssumeRole', roleArn('deploy')), false],
    ['it is read', call('GetRole', whole.role), false],
  ])('when %s', (_, event, told) => {
    expect(matchesPattern(EventPattern, event)).toBe(told);
    expect(matchesFilter(String(FilterPattern), event.detail)).toBe(told);
  });

  test('by a rule that hears calls which only read, as CloudTrail says of AssumeRole', () => {
    expect(State).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
    expect(others).toEqual([]);
    expect(target?.Arn).toBe(`arn:aws:sns:eu-central-1:${ACCOUNT}:alerts`);
    expect(JSON.stringify(target?.InputTransformer)).toContain('The role for emergencies was asked for: <');
  });

  test('by an alarm at the first one in any region', () => {
    whole.template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Threshold: 1,
      EvaluationPeriods: 1,
      Period: 300,
      Statistic: 'Sum',
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [`arn:aws:sns:eu-central-1:${ACCOUNT}:alerts`],
    });
    local.template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
    local.template.resourceCountIs('AWS::Events::Rule', 1);
  });
});

describe('is refused', () => {
  test.each<[string, iam.IPrincipal[], string]>([
    ['nobody', [], 'trustedPrincipals is []; name at least one IAM user or role'],
    ['everybody', [new iam.AnyPrincipal()], 'trustedPrincipals is "*"; name IAM users or roles'],
    ['every star', [new iam.StarPrincipal()], 'trustedPrincipals is "*"; name IAM users or roles'],
    [
      'a SAML provider',
      [new iam.FederatedPrincipal('arn:aws:iam::123456789012:saml-provider/okta', {}, 'sts:AssumeRoleWithSAML')],
      'trustedPrincipals is {"Federated":["arn:aws:iam::123456789012:saml-provider/okta"]}; ' +
        'name IAM users or roles: AWS does not see the MFA of an identity provider, and a service has none',
    ],
    [
      'a service',
      [new iam.ServicePrincipal('lambda.amazonaws.com')],
      'trustedPrincipals is {"Service":["lambda.amazonaws.com"]}; ' +
        'name IAM users or roles: AWS does not see the MFA of an identity provider, and a service has none',
    ],
  ])('%s', (_, trustedPrincipals, message) => {
    expect(() => emergency({ trustedPrincipals })).toThrow(`Staff/Emergency: ${message}`);
  });
});
