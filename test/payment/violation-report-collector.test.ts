import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import cdkJson from '../../cdk.json';
import { ViolationReportCollector } from '../../lib/payment/violation-report-collector';
import type { ViolationReportCollectorProps } from '../../lib/payment/violation-report-collector-props';
import { inventoryOf } from '../page/page-of';

const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/0000';
const TOPIC_ARN = 'arn:aws:sns:us-east-1:111122223333:alerts';

const inventory = inventoryOf(
  [
    { name: 'app', source: '/assets/app.js', integrity: 'sha384-A' },
    { name: 'psp', source: 'https://js.psp.example/v3/*', noIntegrityReason: 'changes daily' },
    { name: 'start', source: 'inline', integrity: 'sha256-A' },
  ],
  {
    headers: {
      'content-security-policy':
        "script-src 'sha384-A' https://js.psp.example/v3/; frame-src https://Fields.psp.example https://*.bank.example; img-src 'self' data:",
    },
  },
);

function collectorIn(props: Partial<ViolationReportCollectorProps> = {}) {
  const env = { account: '111122223333', region: 'us-east-1' };
  const stack = new Stack(new App({ context: cdkJson.context }), 'Shop', { env });
  const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', KEY_ARN);
  const collector = new ViolationReportCollector(stack, 'Reports', {
    inventories: [inventory],
    encryptionKey,
    ...props,
  });
  return { stack, collector, template: Template.fromStack(stack) };
}

const alarmTopic = () => sns.Topic.fromTopicArn(new Stack(new App(), 'Alerts'), 'Topic', TOPIC_ARN);

test('an HTTP API posts reports of one route to the function, and may invoke it from there alone', () => {
  const { template, stack, collector } = collectorIn();

  template.resourceCountIs('AWS::ApiGatewayV2::Route', 1);
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'POST /_reports/violations' });
  template.hasResourceProperties('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP', CorsConfiguration: Match.absent() });
  template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
    IntegrationType: 'AWS_PROXY',
    PayloadFormatVersion: '2.0',
  });
  const api = stack.resolve(collector.api.apiId);
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn: { 'Fn::Join': ['', ['arn:aws:execute-api:us-east-1:111122223333:', api, '/*/*/_reports/violations']] },
  });
});

test('the stage is throttled, and logs requests without who sent them', () => {
  const { template, stack, collector } = collectorIn();

  template.resourceCountIs('AWS::ApiGatewayV2::Stage', 1);
  template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    StageName: '$default',
    AutoDeploy: true,
    DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    AccessLogSettings: { DestinationArn: stack.resolve(collector.accessLog.logGroupArn) },
  });
  const stages = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'));
  const formats = stages.map(({ Properties }) => Properties.AccessLogSettings.Format as string);
  expect(formats.map((format) => Object.keys(JSON.parse(format)))).toEqual([
    ['requestId', 'time', 'route', 'status', 'bytes', 'error', 'integrationError'],
  ]);
  expect(formats.join()).not.toMatch(/identity|ip\b|userAgent/i);
});

test('reports and requests are logged encrypted, for thirteen months, beyond the stack', () => {
  const { template } = collectorIn();

  template.resourceCountIs('AWS::Logs::LogGroup', 2);
  template.allResources('AWS::Logs::LogGroup', {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: { KmsKeyId: KEY_ARN, RetentionInDays: 400, LogGroupName: Match.absent() },
  });
});

test('retention and removal can be chosen', () => {
  const { template } = collectorIn({
    logRetention: logs.RetentionDays.ONE_WEEK,
    removalPolicy: RemovalPolicy.DESTROY,
  });

  template.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete', Properties: { RetentionInDays: 7 } });
});

test('the function may write its own log and nothing else', () => {
  const { template, stack, collector } = collectorIn();

  template.resourceCountIs('AWS::IAM::Role', 1);
  template.resourceCountIs('AWS::IAM::Policy', 0);
  template.hasResourceProperties('AWS::IAM::Role', {
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
              Resource: stack.resolve(collector.reportLog.logGroupArn),
            },
          ],
        },
      },
    ],
  });
});

test('the function knows the hosts of pages, scripts and policies, and which of them serve scripts', () => {
  const { template, stack, collector } = collectorIn();

  template.hasResourceProperties('AWS::Lambda::Function', {
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    KmsKeyArn: KEY_ARN,
    LoggingConfig: { LogGroup: stack.resolve(collector.reportLog.logGroupName) },
    Environment: {
      Variables: {
        REPORT_HOSTS: JSON.stringify({
          scriptHosts: ['js.psp.example', 'shop.example.com'],
          knownHosts: ['fields.psp.example', 'js.psp.example', 'shop.example.com'],
        }),
        POWERTOOLS_SERVICE_NAME: 'Shop/Reports',
      },
    },
  });
});

test('with a topic, unknown script hosts, pinned scripts that fail and lost reports raise alarms', () => {
  const { template } = collectorIn({ alarmTopic: alarmTopic() });

  template.resourceCountIs('AWS::CloudWatch::Alarm', 3);
  const alarm = {
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
    TreatMissingData: 'notBreaching',
    AlarmActions: [TOPIC_ARN],
  };
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    ...alarm,
    Namespace: 'Storefront',
    MetricName: 'UnknownScriptHost',
    Dimensions: [{ Name: 'service', Value: 'Shop/Reports' }],
    Statistic: 'Sum',
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    ...alarm,
    Threshold: 10,
    MetricName: 'PinnedScriptFailed',
    Dimensions: [{ Name: 'service', Value: 'Shop/Reports' }],
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { ...alarm, Namespace: 'AWS/Lambda', MetricName: 'Errors' });
});

test('without a topic there are no alarms', () => {
  const { template, collector } = collectorIn();

  template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
  expect([collector.unknownScriptAlarm, collector.failureAlarm]).toEqual([undefined, undefined]);
});

const many = (count: number, length = 10) =>
  inventoryOf(
    Array.from({ length: count }, (_, index) => ({
      name: `${index}`,
      source: `https://h${index}.${'a'.repeat(length)}.example/a.js`,
    })),
  );

const MEND = 'name at most 50 hosts, 3000 characters in all; make a collector for each page';

test.each([
  ['without pages', [], 'Shop/Reports: inventories is []; give the inventory of a payment page'],
  ['with more than fifty hosts', [many(50)], `Shop/Reports: inventories is 51; ${MEND}`],
  ['with more characters than an environment takes', [many(20, 100)], `Shop/Reports: inventories is 21; ${MEND}`],
])('is refused %s', (_title, inventories, message) => {
  expect(() => collectorIn({ inventories })).toThrow(new Error(message));
});
