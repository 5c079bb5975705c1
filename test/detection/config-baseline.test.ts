import { App, type CfnElement, Duration, Stack, Stage } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { parse } from 'yaml';
import { ConfigBaseline, SKIPPED_RULES_METADATA } from '../../lib/detection/config-baseline';
import type { ConfigBaselineProps } from '../../lib/detection/config-baseline-props';
import { InvalidPropertyError } from '../../lib/errors';
import { ConfigRegion } from '../../lib/rules/config-region';
import { PackContents } from '../../lib/rules/pack-contents';
import { processChecks } from '../../lib/rules/process-checks';
import { RecordedTypes } from '../../lib/rules/recorded-types';
import { RecordingFrequency } from '../../lib/rules/recording-frequency';

/** A small catalogue: what of the real one is deployed where, test/rules shows. */
jest.mock('../../lib/controls/catalogue', () => {
  const managed = (identifier: string, more: object = {}) => [
    { kind: 'managed-rule', identifier, parameters: {}, ...more },
  ];
  const check = (...types: string[]) => ({ types });
  return {
    catalogue: [
      {
        id: 'BucketVersioning',
        area: 'data',
        severity: 'high',
        check: check('AWS::S3::Bucket'),
        detect: managed('S3_BUCKET_VERSIONING_ENABLED'),
        remediation: {
          rule: 'S3_BUCKET_VERSIONING_ENABLED',
          document: 'AWS-ConfigureS3BucketVersioning',
          parameters: { BucketName: 'RESOURCE_ID' },
          permissions: [{ actions: ['s3:PutBucketVersioning'], resource: 'arn:{partition}:s3:::*' }],
        },
      },
      {
        id: 'LogGroupRetention',
        area: 'account',
        severity: 'medium',
        check: check('AWS::Logs::LogGroup'),
        detect: managed('CW_LOGGROUP_RETENTION_PERIOD_CHECK', { parameters: { MinRetentionTime: '365' } }),
      },
      {
        id: 'TopicEncrypted',
        area: 'data',
        severity: 'high',
        check: check('AWS::SNS::Topic'),
        detect: managed('SNS_ENCRYPTED_KMS'),
      },
      {
        id: 'ViewerHttps',
        area: 'edge',
        severity: 'high',
        check: check('AWS::CloudFront::Distribution'),
        detect: managed('CLOUDFRONT_VIEWER_POLICY_HTTPS', { onlyInRegion: 'us-east-1' }),
      },
      {
        id: 'BuildNotPrivileged',
        area: 'compute',
        severity: 'medium',
        check: check('AWS::CodeBuild::Project'),
        detect: managed('CODEBUILD_PROJECT_ENVIRONMENT_PRIVILEGED_CHECK'),
      },
      {
        id: 'QueueEncrypted',
        title: 'Queues are encrypted',
        area: 'data',
        severity: 'high',
        check: check('AWS::SQS::Queue'),
        detect: { kind: 'live', reads: [] },
      },
      {
        id: 'DistributionLogged',
        title: 'Distributions are logged',
        area: 'edge',
        severity: 'medium',
        check: check('AWS::CloudFront::Distribution'),
        detect: { kind: 'live', reads: [] },
      },
      {
        id: 'UsersNamed',
        area: 'identity',
        severity: 'low',
        check: check('AWS::IAM::User'),
        detect: { kind: 'none', reason: 'no rule' },
      },
    ],
  };
});

function prepare(props: Partial<ConfigBaselineProps> = {}, region = 'eu-central-1') {
  const stack = new Stack(new App(), 'Audit', { env: { account: '111122223333', region } });
  const baseline = new ConfigBaseline(stack, 'Config', { encryptionKey: new kms.Key(stack, 'Key'), ...props });
  return { stack, baseline };
}

function synthesize(props: Partial<ConfigBaselineProps> = {}, region?: string): Template {
  return Template.fromStack(prepare(props, region).stack);
}

