import { UserError } from '../../lib/errors';
import { requestInputOf } from '../../lib/privacy-steps/request-input';

const NOW = new Date('2026-11-22T12:00:00Z');
const VALID = { requestId: 'R-2026-0001', action: 'erase', subject: '11111111-2222-3333-4444-555555555555' };

test.each([{}, { receivedAt: '2026-11-20' }, { receivedAt: '2026-11-20T08:00:00Z' }])(
  'a request with %j is taken',
  (more) => {
    expect(requestInputOf({ ...VALID, ...more }, NOW)).toEqual({ ...VALID, ...more });
  },
);

const cannot = (fault: string) =>
  `the request cannot be used (${fault}); send requestId, action export or erase, and subject`;

test.each([
  [{ subject: 'me@example.com' }, cannot('subject: must be the sub of a Cognito user, a UUID in lower case')],
  [
    { subject: '11111111-2222-3333-4444-555555555555" or sub ^= "' },
    cannot('subject: must be the sub of a Cognito user, a UUID in lower case'),
  ],
  [{ requestId: '../../x' }, cannot('requestId: must be 7 to 48 letters, digits and hyphens')],
  [{ requestId: 'short' }, cannot('requestId: must be 7 to 48 letters, digits and hyphens')],
  [{ action: 'forget' }, cannot('action: Invalid option: expected one of "export"|"erase"')],
  [{ email: 'me@example.com' }, cannot('input: Unrecognized key: "email"')],
  [
    { receivedAt: '2026-11-23T00:00:00Z' },
    'receivedAt is 2026-11-23T00:00:00Z; a request cannot be received in the future',
  ],
])('a request with %j is refused', (wrong, message) => {
  expect(() => requestInputOf({ ...VALID, ...wrong }, NOW)).toThrow(new UserError(message));
});
