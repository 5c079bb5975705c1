import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { WebAclLog } from '../../lib/edge/web-acl-log';

const WEB_ACL = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/11111111-2222-3333-4444-555555555555';

function stack(name = 'Edge'): Stack {
  return new Stack(new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } }), name, {
    env: { account: '123456789012', region: 'us-east-1' },
  });
}

function logGroupName(scope: Stack): string {
  const [group] = Object.values(Template.fromStack(scope).findResources('AWS::Logs::LogGroup'));
  return String(group?.Properties?.LogGroupName);
}

describe('WebAclLog', () => {
  test('names the log group as AWS WAF demands, and another in another stack', () => {
    const names = ['Edge', 'Other'].map((name) => {
      const edge = stack(name);
      new WebAclLog(edge, 'Log', { webAclArn: WEB_ACL });
      return logGroupName(edge);
    });

    expect(names).toEqual([expect.stringMatching(/^aws-waf-logs-Edge/), expect.stringMatching(/^aws-waf-logs-Other/)]);
  });

  test('gives two logs of one stack different names', () => {
    const edge = stack();
    new WebAclLog(edge, 'One', { webAclArn: WEB_ACL });
    new WebAclLog(edge, 'Two', { webAclArn: WEB_ACL });

    const names = Object.values(Template.fromStack(edge).findResources('AWS::Logs::LogGroup')).map(
      (group) => group.Properties?.LogGroupName,
    );
    expect(new Set(names).size).toBe(2);
  });

  test('sends the log to the ARN without the trailing wildcard, after the log group', () => {
    const edge = stack();
    const { logGroup } = new WebAclLog(edge, 'Log', { webAclArn: WEB_ACL });

    Template.fromStack(edge).hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
      ResourceArn: WEB_ACL,
      LogDestinationConfigs: [
        {
          'Fn::Join': ['', ['arn:aws:logs:us-east-1:123456789012:log-group:', edge.resolve(logGroup.logGroupName)]],
        },
      ],
      LoggingFilter: Match.absent(),
    });
  });

  test('redacts the headers that hold credentials', () => {
    const edge = stack();
    new WebAclLog(edge, 'Log', { webAclArn: WEB_ACL });

    Template.fromStack(edge).hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
      RedactedFields: [
        'authorization',
        'cookie',
        'proxy-authorization',
        'x-amz-security-token',
        'x-api-key',
        'x-auth-token',
        'x-csrf-token',
        'x-storefront-monitor',
      ].map((Name) => ({ SingleHeader: { Name } })),
    });
  });

  test('redacts further headers, each once', () => {
    const edge = stack();
    new WebAclLog(edge, 'Log', { webAclArn: WEB_ACL, redactedHeaders: ['x-hook', 'cookie'] });

    const [logging] = Object.values(Template.fromStack(edge).findResources('AWS::WAFv2::LoggingConfiguration'));
    const fields: { SingleHeader: { Name: string } }[] = logging?.Properties.RedactedFields;
    const names = fields.map((field) => field.SingleHeader.Name);
    expect(names.filter((name) => name === 'cookie')).toHaveLength(1);
    expect(names.at(-1)).toBe('x-hook');
  });

  test('lets the delivery service write to this log group for this account, with a policy of the log group alone', () => {
    const edge = stack();
    new WebAclLog(edge, 'Log', { webAclArn: WEB_ACL });
    const name = logGroupName(edge);

    const template = Template.fromStack(edge);
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      ResourcePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'AWSLogDeliveryWrite20150319',
            Effect: 'Allow',
            Principal: { Service: 'delivery.logs.amazonaws.com' },
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: `arn:aws:logs:us-east-1:123456789012:log-group:${name}:log-stream:*`,
            Condition: {
              StringEquals: { 'aws:SourceAccount': '123456789012' },
              ArnLike: { 'aws:SourceArn': 'arn:aws:logs:us-east-1:123456789012:*' },
            },
          },
        ],
      },
    });
    template.resourceCountIs('AWS::Logs::ResourcePolicy', 0);
  });

  test('keeps thirteen months of events, past the stack but not past a creation that failed', () => {
    const edge = stack();
    new WebAclLog(edge, 'Log', { webAclArn: WEB_ACL });

    Template.fromStack(edge).hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: { RetentionInDays: 400, KmsKeyId: Match.absent() },
    });
  });

  test('can be removed with the stack', () => {
    const edge = stack();
    new WebAclLog(edge, 'Log', { webAclArn: WEB_ACL, removalPolicy: RemovalPolicy.DESTROY });

    Template.fromStack(edge).hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
  });
});
