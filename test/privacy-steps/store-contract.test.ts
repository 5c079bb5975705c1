import { UserError } from '../../lib/errors';
import { storeEventOf, storeResultOf } from '../../lib/privacy-steps/store-contract';

const EVENT = {
  action: 'erase',
  requestId: 'R-2026-0001',
  subject: '11111111-2222-3333-4444-555555555555',
  store: 'orders',
  page: 1,
};

test('an event of each action is read', () => {
  const output = { bucket: 'exports', prefix: 'exports/R-2026-0001/orders/' };

  expect(storeEventOf(EVENT)).toEqual(EVENT);
  expect(storeEventOf({ ...EVENT, action: 'export', output, cursor: 'c' })).toEqual({
    ...EVENT,
    action: 'export',
    output,
    cursor: 'c',
  });
});

test.each([
  [{ page: 0 }, 'page: Too small: expected number to be >0'],
  [{ action: 'export' }, 'output: must be given with export, and not with erase'],
  [{ output: { bucket: 'exports', prefix: 'p' } }, 'output: must be given with export, and not with erase'],
  [{ store: '*' }, 'store: must be 1 to 32 lower-case letters, digits and hyphens'],
])('an event with %j is refused', (wrong, fault) => {
  expect(() => storeEventOf({ ...EVENT, ...wrong })).toThrow(
    new UserError(`the event of the store cannot be used (${fault})`),
  );
});

test.each([
  { status: 'done', items: 0 },
  { status: 'more', items: 3, cursor: 'next' },
  { status: 'wait', items: 0, cursor: 'shut' },
  {
    status: 'done',
    items: 1,
    held: { items: 2, reason: 'tax', until: '2030-01-01T00:00:00Z' },
    digest: 'a'.repeat(64),
  },
])('the answer %j is taken', (answer) => {
  expect(storeResultOf(answer, 'orders', 'before')).toEqual(answer);
});

test.each([
  [{ status: 'done', items: 0, cursor: 'x' }, 'cursor: must be given with the status more or wait, and not with done'],
  [{ status: 'more', items: 0 }, 'cursor: must be given with the status more or wait, and not with done'],
  [{ status: 'more', items: 0, cursor: 'before' }, 'cursor: must not be the one it was given'],
  [{ status: 'done', items: -1 }, 'items: Too small: expected number to be >=0'],
  [
    { status: 'done', items: 0, held: { items: 1, reason: 'Order 17 of Jane' } },
    'held.reason: Invalid string: must match pattern /^[a-z][a-z0-9-]{0,63}$/',
  ],
  [{ status: 'done', items: 0, email: 'a@b.c' }, 'value: Unrecognized key: "email"'],
])('the answer %j is refused', (answer, fault) => {
  expect(() => storeResultOf(answer, 'orders', 'before')).toThrow(
    new UserError(`the answer of the store orders cannot be used (${fault})`),
  );
});
