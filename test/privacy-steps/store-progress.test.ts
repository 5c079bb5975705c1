import { createHash } from 'node:crypto';
import { othersSettled, outcomeOf } from '../../lib/privacy-steps/request-record';
import { pageLimit } from '../../lib/privacy-steps/rounds';
import {
  afterFailure,
  afterPage,
  resumed,
  type StoreProgress,
  UNTOUCHED,
  withheld,
} from '../../lib/privacy-steps/store-progress';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('pages add up, and what is held stays counted to the end of the pass', () => {
  const first = afterPage(UNTOUCHED, {
    status: 'more',
    items: 3,
    cursor: 'a',
    digest: sha256('1'),
    held: { items: 2, reason: 'tax', until: '2031-01-01T00:00:00Z' },
  });
  const second = afterPage(first, {
    status: 'done',
    items: 1,
    digest: sha256('2'),
    held: { items: 1, reason: 'tax', until: '2030-01-01T00:00:00Z' },
  });

  expect(first).toMatchObject({ status: 'running', cursor: 'a', items: 3, pages: 1, held: 2 });
  expect(second).toEqual({
    status: 'held',
    items: 4,
    pages: 2,
    pagesBefore: 0,
    held: 3,
    heldReason: 'tax',
    heldUntil: '2030-01-01T00:00:00Z',
    digest: sha256(sha256(sha256('1')) + sha256('2')),
  });
});

test('a store that failed goes on with its cursor, and forgets the error', () => {
  const running = afterPage(UNTOUCHED, { status: 'more', items: 3, cursor: 'a' });

  const failed = afterFailure(running, 'Throttled');

  expect(failed).toEqual({ ...running, status: 'failed', error: 'Throttled' });
  expect(resumed(failed, 'erase')).toEqual({ ...running, pagesBefore: 1 });
});

test('what is held is gone through anew: an erasure counts on, an export begins again', () => {
  const running = afterPage(UNTOUCHED, { status: 'more', items: 3, cursor: 'a' });

  const held = withheld(running, 'legal-claim', undefined);

  expect(held).toEqual({ ...running, status: 'held', heldReason: 'legal-claim' });
  expect(resumed(held, 'erase')).toEqual({ ...UNTOUCHED, items: 3, pages: 1, pagesBefore: 1 });
  expect(resumed(held, 'export')).toEqual(UNTOUCHED);
});

const store = (status: StoreProgress['status'], more: Partial<StoreProgress> = {}): StoreProgress => ({
  ...UNTOUCHED,
  status,
  ...more,
});

test.each([
  [['done', 'done'], 'completed'],
  [['done', 'held'], 'held'],
  [['held', 'running'], 'continues'],
  [['done', 'pending'], 'continues'],
  [['held', 'running', 'failed'], 'partial'],
] as const)('stores that are %j make the request %s', (statuses, outcome) => {
  const stores = Object.fromEntries(statuses.map((status, index) => [`s${index}`, store(status)]));

  expect(outcomeOf(stores)).toBe(outcome);
});

test.each([
  ['done', true],
  ['held', true],
  ['running', false],
  ['pending', false],
  ['failed', false],
] as const)('beside a store that is %s, the last one may come: %s', (status, may) => {
  expect(othersSettled({ accounts: store('running', { waiting: true }), orders: store(status) }, 'accounts')).toBe(may);
});

test('two stores that wait do not wait for each other', () => {
  const waiting = store('running', { waiting: true });

  expect(othersSettled({ shoppers: waiting, staff: waiting }, 'staff')).toBe(true);
});

test('the pages of an execution keep its history below 25,000 events', () => {
  const eventsOfAPage = 12;

  for (const stores of [1, 7, 20]) {
    expect(pageLimit(stores) * stores * eventsOfAPage).toBeLessThan(20_000);
    expect(pageLimit(stores)).toBeGreaterThanOrEqual(75);
  }
});
