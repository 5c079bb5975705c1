import * as fc from 'fast-check';
import { consoleAddress } from '../../../lib/handlers/alert-groups/console-address';
import { groupEvents } from '../../../lib/handlers/alert-groups/event-group';
import { digestMessage, groupMessage, unreadableMessage } from '../../../lib/handlers/alert-groups/group-message';
import type { SecurityEvent } from '../../../lib/handlers/alert-groups/security-event';

/** What Amazon SNS takes of subject and message together ("Publish", Amazon SNS API Reference). */
const LARGEST_MESSAGE = 262_144;

const event = (changes: Partial<SecurityEvent> = {}): SecurityEvent => ({
  id: 'event',
  time: new Date('2026-11-22T09:30:00Z'),
  account: '111122223333',
  region: 'eu-central-1',
  source: 'GuardDuty',
  type: 'Recon',
  severity: 'HIGH',
  title: 'Somebody looks around',
  about: ['i-1'],
  consolePath: 'guardduty/home#/findings',
  ...changes,
});

const grouped = (...events: SecurityEvent[]) =>
  groupEvents(events.map((one, index) => ({ event: one, messageId: `m${index}` })));

describe('groups', () => {
  test.each<[string, Partial<SecurityEvent>]>([
    ['source', { source: 'Macie' }],
    ['type', { type: 'Trojan' }],
    ['severity', { severity: 'LOW' }],
    ['account', { account: '999988887777' }],
    ['region', { region: 'us-east-1' }],
  ])('differ by %s', (_, changes) => {
    expect(grouped(event({ id: 'a' }), event({ id: 'b', ...changes }))).toHaveLength(2);
  });

  test('hold events of other titles, about other resources', () => {
    const [group, ...others] = grouped(event({ id: 'a' }), event({ id: 'b', title: 'Else', about: ['i-2'] }));

    expect(others).toEqual([]);
    expect(group?.messageIds).toEqual(['m0', 'm1']);
  });

  test('come gravest first, then largest, and unrated ones last', () => {
    const groups = grouped(
      event({ id: 'a', severity: 'UNRATED' }),
      event({ id: 'b', severity: 'MEDIUM' }),
      event({ id: 'c', type: 'Small' }),
      event({ id: 'd', type: 'Large' }),
      event({ id: 'e', type: 'Large' }),
      event({ id: 'f', severity: 'CRITICAL' }),
    );

    expect(groups.map(({ events }) => [events[0]?.severity, events.length])).toEqual([
      ['CRITICAL', 1],
      ['HIGH', 2],
      ['HIGH', 1],
      ['MEDIUM', 1],
      ['UNRATED', 1],
    ]);
  });

  test('both messages of an event that was delivered twice wait for its group', () => {
    const [group] = grouped(event(), event());

    expect([group?.events.length, group?.messageIds]).toEqual([1, ['m0', 'm1']]);
  });
});

test('a message of one event has one time, and says when nothing is named', () => {
  const [group] = grouped(event({ about: [] }));

  const { body } = groupMessage(group ?? { events: [], messageIds: [] });

  expect(body).toContain('\nTime: 2026-11-22T09:30:00.000Z\nAbout:\n  not named\n');
});

test('a single critical finding is told with all that there is to know', () => {
  const [group] = grouped(
    event({ severity: 'CRITICAL', title: 'Everybody has access', about: ['arn:aws:s3:::shop-orders'] }),
  );

  expect(groupMessage(group ?? { events: [], messageIds: [] })).toEqual({
    subject: 'CRITICAL 1 event: Everybody has access',
    body: [
      '1 event of severity CRITICAL: Everybody has access',
      '',
      'Source: GuardDuty',
      'Type: Recon',
      'Account and region: 111122223333, eu-central-1',
      'Time: 2026-11-22T09:30:00.000Z',
      'About:',
      '  arn:aws:s3:::shop-orders',
      '',
      'Look here now: https://eu-central-1.console.aws.amazon.com/guardduty/home?region=eu-central-1#/findings',
      'This message can come twice.',
    ].join('\n'),
  });
});

