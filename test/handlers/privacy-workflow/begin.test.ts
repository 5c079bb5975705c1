import { UserError } from '../../../lib/errors';
import { HoldRegister } from '../../../lib/handlers/privacy/hold-register';
import { RequestRegister } from '../../../lib/handlers/privacy/request-register';
import { begin } from '../../../lib/handlers/privacy-workflow/begin';
import { stepEventOf } from '../../../lib/handlers/privacy-workflow/step-event';
import type { WorkflowTools } from '../../../lib/handlers/privacy-workflow/workflow-tools';
import { describeWithStores, LocalStores } from '../privacy/local-stores';

const SUBJECT = '11111111-2222-3333-4444-555555555555';
const ROUNDS = [{ round: 'main' as const, stores: [{ name: 'orders', functionArn: 'arn' }] }];
const PAGE = { status: 'failed', items: 100, pages: 1, pagesBefore: 0, held: 0, cursor: 'c', error: 'E' } as const;

jest.setTimeout(90_000);

describeWithStores('the beginning of an execution', () => {
  let stores: LocalStores;
  let register: RequestRegister;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
    await stores.table('register', ['requestId']);
    register = new RequestRegister(stores.documents, 'register');
  });

  beforeEach(() => {
    count++;
  });

  afterAll(() => stores.end());

  const id = () => `R-2026-${count}`;

  function start(action: 'export' | 'erase', execution: string, now: string, more: object = {}) {
    const tools: WorkflowTools = {
      register,
      holds: new HoldRegister(stores.documents, 'holds'),
      evidence: { client: stores.s3, bucket: 'evidence' },
      exportBucket: 'exports',
      now: new Date(now),
    };
    const input = { requestId: id(), action, subject: SUBJECT, ...more };
    return begin({ step: 'begin', input, execution, rounds: ROUNDS }, tools);
  }

  test('records the request with its deadline, from the day on which it was received', async () => {
    const plan = await start('erase', 'one', '2026-02-10T12:00:00Z', { receivedAt: '2026-01-31' });

    expect(plan).toEqual({ requestId: id(), rounds: ROUNDS });
    expect(await register.read(id())).toEqual({
      requestId: id(),
      action: 'erase',
      subject: SUBJECT,
      receivedAt: '2026-01-31T00:00:00.000Z',
      dueAt: '2026-02-28T00:00:00.000Z',
      status: 'running',
      since: '2026-02-10T12:00:00.000Z',
      startedAt: '2026-02-10T12:00:00.000Z',
      execution: 'one',
      stores: { orders: { status: 'pending', items: 0, pages: 0, pagesBefore: 0, held: 0 } },
    });
  });

  test('a step that is tried again changes nothing', async () => {
    await start('erase', 'one', '2026-02-10T12:00:00Z');
    await register.advance(id(), 'orders', { ...PAGE, status: 'running' }, 0);

    await start('erase', 'one', '2026-02-10T12:05:00Z');

    expect((await register.read(id())).stores.orders).toEqual({ ...PAGE, status: 'running' });
  });

  test('is refused while another execution works, and not once that must be over', async () => {
    await start('erase', 'one', '2026-02-10T12:00:00Z');

    await expect(start('erase', 'two', '2026-02-10T18:00:00Z')).rejects.toThrow(
      new UserError(`the execution one works on the request ${id()}; wait for its end, at most 6 hours`),
    );
    await start('erase', 'two', '2026-02-10T18:00:01Z');
    expect(await register.read(id())).toMatchObject({ execution: 'two', receivedAt: '2026-02-10T12:00:00.000Z' });
  });

  test('a request keeps its person and its kind', async () => {
    await start('erase', 'one', '2026-02-10T12:00:00Z');

    await expect(start('export', 'two', '2026-02-12T12:00:00Z')).rejects.toThrow(
      new UserError(`the request ${id()} is another one already; give this one an id of its own`),
    );
  });

  test.each([
    ['an export goes on within a day', 'export', '2026-02-11T11:00:00Z', { pages: 1, cursor: 'c' }, '2026-02-10'],
    ['an older export is made anew', 'export', '2026-02-11T13:00:00Z', { pages: 0, cursor: undefined }, '2026-02-11'],
    ['an erasure goes on at any time', 'erase', '2026-05-11T13:00:00Z', { pages: 1, cursor: 'c' }, '2026-02-10'],
  ] as const)('%s', async (_title, action, later, progress, since) => {
    await start(action, 'one', '2026-02-10T12:00:00Z');
    await register.advance(id(), 'orders', PAGE, 0);
    await register.set(id(), { status: 'partial' });

    await start(action, 'two', later);

    const record = await register.read(id());
    expect({ ...record.stores.orders, cursor: record.stores.orders?.cursor }).toMatchObject(progress);
    expect(record.since.slice(0, 10)).toBe(since);
  });

  test('progress that was recorded is not recorded twice', async () => {
    await start('erase', 'one', '2026-02-10T12:00:00Z');
    await register.advance(id(), 'orders', { ...PAGE, status: 'running' }, 0);

    await register.advance(id(), 'orders', { ...PAGE, items: 200, status: 'running' }, 0);

    expect((await register.read(id())).stores.orders?.items).toBe(100);
  });
});

test('an event that is none of the state machine is refused', () => {
  expect(() => stepEventOf({ step: 'finish', requestId: 'R-2026-1' })).toThrow(
    new UserError(
      'the event of the step cannot be used (execution: Invalid input: expected string, received undefined)',
    ),
  );
});