/** Without the function that judges living resources, where only what is beside it matters. */
const managedOnly = (props: Partial<ConfigBaselineProps> = {}, region?: string) =>
  synthesize({ withoutLiveRules: true, ...props }, region);

function onlyId(template: Template, type: string): string {
  const ids = Object.keys(template.findResources(type));
  expect(ids).toHaveLength(1);
  return String(ids[0]);
}

/** Identifiers of the rules that stand on their own. */
function identifiers(template: Template): string[] {
  return Object.values(template.findResources('AWS::Config::ConfigRule'))
    .filter(({ Properties }) => Properties.Source.Owner === 'AWS')
    .map(({ Properties }) => Properties.Source.SourceIdentifier)
    .sort();
}

/** The rules of every conformance pack, by their names. */
function packRules(template: Template): string[] {
  return Object.values(template.findResources('AWS::Config::ConformancePack'))
    .flatMap(({ Properties }) => Object.values(parse(Properties.TemplateBody).Resources))
    .map((resource) => (resource as { Properties: { ConfigRuleName: string } }).Properties.ConfigRuleName);
}

const PLAIN = [
  'CODEBUILD_PROJECT_ENVIRONMENT_PRIVILEGED_CHECK',
  'CW_LOGGROUP_RETENTION_PERIOD_CHECK',
  'S3_BUCKET_VERSIONING_ENABLED',
];

describe('order of creation', () => {
  test('archive policy, then recorder and channel, then rules of every kind and packs', () => {
    const template = synthesize();

    const archivePolicy = onlyId(template, 'AWS::S3::BucketPolicy');
    const recorder = onlyId(template, 'AWS::Config::ConfigurationRecorder');
    const channel = onlyId(template, 'AWS::Config::DeliveryChannel');
    const waiting = [
      ...Object.values(template.findResources('AWS::Config::ConfigRule')),
      ...Object.values(template.findResources('AWS::Config::ConformancePack')),
    ];

    template.hasResource('AWS::Config::ConfigurationRecorder', { DependsOn: [archivePolicy] });
    template.hasResource('AWS::Config::DeliveryChannel', { DependsOn: [archivePolicy] });
    expect(waiting).toHaveLength(PLAIN.length + 1 + 2);
    for (const { DependsOn } of waiting) expect(DependsOn).toEqual(expect.arrayContaining([recorder, channel]));
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
    [ConfigRegion.HOME, 'eu-central-1', PLAIN, ['QueueEncrypted'], true],
    [ConfigRegion.EDGE, 'us-east-1', ['CLOUDFRONT_VIEWER_POLICY_HTTPS'], ['DistributionLogged'], false],
    [
      ConfigRegion.HOME_AND_EDGE,
      'us-east-1',
      ['CLOUDFRONT_VIEWER_POLICY_HTTPS', ...PLAIN],
      ['DistributionLogged', 'QueueEncrypted'],
      true,
    ],
  ])('%s in %s: %j and live %j, global types recorded: %s', (rulesFor, region, plain, live, globalTypes) => {
    const template = synthesize({ rulesFor }, region);
    const custom = Object.values(template.findResources('AWS::Config::ConfigRule')).filter(
      ({ Properties }) => Properties.Source.Owner === 'CUSTOM_LAMBDA',
    );

    expect(identifiers(template)).toEqual(plain);
    expect(custom.map(({ Properties }) => Properties.InputParameters.controlId).sort()).toEqual(live);
    template.hasResourceProperties('AWS::Config::ConfigurationRecorder', {
      RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: globalTypes },
    });
  });

  test('are exposed', () => {
    const { stack, baseline } = prepare({ withoutLiveRules: true });

    const names = baseline.rules.map(({ configRuleName }) => stack.resolve(configRuleName).Ref);

    expect(names).toEqual(Object.keys(Template.fromStack(stack).findResources('AWS::Config::ConfigRule')));
  });

  test('keep their construct paths, on which their logical ids rest', () => {
    const { baseline } = prepare();

    expect(baseline.rules.map(({ node }) => node.path)).toEqual([
      'Audit/Config/Rules/CodebuildProjectEnvironmentPrivilegedCheck',
      'Audit/Config/Rules/CwLoggroupRetentionPeriodCheck-9f049684',
      'Audit/Config/Rules/S3BucketVersioningEnabled',
    ]);
  });

  test('on living resources can be left out, and their function with them', () => {
    const { stack, baseline } = prepare({ withoutLiveRules: true });

    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
    expect(baseline.liveRules).toBeUndefined();
  });
});

