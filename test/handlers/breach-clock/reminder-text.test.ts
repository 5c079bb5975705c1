import { reminderText } from '../../../lib/handlers/breach-clock/reminder-text';
import { newBreach } from '../../../lib/handlers/incident-register/new-breach';
import { REMINDER_HOURS } from '../../../lib/incident/breach-deadline';

const places = { plan: 'plan-parameter', notificationRunbook: 'record-notification' };
const breach = newBreach(
  { breachId: 'INC-42', source: 'runbook', awareAt: new Date('2026-11-22T21:00:00Z'), what: 'Anna Meier lost a bag' },
  new Date('2026-11-22T21:30:00Z'),
);

test.each([
  [0, 'the 72-hour clock runs'],
  [24, '48 hours left or fewer'],
  [48, '24 hours left or fewer'],
  [60, '12 hours left or fewer'],
  [66, '6 hours left or fewer'],
  [71, '1 hour left or fewer'],
  [72, '72 hours are over'],
])('at %d hours: %s', (hours, headline) => {
  const { subject, message } = reminderText(breach, hours, places);

  expect(subject).toBe(`Personal data breach: ${headline}`);
  expect(message.split('\n')[0]).toBe(`The breach INC-42 (runbook) is open: ${headline}.`);
});

test('says by when, whom to call, and how the clock stops; and nothing of what happened', () => {
  const { message } = reminderText(breach, 48, places);

  expect(message.split('\n').slice(1)).toEqual([
    'The shop has been aware since 2026-11-22T21:00:00.000Z. The supervisory authority must be notified by 2026-11-25T21:00:00.000Z (GDPR article 33.1).',
    'Whom to call and whom to notify: parameter plan-parameter of Systems Manager.',
    'To stop the clock: run the document record-notification, with the notification or the reason why none is needed.',
  ]);
});

test('asks for the reasons once it is late', () => {
  expect(reminderText(breach, 72, places).message).toContain(', and is now told the reasons for the delay too.');
});

test('has subjects that Amazon SNS takes', () => {
  for (const hours of REMINDER_HOURS)
    expect(reminderText(breach, hours, places).subject).toMatch(/^[A-Za-z][ -~]{0,99}$/);
});
