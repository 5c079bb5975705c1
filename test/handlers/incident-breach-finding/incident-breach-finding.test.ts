import '../privacy/powertools-environment';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { handler } from '../../../lib/handlers/incident-breach-finding';
import { BreachRegister } from '../../../lib/handlers/incident-register/breach-register';
import { describeWithStores, LocalStores, silenced } from '../privacy/local-stores';
import { chosen, FINDING, imported, messages } from './recorded-events';

const MARK = { 'personal-data-breach': 'true' };

jest.setTimeout(90_000);

describeWithStores('marked findings', () => {
  let stores: LocalStores;
  let output: ReturnType<typeof silenced>;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
    // The recorded events are from this day, and no awareness may lie ahead.
    jest.useFakeTimers({
      now: new Date('2026-11-22T21:30:00.000Z'),
      doNotFake: [
        'nextTick',
        'setImmediate',
        'setTimeout',
        'setInterval',
        'clearTimeout',
        'clearInterval',
        'clearImmediate',
        'queueMicrotask',
        'performance',
        'hrtime',
      ],
    });
  });

  beforeEach(async () => {
    output = silenced();
    count++;
    await stores.table(`breaches-${count}`, ['breachId']);
    process.env.BREACH_REGISTER = `breaches-${count}`;
  });

  afterEach(() => output.restore());
  afterAll(async () => {
    jest.useRealTimers();
    await stores.end();
  });

  const items = async () => (await stores.documents.send(new ScanCommand({ TableName: `breaches-${count}` }))).Items;

  test('start the clock, once for a finding however often it comes', async () => {
    await handler(messages(imported(MARK)));
    await handler(messages(imported(MARK, '2026-11-22T21:20:00Z'), chosen()));

    expect(await items()).toEqual([
      {
        breachId: expect.stringMatching(/^finding-[0-9a-f]{16}$/),
        status: 'open',
        source: `finding ${FINDING}`,
        awareAt: '2026-11-22T21:00:00.000Z',
        deadline: '2026-11-25T21:00:00.000Z',
        declaredAt: '2026-11-22T21:30:00.000Z',
        remindedAt: -1,
        notifications: [],
      },
    ]);
    expect(output.lines().map(({ message, findingId }) => [message, findingId])).toEqual([
      ['the breach is declared', FINDING],
      ['the breach is known', FINDING],
      ['the breach is known', FINDING],
    ]);
  });

  test('do not start a clock anew that was stopped', async () => {
    await handler(messages(imported(MARK)));
    const register = new BreachRegister(stores.documents, `breaches-${count}`);
    const [breach] = await register.open();
    if (breach === undefined) throw new Error('no breach');
    await register.notified(breach, { authority: 'DPA', at: '2026-11-22T21:30:00.000Z', reference: '7' });

    await handler(messages(imported(MARK)));

    expect(await register.open()).toEqual([]);
  });

  test('without a mark start nothing', async () => {
    await handler(messages(imported()));

    expect(await items()).toEqual([]);
  });

  test('tell of an awareness that cannot be used', async () => {
    await handler(messages(imported({ ...MARK, 'personal-data-breach-aware-at': 'yesterday' })));

    expect(await items()).toHaveLength(1);
    expect(output.lines().map(({ level }) => level)).toEqual(['INFO', 'WARN']);
  });

  test.each([
    ['no JSON', messages('{')],
    ['another event', messages({ source: 'aws.ec2' })],
    ['no messages', { Records: [] }],
    ['nothing', undefined],
  ])('%s fails, so that the queue keeps it', async (_, event) => {
    await expect(handler(event)).rejects.toThrow('the event cannot be used');
    expect(await items()).toEqual([]);
    expect(output.lines().map(({ message, reason }) => [message, reason])).toEqual([
      ['a finding did not start the clock', 'UserError'],
    ]);
  });

  test('logs nothing of a finding but its id', async () => {
    await handler(messages(imported(MARK)));

    expect(JSON.stringify(output.lines())).not.toContain('arn:aws:s3:::orders');
  });
});