describe('a rule that the region does not have', () => {
  const missing = ['CODEBUILD_PROJECT_ENVIRONMENT_PRIVILEGED_CHECK'];

  test('is left out, and said so in property, note and assembly', () => {
    const { stack, baseline } = prepare({}, 'ap-northeast-3');
    const template = Template.fromStack(stack);

    expect(identifiers(template)).toEqual(PLAIN.filter((identifier) => !missing.includes(identifier)));
    expect(baseline.skippedRules).toEqual(missing);
    Annotations.fromStack(stack).hasInfo(
      '/Audit/Config',
      `AWS Config has no such rules in ap-northeast-3, so they are left out: ${missing.join(', ')}`,
    );
    expect(baseline.node.metadata.find(({ type }) => type === SKIPPED_RULES_METADATA)?.data).toEqual(missing);
  });

  test('is no matter elsewhere', () => {
    const { stack, baseline } = prepare();

    expect(baseline.skippedRules).toEqual([]);
    Annotations.fromStack(stack).hasNoInfo('*', Match.stringLikeRegexp('left out'));
    expect(baseline.node.metadata).toEqual([]);
  });

  test('is deployed where the deployment decides the region', () => {
    const stack = new Stack(new App(), 'Audit');

    const baseline = new ConfigBaseline(stack, 'Config', { encryptionKey: new kms.Key(stack, 'Key') });

    expect(baseline.skippedRules).toEqual([]);
    expect(identifiers(Template.fromStack(stack))).toEqual(PLAIN);
  });
});

describe('conformance packs', () => {
  const checks = processChecks.map(({ ruleName }) => ruleName);

  test.each([
    [{}, 'eu-central-1', [...checks, 'sns-encrypted-kms'], PLAIN],
    [{ conformancePacks: PackContents.PROCESS_CHECKS }, 'eu-central-1', checks, [...PLAIN, 'SNS_ENCRYPTED_KMS']],
    [{ conformancePacks: PackContents.NONE }, 'eu-central-1', [], [...PLAIN, 'SNS_ENCRYPTED_KMS']],
    [{ rulesFor: ConfigRegion.EDGE }, 'us-east-1', [], ['CLOUDFRONT_VIEWER_POLICY_HTTPS']],
  ])('%j in %s', (props, region, inPacks, plain) => {
    const template = managedOnly(props, region);

    expect(packRules(template)).toEqual(inPacks);
    expect(identifiers(template)).toEqual(plain);
  });

  test('leave room for those that are there', () => {
    expect(() => prepare({ packRulesInUse: 141 })).toThrow(
      new Error(
        'Audit/Config/Packs: packRulesInUse is 141; with the 10 rules of these packs AWS Config takes 150 at most: ' +
          'set conformancePacks to PackContents.PROCESS_CHECKS or NONE, or remove another pack',
      ),
    );
    expect(() => prepare({ packRulesInUse: 141, conformancePacks: PackContents.PROCESS_CHECKS })).not.toThrow();
  });
});

describe('remediation', () => {
  test.each([
    [undefined, false],
    [[], false],
    [['BucketVersioning'], true],
  ])('automatic for %j: %s', (automaticRemediation, Automatic) => {
    const template = managedOnly({ automaticRemediation });

    template.resourceCountIs('AWS::Config::RemediationConfiguration', 1);
    template.hasResourceProperties('AWS::Config::RemediationConfiguration', {
      TargetId: 'AWS-ConfigureS3BucketVersioning',
      Automatic,
    });
  });

  test('named for a control of another region is no fault', () => {
    expect(() =>
      prepare({ rulesFor: ConfigRegion.EDGE, automaticRemediation: ['BucketVersioning'] }, 'us-east-1'),
    ).not.toThrow();
  });
});

