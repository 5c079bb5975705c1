import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import { AlertSeverity } from '../../lib/detection/alert-severity';
import { FindingSource } from '../../lib/detection/finding-source';
import { SecurityAlarms, type SecurityAlarmsProps } from '../../lib/detection/security-alarms';
import { InvalidPropertyError } from '../../lib/errors';
import { guardDutyFinding, hubFinding, hubGuardDuty } from '../handlers/alert-groups/recorded-events';
import { alarmStack, rulesOf } from './alarm-stack';
import { matchesPattern } from './event-pattern-matcher';

function prepare(props: Partial<SecurityAlarmsProps> = {}, withTrail = false) {
  const { stack, topic, encryptionKey } = alarmStack();
  const it = new SecurityAlarms(stack, 'It', {
    topic,
    encryptionKey,
    findingSource: FindingSource.SECURITY_HUB,
    ...(withTrail ? { trailLogGroup: new logs.LogGroup(stack, 'Trail') } : {}),
    ...props,
  });
  return { stack, topic, it, template: Template.fromStack(stack) };
}

test.each(Object.values(FindingSource))('one finding of GuardDuty is told once: %s', (findingSource) => {
  const { template } = prepare({ findingSource });

  const rules = [...rulesOf(template).values()].filter(({ pattern }) =>
    [hubGuardDuty(), guardDutyFinding()].some((event) => matchesPattern(pattern, event)),
  );

  expect(rules).toHaveLength(1);
});

test.each<[AlertSeverity | undefined, boolean]>([
  [undefined, false],
  [AlertSeverity.MEDIUM, true],
])('findings of medium severity, at the least severity %s', (minimumSeverity, isTold) => {
  const { template } = prepare({ minimumSeverity });
  const medium = hubFinding({ Severity: { Label: 'MEDIUM' } });

  expect([...rulesOf(template).values()].some(({ pattern }) => matchesPattern(pattern, medium))).toBe(isTold);
});

test('every rule tells somebody, is on, and has no name of its own', () => {
  const { template, stack, topic, it } = prepare({ findingSource: FindingSource.EACH_SERVICE });
  const queues = [it.urgentGrouping, it.grouping].map(({ queue }) => queue.queue.queueArn);
  const heard = [topic.topicArn, ...queues].map((arn) => JSON.stringify(stack.resolve(arn)));

  const rules = Object.values(template.findResources('AWS::Events::Rule')).map(({ Properties }) => Properties);

  expect(rules).toHaveLength(15);
  for (const { State, Name, Targets } of rules) {
    expect([State, Name, Targets.length]).toEqual(['ENABLED', undefined, 1]);
    expect(heard).toContain(JSON.stringify(Targets[0].Arn));
  }
});

test('policies of the queues have room: at most 20 statements each', () => {
  const { template } = prepare({ findingSource: FindingSource.EACH_SERVICE });

  const counts = Object.values(template.findResources('AWS::SQS::QueuePolicy')).map(
    ({ Properties }) => Properties.PolicyDocument.Statement.length,
  );

  expect(counts).toHaveLength(4);
  expect(Math.max(...counts)).toBeLessThanOrEqual(20);
});

test('nothing is counted without a trail, and fifteen things with one', () => {
  const counts = [prepare(), prepare({}, true)].map(({ template, it }) => [
    Object.keys(template.findResources('AWS::Logs::MetricFilter')).length,
    Object.keys(template.findResources('AWS::CloudWatch::Alarm')).length,
    it.alarms.length,
    it.trail?.alarms.length,
  ]);

  expect(counts).toEqual([
    [0, 6, 6, undefined],
    [15, 21, 21, 15],
  ]);
});

test.each<[string, Partial<SecurityAlarmsProps>, number[]]>([
  ['by default', {}, [300, 20]],
  ['as they are asked for', { groupingWindow: Duration.minutes(2), urgentWindow: Duration.minutes(1) }, [120, 60]],
])('events and critical findings are gathered for windows of their own: %s', (_, props, windows) => {
  const { template, stack, it } = prepare(props);

  for (const [index, { queue }] of [it.grouping, it.urgentGrouping].entries()) {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: stack.resolve(queue.queue.queueArn),
      MaximumBatchingWindowInSeconds: windows[index],
    });
  }
});

test('critical findings alone are gathered for seconds: what stops a service, and sign-ins, come straight', () => {
  const { template, stack, topic, it } = prepare({ findingSource: FindingSource.EACH_SERVICE });
  const reaching = (arn: string) =>
    [...rulesOf(template)]
      .filter(([, { targets }]) => targets.some((to) => JSON.stringify(to.Arn) === JSON.stringify(stack.resolve(arn))))
      .map(([description]) => description)
      .sort();

  expect(reaching(it.urgentGrouping.queue.queue.queueArn)).toEqual([
    'Critical findings of Amazon GuardDuty',
    'Critical findings of Amazon Inspector',
    'Critical findings of IAM Access Analyzer',
  ]);
  expect(reaching(topic.topicArn)).toEqual([
    'An IAM user signs in to the console without MFA',
    'Somebody stopped a security service',
    'Somebody suspended threat detection',
    'The root user signs in, or somebody tries to',
  ]);
});

test.each([
  [Duration.seconds(0), '0 seconds'],
  [Duration.seconds(61), '61 seconds'],
  [Duration.millis(1500), '1.5 seconds'],
])('refuses an urgent window of %s', (urgentWindow, value) => {
  const refused = () => prepare({ urgentWindow });

  expect(refused).toThrow(InvalidPropertyError);
  expect(refused).toThrow(new Error(`Watch/It: urgentWindow is "${value}"; give 1 to 60 whole seconds`));
});

test('every alarm tells the topic', () => {
  const { template, stack, topic } = prepare({}, true);

  template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [stack.resolve(topic.topicArn)] });
});
