import { App, Duration, Stack, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ConfigBaseline, type ConfigBaselineProps } from '../../lib/detection/config-baseline';
import { ConfigRegion } from '../../lib/rules/config-region';
import { InvalidPropertyError } from '../../lib/errors';

jest.mock('../../lib/controls/catalogue', () => ({
  catalogue: [
    {
      id: 'BucketVersioning',
      detect: [{ kind: 'managed-rule', identifier: 'S3_BUCKET_VERSIONING_ENABLED', parameters: {} }],
    },
    {
      id: 'LogGroupRetention',
      detect: [
        {
          kind: 'managed-rule',
          identifier: 'CW_LOGGROUP_RETENTION_PERIOD_CHECK',
          parameters: { MinRetentionTime: '365' },
        },
      ],
    },
    {
      id: 'ViewerHttps',
      detect: [
        {
          kind: 'managed-rule',
          identifier: 'CLOUDFRONT_VIEWER_POLICY_HTTPS',
          parameters: {},
          onlyInRegion: 'us-east-1',
        },
      ],
    },
    { id: 'SecurityHeaders', detect: { kind: 'none', reason: 'no managed rule' } },
  ],
}));

function prepare(props: Partial<ConfigBaselineProps> = {}, region = 'eu-central-1') {
  const stack = new Stack(new App(), 'Audit', { env: { account: '111122223333', region } });
  const baseline = new ConfigBaseline(stack, 'Config', { encryptionKey: new kms.Key(stack, 'Key'), ...props });
  return { stack, baseline };
}

function synthesize(props: Partial<ConfigBaselineProps> = {}, region?: string): Template {
  return Template.fromStack(prepare(props, region).stack);
}

function onlyId(template: Template, type: string): string {
  const ids = Object.keys(template.findResources(type));
  expect(ids).toHaveLength(1);
  return String(ids[0]);
}

function identifiers(template: Template): string[] {
  return Object.values(template.findResources('AWS::Config::ConfigRule'))
    .map(({ Properties }) => Properties.Source.SourceIdentifier)
    .sort();
}

describe('order of creation', () => {
  test('archive policy, then recorder and channel, then rules', () => {
    const template = synthesize();

    const archivePolicy = onlyId(template, 'AWS::S3::BucketPolicy');
    const recorder = onlyId(template, 'AWS::Config::ConfigurationRecorder');
    const channel = onlyId(template, 'AWS::Config::DeliveryChannel');
    const rules = Object.values(template.findResources('AWS::Config::ConfigRule'));

    template.hasResource('AWS::Config::ConfigurationRecorder', { DependsOn: [archivePolicy] });
    template.hasResource('AWS::Config::DeliveryChannel', { DependsOn: [archivePolicy] });
    expect(rules).toHaveLength(2);
    for (const rule of rules) expect(new Set(rule.DependsOn)).toEqual(new Set([recorder, channel]));
  });

  test('recorder and channel do not wait for each other: either waits for the other to exist', () => {
    const template = synthesize();

    const recorder = template.findResources('AWS::Config::ConfigurationRecorder');
    const channel = template.findResources('AWS::Config::DeliveryChannel');

    expect(JSON.stringify(Object.values(recorder))).not.toContain(onlyId(template, 'AWS::Config::DeliveryChannel'));
    expect(JSON.stringify(Object.values(channel))).not.toContain(
      onlyId(template, 'AWS::Config::ConfigurationRecorder'),
    );
  });
});

describe('rules', () => {
  test('carry identifier, parameters and the ids of their controls, and a name of CloudFormation', () => {
    const template = synthesize();

    template.hasResourceProperties('AWS::Config::ConfigRule', {
      ConfigRuleName: Match.absent(),
      Description: 'Judges LogGroupRetention',
      InputParameters: { MinRetentionTime: '365' },
      Source: { Owner: 'AWS', SourceIdentifier: 'CW_LOGGROUP_RETENTION_PERIOD_CHECK' },
    });
    template.hasResourceProperties('AWS::Config::ConfigRule', {
      ConfigRuleName: Match.absent(),
      Description: 'Judges BucketVersioning',
      InputParameters: Match.absent(),
      Source: { Owner: 'AWS', SourceIdentifier: 'S3_BUCKET_VERSIONING_ENABLED' },
    });
  });

  test.each([
    [ConfigRegion.HOME, 'eu-central-1', ['CW_LOGGROUP_RETENTION_PERIOD_CHECK', 'S3_BUCKET_VERSIONING_ENABLED'], true],
    [ConfigRegion.EDGE, 'us-east-1', ['CLOUDFRONT_VIEWER_POLICY_HTTPS'], false],
    [
      ConfigRegion.HOME_AND_EDGE,
      'us-east-1',
      ['CLOUDFRONT_VIEWER_POLICY_HTTPS', 'CW_LOGGROUP_RETENTION_PERIOD_CHECK', 'S3_BUCKET_VERSIONING_ENABLED'],
      true,
    ],
  ])('%s in %s: %j, global types recorded: %s', (rulesFor, region, expected, IncludeGlobalResourceTypes) => {
    const template = synthesize({ rulesFor }, region);

    expect(identifiers(template)).toEqual(expected);
    template.hasResourceProperties('AWS::Config::ConfigurationRecorder', {
      RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes },
    });
  });

  test('are exposed', () => {
    const { stack, baseline } = prepare();

    const names = baseline.rules.map(({ configRuleName }) => stack.resolve(configRuleName).Ref);

    expect(names).toEqual(Object.keys(Template.fromStack(stack).findResources('AWS::Config::ConfigRule')));
  });
});

