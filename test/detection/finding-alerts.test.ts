import { Template } from 'aws-cdk-lib/assertions';
import { AlertGrouping } from '../../lib/detection/alert-grouping';
import { AlertSeverity } from '../../lib/detection/alert-severity';
import { FindingAlerts } from '../../lib/detection/finding-alerts';
import { FindingSource } from '../../lib/detection/finding-source';
import {
  analyzerFinding,
  call,
  guardDutyFinding,
  hubFinding,
  hubGuardDuty,
  inspectorFinding,
  macieFinding,
  type RecordedEvent,
} from '../handlers/alert-groups/recorded-events';
import { alarmStack, rulesOf } from './alarm-stack';
import { matchesPattern } from './event-pattern-matcher';

function prepare(source: FindingSource, minimumSeverity = AlertSeverity.HIGH) {
  const { stack, topic, encryptionKey } = alarmStack();
  const grouping = new AlertGrouping(stack, 'Grouping', { topic, encryptionKey });
  const urgentGrouping = new AlertGrouping(stack, 'Urgent', { topic, encryptionKey });
  const alerts = new FindingAlerts(stack, 'It', { urgentGrouping, grouping, source, minimumSeverity });
  const template = Template.fromStack(stack);
  return { stack, topic, urgentGrouping, grouping, alerts, template, rules: rulesOf(template) };
}

/** How an event is told: `at once`, `soon`, `in groups`, in several ways or not at all. */
function told(
  { stack, topic, urgentGrouping, grouping, rules }: ReturnType<typeof prepare>,
  event: RecordedEvent,
): string {
  const arns = {
    'at once': topic.topicArn,
    soon: urgentGrouping.queue.queue.queueArn,
    'in groups': grouping.queue.queue.queueArn,
  };
  const targets = [...rules.values()]
    .filter(({ pattern }) => matchesPattern(pattern, event))
    .flatMap((rule) => rule.targets.map(({ Arn }) => JSON.stringify(Arn)));
  return Object.entries(arns)
    .flatMap(([how, arn]) => targets.filter((target) => target === JSON.stringify(stack.resolve(arn))).map(() => how))
    .join(', ');
}

describe('with the hub', () => {
  const made = prepare(FindingSource.SECURITY_HUB);

  test.each<[string, RecordedEvent, string]>([
    ['a critical finding', hubFinding({ Severity: { Label: 'CRITICAL' } }), 'soon'],
    ['a high finding', hubFinding(), 'in groups'],
    ['a medium finding', hubFinding({ Severity: { Label: 'MEDIUM' } }), ''],
    ['a high finding of GuardDuty', hubGuardDuty(), 'in groups'],
    ['the same from GuardDuty itself', guardDutyFinding(), ''],
    ['a critical finding of Inspector itself', inspectorFinding({ severity: 'CRITICAL' }), ''],
    ['access for everybody from Access Analyzer itself', analyzerFinding({ isPublic: true }), ''],
    ['a finding that somebody took up', hubFinding({ Workflow: { Status: 'NOTIFIED' } }), ''],
    ['a suppressed finding', hubFinding({ Workflow: { Status: 'SUPPRESSED' } }), ''],
    ['an archived finding', hubFinding({ RecordState: 'ARCHIVED' }), ''],
    ['a finding of AWS Config', hubFinding({ ProductName: 'Config' }), ''],
    ['sensitive data that Macie found', macieFinding(), 'in groups'],
    ['a policy finding of Macie, which the hub has', macieFinding({ category: 'POLICY' }), ''],
    ['a call', call('s3.amazonaws.com', 'CreateBucket'), ''],
  ])('%s', (_, event, how) => {
    expect(told(made, event)).toBe(how);
  });
});