describe('recording', () => {
  test('of the types that the catalogue looks at', () => {
    managedOnly({ recordedTypes: RecordedTypes.CATALOGUE }).hasResourceProperties(
      'AWS::Config::ConfigurationRecorder',
      {
        RecordingGroup: {
          AllSupported: false,
          IncludeGlobalResourceTypes: false,
          RecordingStrategy: { UseOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
          ResourceTypes: [
            'AWS::ACM::Certificate',
            'AWS::CloudFront::Distribution',
            'AWS::CodeBuild::Project',
            'AWS::EC2::NetworkAcl',
            'AWS::IAM::Policy',
            'AWS::IAM::User',
            'AWS::OpenSearch::Domain',
            'AWS::S3::Bucket',
            'AWS::SNS::Topic',
            'AWS::SQS::Queue',
          ],
        },
        RecordingMode: Match.absent(),
      },
    );
  });

  test.each([
    [{ recordingFrequency: RecordingFrequency.DAILY }, { RecordingFrequency: 'DAILY' }],
    [
      { recordingFrequency: RecordingFrequency.DAILY, continuousTypes: ['AWS::KMS::Key'] },
      {
        RecordingFrequency: 'DAILY',
        RecordingModeOverrides: [{ RecordingFrequency: 'CONTINUOUS', ResourceTypes: ['AWS::KMS::Key'] }],
      },
    ],
    [
      { dailyTypes: ['AWS::EC2::NetworkInterface'] },
      {
        RecordingFrequency: 'CONTINUOUS',
        RecordingModeOverrides: [{ RecordingFrequency: 'DAILY', ResourceTypes: ['AWS::EC2::NetworkInterface'] }],
      },
    ],
  ])('%j', (props, RecordingMode) => {
    managedOnly(props).hasResourceProperties('AWS::Config::ConfigurationRecorder', { RecordingMode });
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
    const template = managedOnly(props);

    template.resourceCountIs('AWS::Config::ConfigurationRecorder', recorders);
    template.resourceCountIs('AWS::Config::DeliveryChannel', channels);
    template.resourceCountIs('AWS::S3::Bucket', archives);
    // One more runs the runbook.
    template.resourceCountIs('AWS::IAM::Role', roles + 1);
    expect(identifiers(template)).toEqual(PLAIN);
  });

  test('of everything leaves rules that wait for nothing', () => {
    const { stack, baseline } = prepare({
      recorderExists: true,
      deliveryChannelExists: true,
      withoutLiveRules: true,
    });
    const template = Template.fromStack(stack);

    const waiting = [
      ...Object.values(template.findResources('AWS::Config::ConfigRule')),
      ...Object.values(template.findResources('AWS::Config::ConformancePack')),
    ];

    expect(waiting).toHaveLength(PLAIN.length + 2);
    expect(waiting.filter(({ DependsOn }) => DependsOn !== undefined)).toEqual([]);
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
  const { stack, baseline } = prepare();
  const template = Template.fromStack(stack);
  const role = baseline.node.findChild('Recorder').node.findChild('Role').node.defaultChild as CfnElement;

  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Sid: 'RecorderWritesToArchive',
          Principal: { AWS: { 'Fn::GetAtt': [stack.resolve(role.logicalId), 'Arn'] } },
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
        ['Name', 'BucketName', 'RoleName', 'ConfigRuleName'].filter(
          (property) => typeof Properties[property] === 'string',
        ),
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
  [
    { automaticRemediation: ['BucketVersionng'] },
    'Audit/Config: automaticRemediation is "BucketVersionng"; did you mean BucketVersioning?',
  ],
  [
    { dailyTypes: ['AWS::Config::ResourceCompliance'] },
    'Audit/Config: dailyTypes is "AWS::Config::ResourceCompliance"; leave it out: AWS Config records this type continuously alone',
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
