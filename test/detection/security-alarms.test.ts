import { Template } from 'aws-cdk-lib/assertions';
import * as logs from 'aws-cdk-lib/aws-logs';
import { AlertSeverity } from '../../lib/detection/alert-severity';
import { FindingSource } from '../../lib/detection/finding-source';
import { SecurityAlarms, type SecurityAlarmsProps } from '../../lib/detection/security-alarms';
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
  const heard = [topic.topicArn, it.grouping.queue.queue.queueArn].map((arn) => JSON.stringify(stack.resolve(arn)));

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

  expect(counts).toHaveLength(2);
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
    [0, 3, 3, undefined],
    [15, 18, 18, 15],
  ]);
});

test('every alarm tells the topic', () => {
  const { template, stack, topic } = prepare({}, true);

  template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [stack.resolve(topic.topicArn)] });
});
