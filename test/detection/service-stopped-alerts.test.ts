import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AlertGrouping } from '../../lib/detection/alert-grouping';
import { STOPPING_OPERATIONS, WEAKENING_OPERATIONS } from '../../lib/detection/service-stop-operations';
import { ServiceStoppedAlerts } from '../../lib/detection/service-stopped-alerts';
import { InvalidPropertyError } from '../../lib/errors';
import { call, consoleSignIn, type RecordedEvent } from '../handlers/alert-groups/recorded-events';
import { alarmStack, rulesOf } from './alarm-stack';
import { matchesPattern } from './event-pattern-matcher';

const WATCHED = '11111111-2222-3333-4444-555555555555';
const WATCHED_ARN = `arn:aws:kms:eu-central-1:111122223333:key/${WATCHED}`;
const OTHER = '99999999-2222-3333-4444-555555555555';

function prepare(isWatched = false) {
  const { stack, topic, encryptionKey } = alarmStack();
  const grouping = new AlertGrouping(stack, 'Grouping', { topic, encryptionKey });
  const keysWatchedElsewhere = isWatched ? [kms.Key.fromKeyArn(stack, 'Watched', WATCHED_ARN)] : [];
  new ServiceStoppedAlerts(stack, 'It', { topic, grouping, keysWatchedElsewhere });
  const template = Template.fromStack(stack);
  return { stack, topic, template, rules: rulesOf(template) };
}

const made = prepare();
const madeWatched = prepare(true);

/** The rules that hear of an event, by their first words. */
const heard = ({ rules }: ReturnType<typeof prepare>, event: RecordedEvent) =>
  [...rules].filter(([, { pattern }]) => matchesPattern(pattern, event)).map(([description]) => description);

const STOPPED = 'Somebody stopped a security service';
const ATTEMPTED = 'A security service was nearly stopped';
const WEAKENED = 'A security service was changed by hand';
const SUSPENDED = 'Somebody suspended threat detection';
const KEYS = 'Somebody reached for an encryption key';

const calls = (operations: typeof STOPPING_OPERATIONS) =>
  operations.flatMap(({ eventSource, eventNames }) => eventNames.map((name) => [eventSource, name] as const));

describe.each(calls(STOPPING_OPERATIONS))('%s %s', (eventSource, eventName) => {
  test.each<[string, object, string]>([
    ['is told at once', {}, STOPPED],
    ['is told in groups when it was refused', { errorCode: 'AccessDenied' }, ATTEMPTED],
    ['is told in groups when a deployment did it', { sourceIPAddress: 'cloudformation.amazonaws.com' }, ATTEMPTED],
  ])('%s', (_, changes, rule) => {
    expect(heard(made, call(eventSource, eventName, changes))).toEqual([rule]);
  });
});

describe.each(calls(WEAKENING_OPERATIONS))('%s %s', (eventSource, eventName) => {
  test.each<[string, object, string[]]>([
    ['is told in groups', {}, [WEAKENED]],
    ['is told when it was refused', { errorCode: 'AccessDenied' }, [WEAKENED]],
    ['is a deployment’s daily work', { sourceIPAddress: 'cloudformation.amazonaws.com' }, []],
  ])('%s', (_, changes, rules) => {
    expect(heard(made, call(eventSource, eventName, changes))).toEqual(rules);
  });
});