describe('without a hub', () => {
  const made = prepare(FindingSource.EACH_SERVICE);

  test.each<[string, RecordedEvent, string]>([
    ['GuardDuty 9', guardDutyFinding({ severity: 9 }), 'soon'],
    ['GuardDuty 8.9', guardDutyFinding({ severity: 8.9 }), 'in groups'],
    ['GuardDuty 7', guardDutyFinding({ severity: 7 }), 'in groups'],
    ['GuardDuty 6.9', guardDutyFinding({ severity: 6.9 }), ''],
    ['Inspector, critical', inspectorFinding({ severity: 'CRITICAL' }), 'soon'],
    ['Inspector, high', inspectorFinding(), 'in groups'],
    ['Inspector, medium', inspectorFinding({ severity: 'MEDIUM' }), ''],
    ['Inspector, closed', inspectorFinding({ status: 'CLOSED' }), ''],
    ['Macie, high', macieFinding(), 'in groups'],
    ['Macie, a policy', macieFinding({ category: 'POLICY' }), 'in groups'],
    ['Macie, medium', macieFinding({ severity: { description: 'Medium' } }), ''],
    ['Access Analyzer, somebody outside', analyzerFinding(), 'in groups'],
    ['Access Analyzer, everybody', analyzerFinding({ isPublic: true }), 'soon'],
    ['Access Analyzer, an error', analyzerFinding({ isPublic: undefined, error: 'ACCESS_DENIED' }), 'in groups'],
    ['Access Analyzer, archived', analyzerFinding({ status: 'ARCHIVED' }), ''],
    ['Access Analyzer, deleted', analyzerFinding({ isDeleted: true }), ''],
    ['the hub', hubFinding({ Severity: { Label: 'CRITICAL' } }), ''],
  ])('%s', (_, event, how) => {
    expect(told(made, event)).toBe(how);
  });
});

describe('another severity', () => {
  test.each<[AlertSeverity, string[]]>([
    [AlertSeverity.CRITICAL, ['soon', '', '', '']],
    [AlertSeverity.HIGH, ['soon', 'in groups', '', '']],
    [AlertSeverity.MEDIUM, ['soon', 'in groups', 'in groups', '']],
    [AlertSeverity.LOW, ['soon', 'in groups', 'in groups', 'in groups']],
  ])('%s', (minimum, how) => {
    const hub = prepare(FindingSource.SECURITY_HUB, minimum);
    const each = prepare(FindingSource.EACH_SERVICE, minimum);

    const ofHub = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'].map((Label) => told(hub, hubFinding({ Severity: { Label } })));
    const ofGuardDuty = [9, 7, 4, 1].map((severity) => told(each, guardDutyFinding({ severity })));
    const ofInspector = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'].map((severity) =>
      told(each, inspectorFinding({ severity })),
    );
    const ofMacie = ['High', 'Medium', 'Low'].map((description) =>
      told(each, macieFinding({ severity: { description } })),
    );

    expect([ofHub, ofGuardDuty, ofInspector]).toEqual([how, how, how]);
    expect(ofMacie).toEqual(how.slice(1));
  });

  test('informational findings are told of no severity', () => {
    const made = prepare(FindingSource.SECURITY_HUB, AlertSeverity.LOW);

    expect(told(made, hubFinding({ Severity: { Label: 'INFORMATIONAL' } }))).toBe('');
  });
});

test('the whole event reaches the function, which words the message', () => {
  const { rules } = prepare(FindingSource.EACH_SERVICE);

  const targets = [...rules.values()].flatMap((rule) => rule.targets);

  expect(targets.filter((target) => target.InputTransformer !== undefined)).toEqual([]);
});

test.each(Object.values(FindingSource))('what cannot be delivered is kept: %s', (source) => {
  const { rules, stack, urgentGrouping, grouping } = prepare(source);
  const kept = [...rules.values()].flatMap((rule) => rule.targets.map((to) => [to.Arn, to.DeadLetterConfig]));

  const [soon, later] = [urgentGrouping, grouping].map(({ queue: { queue, deadLetterQueue } }) => [
    stack.resolve(queue.queueArn),
    { Arn: stack.resolve(deadLetterQueue.queueArn) },
  ]);
  expect(kept).toContainEqual(soon);
  expect(kept).toContainEqual(later);
  for (const pair of kept) expect([soon, later]).toContainEqual(pair);
});
