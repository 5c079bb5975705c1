import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { InspectorScan } from '../../lib/detection/inspector-scan';
import { InspectorScanning, type InspectorScanningProps } from '../../lib/detection/inspector-scanning';
import { InvalidPropertyError } from '../../lib/errors';

const { EC2, ECR, LAMBDA, LAMBDA_CODE } = InspectorScan;
const context = { '@aws-cdk/core:enablePartitionLiterals': true };
const SWITCH = 'Custom::InspectorSwitch';

function synthesize(props: Partial<InspectorScanningProps> = {}, region = 'eu-central-1'): Template {
  const stack = new Stack(new App({ context }), 'Account', { env: { account: '111122223333', region } });
  new InspectorScanning(stack, 'Inspector', { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, ...props });
  return Template.fromStack(stack);
}

describe('the switch', () => {
  test('is asked for all that the region offers, and never to switch off', () => {
    synthesize().hasResource(SWITCH, {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        ServiceToken: { 'Fn::GetAtt': [Match.stringLikeRegexp('^InspectorFunction'), 'Arn'] },
        // Three attempts of five minutes, with the pauses of Lambda between them.
        ServiceTimeout: '1200',
        Scans: ['EC2', 'ECR', 'LAMBDA', 'LAMBDA_CODE'],
      },
    });
  });

  test('is not asked for a scan of code where the region is not known to offer it', () => {
    synthesize({}, 'eu-west-3').hasResourceProperties(SWITCH, { Scans: ['EC2', 'ECR', 'LAMBDA'] });
  });

  test.each([[[EC2]], [[ECR, LAMBDA]], [[LAMBDA_CODE, LAMBDA]]])('is asked for %j', (scans) => {
    synthesize({ scans }).hasResourceProperties(SWITCH, { Scans: scans });
  });

  test.each<[InspectorScan[], string]>([
    [[], 'give at least one, or inspectorExists'],
    [[EC2, EC2], 'name each scan once'],
    [[EC2, LAMBDA_CODE], 'add LAMBDA: Inspector scans the code of functions whose packages it scans'],
  ])('is refused %j', (scans, mend) => {
    expect(() => synthesize({ scans })).toThrow(
      new InvalidPropertyError({ node: { path: 'Account' } }, 'inspectorScans', scans, mend),
    );
  });
});

describe('the function', () => {
  test('is bundled, has five minutes, and writes to a log of its own', () => {
    const template = synthesize();

    template.resourceCountIs('AWS::Lambda::Function', 1);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Code: { S3Bucket: Match.anyValue(), S3Key: Match.stringLikeRegexp('^[0-9a-f]{64}\\.zip$') },
      Timeout: 300,
      LoggingConfig: { LogGroup: { Ref: Match.stringLikeRegexp('^InspectorLogGroup') } },
      Environment: { Variables: { POWERTOOLS_SERVICE_NAME: 'inspector-switch' } },
    });
  });

  test('may switch on, with the roles that Inspector makes of it, from its first moment on', () => {
    const linked = (Sid: string, service: string, role: string) => ({
      Sid,
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource: `arn:aws:iam::111122223333:role/aws-service-role/${service}/${role}`,
      Condition: { StringEquals: { 'iam:AWSServiceName': service } },
    });

    synthesize().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }],
      },
      ManagedPolicyArns: Match.absent(),
      Policies: [
        {
          PolicyName: 'Function',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
                Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^InspectorLogGroup'), 'Arn'] },
              },
              {
                Sid: 'SwitchInspectorOn',
                Effect: 'Allow',
                Action: ['inspector2:BatchGetAccountStatus', 'inspector2:Enable'],
                Resource: '*',
              },
              linked('LinkRole', 'inspector2.amazonaws.com', 'AWSServiceRoleForAmazonInspector2'),
              linked(
                'LinkAgentlessRole',
                'agentless.inspector2.amazonaws.com',
                'AWSServiceRoleForAmazonInspector2Agentless',
              ),
            ],
          },
        },
      ],
    });
  });

  test('has a log that is kept for thirteen months, and after the stack', () => {
    synthesize().hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { RetentionInDays: 400, KmsKeyId: Match.absent() },
    });
  });

  test('has a log as asked for, whose key admits CloudWatch Logs', () => {
    const stack = new Stack(new App({ context }), 'Account', {
      env: { account: '111122223333', region: 'eu-central-1' },
    });
    new InspectorScanning(stack, 'Inspector', {
      encryptionKey: new kms.Key(stack, 'Key'),
      logRetention: logs.RetentionDays.TWO_YEARS,
      removalPolicy: RemovalPolicy.DESTROY,
    });

    const template = Template.fromStack(stack);
    template.hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Delete',
      Properties: { RetentionInDays: 731, KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] } },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'logs.eu-central-1.amazonaws.com' } })]),
      },
    });
  });
});
