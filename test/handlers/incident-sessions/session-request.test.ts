import { UserError } from '../../../lib/errors';
import { sessionRequestOf } from '../../../lib/handlers/incident-sessions/session-request';

const MEND = 'send userPoolId, 1 to 50 usernames, and also: nothing, reset-password or disable';
const SUB = '11111111-2222-3333-4444-555555555555';
const valid = { userPoolId: 'eu-central-1_AbC123', usernames: [SUB], also: 'nothing' };

test.each([
  valid,
  { ...valid, also: 'disable', execution: '0f1e2d3c-aaaa-bbbb-cccc-1234567890ab' },
  { ...valid, usernames: ['Google_1234', 'anna@example.com'], also: 'reset-password' },
  { ...valid, usernames: Array.from({ length: 50 }, (_, index) => `user-${index}`) },
])('takes %j', (event) => {
  expect(sessionRequestOf(event)).toEqual(event);
});

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'event: Invalid input: expected object, received undefined'],
  ['a list', [valid], 'event: Invalid input: expected object, received array'],
  ['no user', { ...valid, usernames: [] }, 'usernames: Too small: expected array to have >=1 items'],
  [
    'too many users',
    { ...valid, usernames: Array.from({ length: 51 }, () => SUB) },
    'usernames: Too big: expected array to have <=50 items',
  ],
  [
    'a filter in place of a user',
    { ...valid, usernames: ['*'] },
    'usernames.0: must be a sub, or the username of a federated account',
  ],
  ['no pool', { ...valid, userPoolId: 'shop' }, 'userPoolId: must be the id of a user pool'],
  [
    'another action',
    { ...valid, also: 'delete' },
    'also: Invalid option: expected one of "nothing"|"reset-password"|"disable"',
  ],
  ['an unknown field', { ...valid, force: true }, 'event: Unrecognized key: "force"'],
])('refuses %s', (_, event, fault) => {
  expect(() => sessionRequestOf(event)).toThrow(new UserError(`the event cannot be used (${fault}); ${MEND}`));
});