test('a digest says about what and where for each kind', () => {
  const groups = grouped(
    event({ id: 'a', about: ['i-1', 'i-2'] }),
    event({ id: 'b', about: ['i-1', 'i-3'] }),
    event({ id: 'c', type: 'Trojan', title: 'Something calls home', about: [], account: '999988887777' }),
  );

  const address = 'https://eu-central-1.console.aws.amazon.com/guardduty/home?region=eu-central-1#/findings';
  expect(digestMessage(groups)).toEqual({
    subject: '3 events of 2 more kinds',
    body: [
      '3 events of 2 more kinds, 2026-11-22T09:30:00.000Z:',
      '',
      'HIGH 2x GuardDuty: Somebody looks around',
      `  i-1 and 2 more, in 111122223333, eu-central-1: ${address}`,
      'HIGH 1x GuardDuty: Something calls home',
      `  not named, in 999988887777, eu-central-1: ${address}`,
      '',
      'This message can come twice.',
    ].join('\n'),
  });
});

test('a digest of the longest names in the widest script is one that Amazon SNS takes', () => {
  const wide = (index: number) => `${index}${'漢'.repeat(2_000)}`;
  const kinds = Array.from({ length: 150 }, (_, index) =>
    event({
      source: wide(index),
      severity: wide(index),
      title: wide(index),
      about: [wide(index)],
      consolePath: `guardduty/home#/findings?fId=${'x'.repeat(5_000)}`,
    }),
  );

  const { subject, body } = digestMessage(grouped(...kinds));

  expect(Buffer.byteLength(subject + body)).toBeLessThan(LARGEST_MESSAGE);
});

test('a group without events has no message', () => {
  expect(() => groupMessage({ events: [], messageIds: [] })).toThrow(new Error('a group has no events'));
});

test('what an attacker names is one line, and cut', () => {
  const [group] = grouped(event({ title: `Fine\r\nSubject: forged\u2028\u0007${'x'.repeat(1_000)}`, about: ['a\nb'] }));

  const { subject, body } = groupMessage(group ?? { events: [], messageIds: [] });

  expect(subject).toMatch(/^HIGH 1 event: Fine Subject: forged x+$/);
  expect(body.split('\n')).toHaveLength(11);
  expect(body).toContain('\n  a b\n');
  expect(body).toContain('…');
});

test('any message is one that Amazon SNS takes', () => {
  const text = fc.string({ unit: 'binary', maxLength: 2_000 });
  const events = fc.array(
    fc.record({ source: text, type: text, severity: text, title: text, about: fc.array(text, { maxLength: 30 }) }),
    { minLength: 1, maxLength: 150 },
  );
  fc.assert(
    fc.property(events, (many) => {
      const groups = grouped(...many.map((changes, index) => event({ ...changes, id: `${index}` })));
      const messages = [
        ...groups.map(groupMessage),
        digestMessage(groups),
        unreadableMessage(many.map(({ title }) => title)),
      ];

      for (const { subject, body } of messages) {
        expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
        expect(subject).toMatch(/^[A-Za-z0-9!-/:-@[-`{-~]/);
        expect(Buffer.byteLength(subject + body)).toBeLessThan(LARGEST_MESSAGE);
        expect(body.trim()).not.toBe('');
      }
    }),
    { numRuns: 30 },
  );
});

test.each([
  ['eu-central-1', 'https://eu-central-1.console.aws.amazon.com/macie/home?region=eu-central-1#/findings'],
  ['us-gov-west-1', 'https://console.amazonaws-us-gov.com/macie/home?region=us-gov-west-1#/findings'],
  ['cn-north-1', 'https://console.amazonaws.cn/macie/home?region=cn-north-1#/findings'],
])('the console of %s', (region, address) => {
  expect(consoleAddress(region, 'macie/home#/findings')).toBe(address);
});

test('a page without a fragment', () => {
  expect(consoleAddress('us-east-1', 'events/home')).toBe(
    'https://us-east-1.console.aws.amazon.com/events/home?region=us-east-1',
  );
});