describe('a detector', () => {
  const update = (requestParameters: object, changes: object = {}) =>
    call('guardduty.amazonaws.com', 'UpdateDetector', { requestParameters, ...changes });

  test.each<[string, RecordedEvent, string[]]>([
    ['that is suspended is told at once', update({ enable: false }), [WEAKENED, SUSPENDED]],
    [
      'that a deployment suspends is told at once',
      update({ enable: false }, { sourceIPAddress: 'cloudformation.amazonaws.com' }),
      [SUSPENDED],
    ],
    [
      'that nobody could suspend is told in groups',
      update({ enable: false }, { errorCode: 'AccessDenied' }),
      [WEAKENED],
    ],
    ['that is set otherwise is told in groups', update({ enable: true }), [WEAKENED]],
  ])('%s', (_, event, rules) => {
    expect(heard(made, event).sort()).toEqual([...rules].sort());
  });

  test('that is suspended is told in words', () => {
    expect(made.rules.get(SUSPENDED)?.targets).toEqual([
      expect.objectContaining({
        Arn: made.stack.resolve(made.topic.topicArn),
        DeadLetterConfig: expect.anything(),
        InputTransformer: expect.objectContaining({
          InputTemplate: expect.stringMatching(/^"Threat detection was suspended: <detail-userIdentity-arn> called /),
        }),
      }),
    ]);
  });
});

describe('CloudFront access logs', () => {
  test.each(['DeleteDelivery', 'DeleteDeliverySource', 'DeleteDeliveryDestination'])('%s stops them', (eventName) => {
    expect(heard(made, call('logs.amazonaws.com', eventName))).toEqual([STOPPED]);
  });
});

describe('nothing is told of', () => {
  test.each<[string, RecordedEvent]>([
    ['what only reads', call('cloudtrail.amazonaws.com', 'GetTrailStatus')],
    ['a rule of a load balancer', call('elasticloadbalancing.amazonaws.com', 'DeleteRule')],
    ['a web ACL that is made', call('wafv2.amazonaws.com', 'CreateWebACL')],
    ['a key that is made', call('kms.amazonaws.com', 'CreateKey')],
    ['a sign-in', consoleSignIn()],
  ])('%s', (_, event) => {
    expect(heard(made, event)).toEqual([]);
  });
});

describe('keys', () => {
  const keyCall = (keyId: string | undefined, changes: object = {}) =>
    call('kms.amazonaws.com', 'ScheduleKeyDeletion', { requestParameters: { keyId }, ...changes });

  test.each<[string, RecordedEvent, string[], string[]]>([
    ['one that something else watches, by its id', keyCall(WATCHED), [KEYS], []],
    ['the same by its ARN', keyCall(WATCHED_ARN), [KEYS], []],
    ['another', keyCall(OTHER), [KEYS], [KEYS]],
    ['one that nobody named', keyCall(undefined), [KEYS], [KEYS]],
    ['a refused call without parameters', keyCall(OTHER, { requestParameters: null }), [KEYS], [KEYS]],
    [
      'one that is disabled',
      call('kms.amazonaws.com', 'DisableKey', { requestParameters: { keyId: OTHER } }),
      [KEYS],
      [KEYS],
    ],
  ])('%s', (_, event, always, whenWatched) => {
    expect(heard(made, event)).toEqual(always);
    expect(heard(madeWatched, event)).toEqual(whenWatched);
  });
});

test('each pattern has at most 2,048 characters, which EventBridge takes', () => {
  const lengths = [...made.rules.values(), ...madeWatched.rules.values()].map(
    ({ pattern }) => JSON.stringify(pattern).length,
  );

  expect(lengths.length).toBe(10);
  expect(Math.max(...lengths)).toBeLessThan(2048);
});

describe('keys that something else watches', () => {
  /** ARNs as long as any: of the partition for the government. */
  const keys = (stack: Stack, count: number) =>
    Array.from({ length: count }, (_, index) =>
      kms.Key.fromKeyArn(
        stack,
        `Key${index}`,
        `arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/11111111-2222-3333-4444-${String(index).padStart(12, '0')}`,
      ),
    );
  const alerts = (count: number) => {
    const { stack, topic, encryptionKey } = alarmStack();
    const grouping = new AlertGrouping(stack, 'Grouping', { topic, encryptionKey });
    const keysWatchedElsewhere = keys(stack, count);
    new ServiceStoppedAlerts(stack, 'It', { topic, grouping, keysWatchedElsewhere });
    return rulesOf(Template.fromStack(stack));
  };

  test('fit into the pattern, twelve of them', () => {
    expect(JSON.stringify(alerts(12).get(KEYS)?.pattern).length).toBeLessThanOrEqual(2048);
  });

  test('are refused where they would not', () => {
    expect(() => alerts(13)).toThrow(
      new InvalidPropertyError(
        { node: { path: 'Watch/It' } },
        'keysWatchedElsewhere',
        '13 keys',
        'give at most 12: EventBridge takes no longer pattern; the others are told of twice',
      ),
    );
  });
});

test('what stopped is told in words', () => {
  const { rules, stack, topic } = made;

  expect(rules.get(STOPPED)?.targets).toEqual([
    expect.objectContaining({
      Arn: stack.resolve(topic.topicArn),
      InputTransformer: expect.objectContaining({
        InputTemplate:
          '"A security service was stopped: <detail-userIdentity-arn> called <detail-eventName> of <detail-eventSource> from ' +
          '<detail-sourceIPAddress> in account <account>, region <region>, at <detail-eventTime>. CloudTrail event ' +
          '<detail-eventID>."',
      }),
    }),
  ]);
});
