import { UserError } from '../../../lib/errors';
import { deskEventOf } from '../../../lib/handlers/privacy-desk/desk-event';

const SUBJECT = '11111111-2222-3333-4444-555555555555';

test.each([
  { action: 'status', requestId: 'R-2026-0001' },
  { action: 'answered', requestId: 'R-2026-0001' },
  { action: 'hold', subject: SUBJECT, store: '*', reason: 'legal-claim' },
  { action: 'hold', subject: SUBJECT, store: 'orders', reason: 'legal-claim', until: '2027-01-01T00:00:00Z' },
  { action: 'release', subject: SUBJECT, store: 'orders' },
])('the event %j is taken', (event) => {
  expect(deskEventOf(event)).toEqual(event);
});

test.each([
  [
    { action: 'erase', requestId: 'R-2026-0001' },
    "action: Invalid discriminator value. Expected 'status' | 'answered' | 'hold' | 'release'",
  ],
  [
    { action: 'hold', subject: SUBJECT, store: 'orders', reason: 'Jane sues us' },
    'reason: must be a word such as legal-claim',
  ],
  [
    { action: 'hold', subject: 'jane', store: 'orders', reason: 'legal-claim' },
    'subject: must be the sub of a Cognito user, a UUID in lower case',
  ],
  [{ action: 'hold', subject: SUBJECT, store: 'orders', reason: 'x', until: 'soon' }, 'until: Invalid ISO datetime'],
])('the event %j is refused', (event, fault) => {
  expect(() => deskEventOf(event)).toThrow(
    new UserError(
      `the event cannot be used (${fault}); send the action status, answered, hold or release, and what it needs`,
    ),
  );
});