describe('adoption', () => {
  test.each([
    [{}, 1, 1, 1, 1],
    [{ serviceLinkedRoleExists: true }, 1, 1, 1, 0],
    [{ recorderExists: true }, 0, 1, 1, 0],
    [{ deliveryChannelExists: true }, 1, 0, 0, 1],
    [{ recorderExists: true, deliveryChannelExists: true }, 0, 0, 0, 0],
  ])('%j makes %d recorders, %d channels, %d archives, %d roles', (props, recorders, channels, archives, roles) => {
    const template = synthesize(props);

    template.resourceCountIs('AWS::Config::ConfigurationRecorder', recorders);
    template.resourceCountIs('AWS::Config::DeliveryChannel', channels);
    template.resourceCountIs('AWS::S3::Bucket', archives);
    template.resourceCountIs('AWS::IAM::Role', roles);
    template.resourceCountIs('AWS::Config::ConfigRule', 2);
  });

  test('of everything leaves rules that wait for nothing', () => {
    const { stack, baseline } = prepare({ recorderExists: true, deliveryChannelExists: true });

    const rules = Object.values(Template.fromStack(stack).findResources('AWS::Config::ConfigRule'));

    expect(rules.map(({ DependsOn }) => DependsOn)).toEqual([undefined, undefined]);
    expect([baseline.recorder, baseline.deliveryChannel, baseline.bucket]).toEqual([undefined, undefined, undefined]);
  });

  test('of nothing exposes what was made', () => {
    const { stack, baseline } = prepare();

    const template = Template.fromStack(stack);

    expect(stack.resolve(baseline.recorder?.ref)).toEqual({
      Ref: onlyId(template, 'AWS::Config::ConfigurationRecorder'),
    });
    expect(stack.resolve(baseline.deliveryChannel?.ref)).toEqual({
      Ref: onlyId(template, 'AWS::Config::DeliveryChannel'),
    });
    expect(stack.resolve(baseline.bucket?.bucketName)).toEqual({ Ref: onlyId(template, 'AWS::S3::Bucket') });
  });
});

test('gives the archive to the role that records', () => {
  const template = synthesize();

  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Sid: 'RecorderWritesToArchive',
          Principal: { AWS: { 'Fn::GetAtt': [onlyId(template, 'AWS::IAM::Role'), 'Arn'] } },
        }),
      ]),
    },
  });
});

test('carries no name that another stage could carry too', () => {
  const app = new App();
  const names = ['Production', 'Staging'].map((id) => {
    const stack = new Stack(new Stage(app, id), 'Audit');
    new ConfigBaseline(stack, 'Config', { encryptionKey: new kms.Key(stack, 'Key') });
    const { Resources } = Template.fromStack(stack).toJSON();
    return Object.values(Resources as Record<string, { Properties: Record<string, unknown> }>).flatMap(
      ({ Properties }) =>
        ['Name', 'BucketName', 'RoleName', 'ConfigRuleName'].filter((property) => property in Properties),
    );
  });

  expect(names).toEqual([[], []]);
});

test.each([
  [
    { archiveRetention: Duration.days(90) },
    'Audit/Config: archiveRetention is "90 days"; keep audit logs for at least 365 days (PCI DSS 4.0.1 requirement 10.5.1)',
  ],
  [
    { rulesFor: ConfigRegion.EDGE },
    'Audit/Config: rulesFor is "edge"; use ConfigRegion.HOME in eu-central-1: AWS Config judges CloudFront in us-east-1 alone',
  ],
  [
    { rulesFor: ConfigRegion.HOME_AND_EDGE },
    'Audit/Config: rulesFor is "home-and-edge"; use ConfigRegion.HOME in eu-central-1: AWS Config judges CloudFront in us-east-1 alone',
  ],
])('refuses %j', (props, message) => {
  expect(() => prepare(props)).toThrow(InvalidPropertyError);
  expect(() => prepare(props)).toThrow(new Error(message));
});

test('takes the edge in a stack whose region is known at deployment', () => {
  const stack = new Stack(new App(), 'Audit');

  new ConfigBaseline(stack, 'Config', { encryptionKey: new kms.Key(stack, 'Key'), rulesFor: ConfigRegion.EDGE });

  expect(identifiers(Template.fromStack(stack))).toEqual(['CLOUDFRONT_VIEWER_POLICY_HTTPS']);
});
