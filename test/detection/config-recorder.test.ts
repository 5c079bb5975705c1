import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { ConfigRecorder } from '../../lib/detection/config-recorder';

function synthesize(options: { recordsGlobalTypes?: boolean; usesServiceLinkedRole?: boolean } = {}): Template {
  const stack = new Stack(new App(), 'Audit', { env: { account: '111122223333', region: 'eu-central-1' } });
  new ConfigRecorder(stack, 'Recorder', {
    encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111122223333:key/logs'),
    recordsGlobalTypes: options.recordsGlobalTypes ?? true,
    usesServiceLinkedRole: options.usesServiceLinkedRole ?? false,
    homeRecorderExists: false,
  });
  return Template.fromStack(stack);
}

test.each([true, false])('records every supported type, with global ones: %s', (recordsGlobalTypes) => {
  const template = synthesize({ recordsGlobalTypes });

  template.hasResourceProperties('AWS::Config::ConfigurationRecorder', {
    Name: Match.absent(),
    RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: recordsGlobalTypes },
  });
});

test('records by a role that AWS Config alone can assume, for this account', () => {
  const template = synthesize();

  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'config.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        },
      ],
    },
    ManagedPolicyArns: [
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWS_ConfigRole']] },
    ],
  });
});

test('adds to the managed policy the use of one key, in the role itself', () => {
  const template = synthesize();

  template.resourceCountIs('AWS::IAM::Policy', 0);
  template.hasResourceProperties('AWS::IAM::Role', {
    Policies: [
      {
        PolicyName: 'UseArchiveKey',
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
              Resource: 'arn:aws:kms:eu-central-1:111122223333:key/logs',
            },
          ],
        },
      },
    ],
  });
});

test('records by the service-linked role that exists, and makes no role', () => {
  const template = synthesize({ usesServiceLinkedRole: true });

  template.resourceCountIs('AWS::IAM::Role', 0);
  template.hasResourceProperties('AWS::Config::ConfigurationRecorder', {
    RoleARN: {
      'Fn::Join': [
        '',
        [
          'arn:',
          { Ref: 'AWS::Partition' },
          ':iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
        ],
      ],
    },
  });
});
