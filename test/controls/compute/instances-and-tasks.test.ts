import { instanceMetadataTokens } from '../../../lib/controls/compute/instance-metadata-tokens';
import { evaluate } from '../../../lib/controls/evaluate';
import { TemplateSet } from '../../../lib/controls/template-set';
import { verdictOf } from '../verdict-of';

const template = (HttpTokens: unknown, LaunchTemplateName: unknown = 'shop') => ({
  Type: 'AWS::EC2::LaunchTemplate',
  Properties: { LaunchTemplateName, LaunchTemplateData: { MetadataOptions: { HttpTokens } } },
});
const metadata = (properties: object, Template: object) =>
  verdictOf('InstanceMetadataTokens', 'Web', { Web: { Type: 'AWS::EC2::Instance', Properties: properties }, Template });

test.each([
  ['its id', { LaunchTemplateId: { Ref: 'Template' }, Version: '1' }],
  ['its name', { LaunchTemplateName: 'shop', Version: '1' }],
  [
    'its version',
    { LaunchTemplateName: { Ref: 'Unknown' }, Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] } },
  ],
])('an instance takes the metadata options of a launch template named by %s', (_how, LaunchTemplate) => {
  expect(metadata({ LaunchTemplate }, template('required'))).toBe('compliant');
  expect(metadata({ LaunchTemplate }, template('optional'))).toBe('violation');
  expect(metadata({ LaunchTemplate }, template({ Ref: 'Unknown' }))).toBe('unknown');
});

test('an instance whose own options are weaker does not take those of the template', () => {
  const properties = { LaunchTemplate: { LaunchTemplateName: 'shop' }, MetadataOptions: { HttpTokens: 'optional' } };

  expect(metadata(properties, template('required'))).toBe('violation');
});

test('a launch template that is not in the templates is unknown', () => {
  expect(metadata({ LaunchTemplate: { LaunchTemplateName: 'other' } }, template('required'))).toBe('unknown');
});

test.each([
  ['an instance', (image: unknown) => ({ Type: 'AWS::EC2::Instance', Properties: { ImageId: image } })],
  [
    'a launch template',
    (image: unknown) => ({
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: { LaunchTemplateData: { ImageId: image } },
    }),
  ],
])('%s of Amazon Linux 2023 that says nothing is unknown', (_what, resource) => {
  const image = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64';
  const set = new TemplateSet([
    {
      name: 'template',
      body: {
        Parameters: { Image: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: image } },
        Resources: {
          ByParameter: resource({ Ref: 'Image' }),
          ByReference: resource(`{{resolve:ssm:${image}}}`),
          ById: resource('ami-0123456789abcdef0'),
        },
      },
    },
  ]);

  const { judgements } = evaluate(set, [instanceMetadataTokens]);

  expect(judgements.map(({ resource: { logicalId }, verdict }) => [logicalId, verdict.kind])).toEqual([
    ['ByParameter', 'unknown'],
    ['ByReference', 'unknown'],
    ['ById', 'violation'],
  ]);
});

const task = (properties: object) => ({ Task: { Type: 'AWS::ECS::TaskDefinition', Properties: properties } });

test.each([
  ['Windows', 'WINDOWS_SERVER_2022_CORE', 'not-applicable'],
  ['Linux', 'LINUX', 'violation'],
])('TaskReadOnlyRoot of a writable container on %s: %s', (_system, OperatingSystemFamily, expected) => {
  const properties = { RuntimePlatform: { OperatingSystemFamily }, ContainerDefinitions: [{ Name: 'web' }] };

  expect(verdictOf('TaskReadOnlyRoot', 'Task', task(properties))).toBe(expected);
});

test('a privileged container of a Batch job with several tasks is found', () => {
  const EcsProperties = { TaskProperties: [{ Containers: [{ Privileged: false }, { Privileged: true }] }] };
  const resources = { Job: { Type: 'AWS::Batch::JobDefinition', Properties: { EcsProperties } } };

  expect(verdictOf('TaskNotPrivileged', 'Job', resources)).toBe('violation');
});

test.each([
  ['a script without secrets', { UserData: { 'Fn::Base64': '#!/bin/bash' } }, 'compliant'],
  ['a script that is imported', { UserData: { 'Fn::ImportValue': 'script' } }, 'unknown'],
  ['no script', {}, 'not-applicable'],
])('InstanceNoPlaintextSecrets of %s: %s', (_what, Properties, expected) => {
  const resources = { Web: { Type: 'AWS::EC2::Instance', Properties } };

  expect(verdictOf('InstanceNoPlaintextSecrets', 'Web', resources)).toBe(expected);
});
