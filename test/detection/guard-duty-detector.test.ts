import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { GuardDutyDetector, type GuardDutyDetectorProps } from '../../lib/detection/guard-duty-detector';
import { GuardDutyFeature, RuntimeAgent } from '../../lib/detection/guard-duty-feature';
import { InvalidPropertyError } from '../../lib/errors';

function synthesize(props: Partial<GuardDutyDetectorProps> = {}): Template {
  const stack = new Stack(new App(), 'Account');
  new GuardDutyDetector(stack, 'GuardDuty', {
    allowUnwatched: [],
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    ...props,
  });
  return Template.fromStack(stack);
}

function featuresOf(template: Template): { Name: string; Status: string; AdditionalConfiguration?: unknown }[] {
  const [detector] = Object.values(template.findResources('AWS::GuardDuty::Detector'));
  return detector?.Properties.Features;
}

const agents = (...on: string[]) =>
  ['ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT', 'EKS_ADDON_MANAGEMENT'].map((Name) => ({
    Name,
    Status: on.includes(Name) ? 'ENABLED' : 'DISABLED',
  }));

test('watches all that it can, and tells within fifteen minutes', () => {
  synthesize().hasResource('AWS::GuardDuty::Detector', {
    Properties: {
      Enable: true,
      FindingPublishingFrequency: 'FIFTEEN_MINUTES',
      DataSources: Match.absent(),
      Features: [
        { Name: 'S3_DATA_EVENTS', Status: 'ENABLED' },
        { Name: 'EKS_AUDIT_LOGS', Status: 'ENABLED' },
        { Name: 'EBS_MALWARE_PROTECTION', Status: 'ENABLED' },
        { Name: 'RDS_LOGIN_EVENTS', Status: 'ENABLED' },
        { Name: 'LAMBDA_NETWORK_LOGS', Status: 'ENABLED' },
        {
          Name: 'RUNTIME_MONITORING',
          Status: 'ENABLED',
          AdditionalConfiguration: agents('ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT'),
        },
      ],
    },
    // One that a first deployment made and rolled back would stand in the way of the next.
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});

test('goes where that is asked', () => {
  synthesize({ removalPolicy: RemovalPolicy.DESTROY }).hasResource('AWS::GuardDuty::Detector', {
    DeletionPolicy: 'Delete',
  });
});

test.each(Object.values(GuardDutyFeature))('leaves %s off by its name, and that alone', (feature) => {
  const features = featuresOf(synthesize({ allowUnwatched: [feature] }));

  expect(features.filter(({ Status }) => Status === 'DISABLED')).toEqual([{ Name: feature, Status: 'DISABLED' }]);
  expect(features).toHaveLength(6);
});

test.each([
  ['nowhere', [], []],
  ['on Fargate', [RuntimeAgent.ECS_FARGATE], ['ECS_FARGATE_AGENT_MANAGEMENT']],
  [
    'everywhere',
    [RuntimeAgent.EKS, RuntimeAgent.EC2, RuntimeAgent.ECS_FARGATE],
    ['ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT', 'EKS_ADDON_MANAGEMENT'],
  ],
])('installs agents %s', (_, runtimeAgents, expected) => {
  const runtime = featuresOf(synthesize({ runtimeAgents })).find(({ Name }) => Name === 'RUNTIME_MONITORING');

  expect(runtime).toEqual({
    Name: 'RUNTIME_MONITORING',
    Status: 'ENABLED',
    AdditionalConfiguration: agents(...expected),
  });
});

test('never names the runtime monitoring of EKS, which refuses the newer one beside it', () => {
  const names = featuresOf(synthesize({ runtimeAgents: [RuntimeAgent.EKS] })).map(({ Name }) => Name);

  expect(names).toContain('RUNTIME_MONITORING');
  expect(names).not.toContain('EKS_RUNTIME_MONITORING');
});

test('refuses agents for a runtime monitoring that is off', () => {
  const runtimeAgents = [RuntimeAgent.EC2];

  expect(() => synthesize({ runtimeAgents, allowUnwatched: [GuardDutyFeature.RUNTIME_MONITORING] })).toThrow(
    new InvalidPropertyError(
      { node: { path: 'Account' } },
      'runtimeAgents',
      ['EC2_AGENT_MANAGEMENT'],
      'leave it out, or take RUNTIME_MONITORING out of allowUnwatched',
    ),
  );
});
