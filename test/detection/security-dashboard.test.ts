import { Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { ComplianceAlerts } from '../../lib/detection/compliance-alerts';
import { FindingSource } from '../../lib/detection/finding-source';
import { SecurityAlarms } from '../../lib/detection/security-alarms';
import { SecurityDashboard, type SecurityDashboardProps } from '../../lib/detection/security-dashboard';
import { InvalidPropertyError } from '../../lib/errors';
import { alarmStack } from './alarm-stack';

const metric = (metricName: string) =>
  new cloudwatch.Metric({ namespace: 'AWS/WAFV2', metricName, region: 'us-east-1' });

const someAlarms = (topic: sns.Topic, count: number) =>
  Array.from({ length: count }, (_, index) =>
    cloudwatch.Alarm.fromAlarmArn(
      topic,
      `Alarm${index}`,
      `arn:aws:cloudwatch:eu-central-1:111122223333:alarm:a${index}`,
    ),
  );

interface Widget {
  readonly type: string;
  readonly properties: {
    readonly title: string;
    readonly region?: string;
    readonly alarms?: readonly unknown[];
    readonly metrics?: readonly unknown[][];
  };
}

/** The widgets of the only dashboard; references are written as `{}`. */
function widgetsOf(template: Template): readonly Widget[] {
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  const body = dashboard?.Properties.DashboardBody;
  const text =
    typeof body === 'string'
      ? body
      : body['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : '{}')).join('');
  return JSON.parse(text).widgets;
}

function prepare(props: (stack: ReturnType<typeof alarmStack>) => SecurityDashboardProps) {
  const made = alarmStack();
  new SecurityDashboard(made.stack, 'It', props(made));
  return Template.fromStack(made.stack);
}

test('shows alarms alone where nothing else is given', () => {
  const template = prepare(({ topic }) => ({ alarms: someAlarms(topic, 2) }));

  expect(
    widgetsOf(template).map(({ type, properties }) => [type, properties.title, properties.alarms?.length]),
  ).toEqual([['alarm', 'Alarms', 2]]);
  template.allResourcesProperties('AWS::CloudWatch::Dashboard', {});
});

test('has no name of its own', () => {
  const [dashboard] = Object.values(
    prepare(({ topic }) => ({ alarms: someAlarms(topic, 1) })).findResources('AWS::CloudWatch::Dashboard'),
  );

  expect(Object.keys(dashboard?.Properties)).toEqual(['DashboardBody']);
});

test('shows all that is given', () => {
  const template = prepare(({ stack, topic, encryptionKey }) => {
    const [alarm] = someAlarms(topic, 1);
    const securityAlarms = new SecurityAlarms(stack, 'Alarms', {
      topic,
      encryptionKey,
      findingSource: FindingSource.SECURITY_HUB,
    });
    return {
      alarms: [...(alarm === undefined ? [] : [alarm]), securityAlarms.grouping.failed],
      securityAlarms,
      allowedRequests: metric('AllowedRequests'),
      blockedRequests: metric('BlockedRequests'),
      complianceRule: new ComplianceAlerts(stack, 'Compliance', { topic }).rule,
      userPool: cognito.UserPool.fromUserPoolId(stack, 'Pool', 'eu-central-1_abc'),
    };
  });

  const [alarms, ...graphs] = widgetsOf(template);
  const shown = graphs.map(({ properties }) => [
    properties.title,
    properties.metrics?.map((row) => row.slice(0, 2).join(' ')),
  ]);
  // Its own alarm is given twice and shown once.
  expect(alarms?.properties.alarms).toHaveLength(7);
  expect(shown).toEqual([
    [
      'Security events',
      [
        'AWS/Events TriggeredRules',
        'AWS/Events TriggeredRules',
        'Storefront GroupedSecurityEvents',
        'Storefront GroupedSecurityEvents',
        'Storefront GroupedSecurityEvents',
        'Storefront GroupedSecurityEvents',
        'Storefront UnreadableSecurityEvents',
        'Storefront UnreadableSecurityEvents',
      ],
    ],
    ['Requests at the web ACL', ['AWS/WAFV2 AllowedRequests', 'AWS/WAFV2 BlockedRequests']],
    ['Resources that stopped complying', ['AWS/Events TriggeredRules']],
    [
      'Risky sign-ins',
      ['AWS/Cognito CompromisedCredentialRisk', 'AWS/Cognito AccountTakeoverRisk', 'AWS/Cognito AccountTakeoverRisk'],
    ],
  ]);
});

test.each([
  ['CRITICAL', 'UrgentGrouping'],
  ['HIGH', 'Grouping'],
])('counts of groups of severity %s have the dimensions that the function of %s gives them', (severity, grouping) => {
  const template = prepare(({ stack, topic, encryptionKey }) => ({
    alarms: [],
    securityAlarms: new SecurityAlarms(stack, 'Alarms', {
      topic,
      encryptionKey,
      findingSource: FindingSource.SECURITY_HUB,
    }),
  }));

  const graph = widgetsOf(template).find(({ properties }) => properties.title === 'Security events');
  const counted = graph?.properties.metrics?.find((row) => row.includes(severity));
  expect(counted?.slice(0, 6)).toEqual([
    'Storefront',
    'GroupedSecurityEvents',
    'service',
    `Watch/Alarms/${grouping}/Groups`,
    'severity',
    severity,
  ]);
});

test.each([0, 101])('refuses %d alarms', (count) => {
  const refused = () => prepare(({ topic }) => ({ alarms: someAlarms(topic, count) }));

  expect(refused).toThrow(InvalidPropertyError);
  expect(refused).toThrow(new Error(`Watch/It: alarms is ${count}; give 1 to 100 alarms in all`));
});
