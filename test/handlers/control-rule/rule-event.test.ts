import { ruleEvent } from '../../../lib/handlers/control-rule/rule-event';
import { changeOf, configEvent, INSTANT, schedule } from './config-event';
import { RuleFunction } from './rule-function';
import { compliantCase } from './sample-account';

const { subject } = compliantCase('QueueEncrypted');
const change = changeOf(subject) as Record<string, object>;

test('reads a change: the rule, the place, the resource', () => {
  expect(ruleEvent(configEvent('QueueEncrypted', change))).toMatchObject({
    controlId: 'QueueEncrypted',
    ruleName: 'rule',
    region: 'eu-west-1',
    account: '444455556666',
    resultToken: 'token',
    trigger: { kind: 'change', isGone: false, item: { resourceId: subject.identifier }, at: new Date(INSTANT) },
  });
});

test('reads a schedule', () => {
  expect(ruleEvent(configEvent('QueueEncrypted', schedule)).trigger).toEqual({
    kind: 'schedule',
    at: new Date(INSTANT),
  });
});

const unreadable = (places: string) =>
  `the event cannot be read (${places}); this function is called by AWS Config, for a custom rule`;
const event = (others: object) => configEvent('QueueEncrypted', schedule, others);

test.each([
  ['nothing', undefined, unreadable('event')],
  [
    'another event',
    { Records: [] },
    unreadable(
      'event.invokingEvent, event.ruleParameters, event.resultToken, event.accountId, event.configRuleName, event.configRuleArn',
    ),
  ],
  [
    'text that is no JSON',
    event({ invokingEvent: '{' }),
    'invokingEvent is no JSON text; this function is called by AWS Config, for a custom rule',
  ],
  [
    'a snapshot',
    event({ invokingEvent: '{"messageType":"ConfigurationSnapshotDeliveryCompleted"}' }),
    unreadable('invokingEvent.messageType'),
  ],
  [
    'no item',
    configEvent('QueueEncrypted', { ...change, configurationItem: null }),
    unreadable('invokingEvent.configurationItem'),
  ],
  [
    'a status of tomorrow',
    configEvent('QueueEncrypted', changeOf(subject, { configurationItemStatus: 'Perhaps' })),
    unreadable('invokingEvent.configurationItem.configurationItemStatus'),
  ],
  [
    'no time',
    configEvent('QueueEncrypted', { ...schedule, notificationCreationTime: 'now' }),
    unreadable('invokingEvent.notificationCreationTime'),
  ],
  ['too long an event', event({ invokingEvent: `"${'x'.repeat(1_048_576)}"` }), unreadable('event.invokingEvent')],
  ['no account', event({ accountId: 'mine' }), unreadable('event.accountId')],
  ['no control', event({ ruleParameters: '{}' }), unreadable('ruleParameters.controlId')],
  ['a control that is none', event({ ruleParameters: '{"controlId":"../x"}' }), unreadable('ruleParameters.controlId')],
])('refuses %s, and repeats no value', (_, received, message) => {
  expect(() => ruleEvent(received)).toThrow(new Error(message));
});

describe('the function', () => {
  const rule = new RuleFunction();

  beforeAll(() => rule.start());
  afterAll(() => rule.server.stop());

  test.each(['NoSuchControl', 'BucketVersioning'])('refuses %s, and asks AWS nothing', async (controlId) => {
    await expect(rule.run(configEvent(controlId, schedule))).rejects.toThrow(
      `controlId is "${controlId}"; name a control that judges living resources`,
    );
    expect(rule.server.requests).toEqual([]);
  });
});
