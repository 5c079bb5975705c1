import '../privacy/powertools-environment';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { UserError } from '../../../lib/errors';
import { handler } from '../../../lib/handlers/incident-breach-desk';
import { answer } from '../../../lib/handlers/incident-breach-desk/answer';
import { deskRequestOf } from '../../../lib/handlers/incident-breach-desk/desk-request';
import { BreachRegister } from '../../../lib/handlers/incident-register/breach-register';
import { describeWithStores, LocalStores, silenced } from '../privacy/local-stores';

const NOW = new Date('2026-11-22T21:30:00.000Z');
const EXECUTION = '0f1e2d3c-aaaa-bbbb-cccc-1234567890ab';
const MEND = 'send the action declare, notified, not-notifiable or list, and what it needs';
const declared = { action: 'declare', breachId: 'INC-42', what: 'A mail with order data went to a wrong address' };

describe('an event', () => {
  test.each<[string, object, object]>([
    ['as Automation gives it, with what was left out', { ...declared, awareAt: '', note: '' }, declared],
    ['with all', { ...declared, awareAt: '2026-11-22T20:00Z', note: 'Recalled', execution: EXECUTION }, {}],
    ['with seconds', { ...declared, awareAt: '2026-11-22T20:00:30Z' }, {}],
    ['of a list', { action: 'list' }, {}],
    ['of a decision', { action: 'not-notifiable', breachId: 'INC-42', reason: 'The data were encrypted' }, {}],
  ])('is taken: %s', (_, event, expected) => {
    expect(deskRequestOf(event)).toEqual(Object.keys(expected).length === 0 ? event : expected);
  });

  test.each<[string, unknown, string]>([
    ['nothing', null, 'event: Invalid input: expected object, received null'],
    [
      'another action',
      { action: 'delete' },
      "action: Invalid discriminator value. Expected 'declare' | 'notified' | 'not-notifiable' | 'list'",
    ],
    ['no id', { ...declared, breachId: '' }, 'breachId: Invalid input: expected string, received undefined'],
    [
      'an id that is a text',
      { ...declared, breachId: 'INC 42' },
      'breachId: must be 3 to 64 letters, digits and hyphens',
    ],
    ['no word', { ...declared, what: 'x' }, 'what: Too small: expected string to have >=3 characters'],
    [
      'a reference to a parameter',
      { ...declared, what: '{{ssm:password}}' },
      'what: must be one line without braces, double quotes and backslashes',
    ],
    [
      'a day without a time',
      { ...declared, awareAt: '2026-11-22' },
      'awareAt: must be an instant in UTC such as 2026-11-22T21:30Z',
    ],
    ['no day of the calendar', { ...declared, awareAt: '2026-02-30T10:00Z' }, 'awareAt: must be a day of the calendar'],
    [
      'an hour of local time',
      { ...declared, awareAt: '2026-11-22T21:30+01:00' },
      'awareAt: must be an instant in UTC such as 2026-11-22T21:30Z',
    ],
    [
      'no reason to speak of',
      { action: 'not-notifiable', breachId: 'INC-42', reason: 'no' },
      'reason: Too small: expected string to have >=10 characters',
    ],
    ['an unknown field', { action: 'list', all: true }, 'event: Unrecognized key: "all"'],
  ])('is refused: %s', (_, event, fault) => {
    expect(() => deskRequestOf(event)).toThrow(new UserError(`the event cannot be used (${fault}); ${MEND}`));
  });
});

jest.setTimeout(90_000);

describeWithStores('the register of breaches', () => {
  let stores: LocalStores;
  let output: ReturnType<typeof silenced>;
  let register: BreachRegister;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
  });

  beforeEach(async () => {
    output = silenced();
    count++;
    await stores.table(`breaches-${count}`, ['breachId']);
    register = new BreachRegister(stores.documents, `breaches-${count}`);
    process.env.BREACH_REGISTER = `breaches-${count}`;
  });

  afterEach(() => output.restore());
  afterAll(() => stores.end());

  const ask = (event: object, now = NOW) => answer(deskRequestOf(event), { register, now });
  const items = async () => (await stores.documents.send(new ScanCommand({ TableName: `breaches-${count}` }))).Items;
  const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

  test('starts the clock now', async () => {
    const said = await ask({ ...declared, execution: EXECUTION });

    expect(said).toEqual({
      message: 'the clock of INC-42 runs: notify by 2026-11-25T21:30:00.000Z, in 72 hours',
      breaches: [{ breachId: 'INC-42', deadline: '2026-11-25T21:30:00.000Z', hoursLeft: 72 }],
    });
    expect(await items()).toEqual([
      {
        breachId: 'INC-42',
        status: 'open',
        source: `runbook ${EXECUTION}`,
        what: declared.what,
        awareAt: NOW.toISOString(),
        deadline: '2026-11-25T21:30:00.000Z',
        declaredAt: NOW.toISOString(),
        remindedAt: -1,
        notifications: [],
      },
    ]);
  });

  test('counts from when the shop became aware', async () => {
    const { message } = await ask({ ...declared, awareAt: '2026-11-22T11:00Z', note: 'Recalled' });

    expect(message).toBe('the clock of INC-42 runs: notify by 2026-11-25T11:00:00.000Z, in 61.5 hours');
    expect(await items()).toMatchObject([{ awareAt: '2026-11-22T11:00:00.000Z', note: 'Recalled' }]);
  });

  test('declared twice: the clock of the first stands, unless the second was aware earlier', async () => {
    await ask({ ...declared, awareAt: '2026-11-22T11:00Z' });

    const later = await ask(declared);
    const earlier = await ask({ ...declared, awareAt: '2026-11-22T10:00Z' });

    expect([later.message, earlier.message]).toEqual([
      'INC-42 was declared already and is open; nothing was changed: notify by 2026-11-25T11:00:00.000Z, in 61.5 hours',
      'INC-42 was declared already; its deadline is earlier now: notify by 2026-11-25T10:00:00.000Z, in 60.5 hours',
    ]);
    expect(await items()).toMatchObject([
      { awareAt: '2026-11-22T10:00:00.000Z', deadline: '2026-11-25T10:00:00.000Z', declaredAt: NOW.toISOString() },
    ]);
  });

  test('takes no awareness that lies ahead', async () => {
    await expect(ask({ ...declared, awareAt: '2026-11-22T21:31Z' })).rejects.toThrow(
      new UserError('awareAt is 2026-11-22T21:31:00.000Z; give an instant that has passed'),
    );
    expect(await items()).toEqual([]);
  });

  const notified = { action: 'notified', breachId: 'INC-42', authority: 'Berlin DPA', reference: 'LDI 7/26' };

  test('a notification stops the clock; recorded twice it is recorded once', async () => {
    await ask(declared);

    const first = await ask(notified, hoursLater(10));
    const second = await ask(notified, hoursLater(11));

    expect([first.message, second.message]).toEqual([
      'INC-42 is notified; the clock has stopped',
      'that INC-42 was notified is recorded already; nothing was changed',
    ]);
    expect(await items()).toMatchObject([
      {
        status: 'notified',
        notifications: [{ authority: 'Berlin DPA', at: hoursLater(10).toISOString(), reference: 'LDI 7/26' }],
      },
    ]);
    expect((await ask({ action: 'list' })).message).toBe('no clock runs');
  });

  test('a further phase is added (GDPR article 33.4)', async () => {
    await ask(declared);
    await ask(notified, hoursLater(10));

    const { message } = await ask({ ...notified, reference: 'LDI 7/26, second letter' }, hoursLater(100));

    expect(message).toBe('INC-42 is notified; a further phase is recorded');
    expect(await items()).toMatchObject([
      { notifications: [{ reference: 'LDI 7/26' }, { reference: 'LDI 7/26, second letter' }] },
    ]);
  });

  test.each([
    ['in the last second', { at: '2026-11-25T21:30:00Z' }, ''],
    [
      'a second late',
      { at: '2026-11-25T21:30:01Z' },
      '. It came after 72 hours and needs the reasons for the delay (GDPR article 33.1): send them to the authority and record them with the reference of that letter',
    ],
    [
      'late, with reasons',
      { at: '2026-11-26T00:00Z', delayReasons: 'The provider told us late' },
      '. It came after 72 hours; the reasons for the delay are recorded',
    ],
  ])('%s', async (_, more, said) => {
    await ask(declared);

    const { message } = await ask({ ...notified, ...more }, hoursLater(100));

    expect(message).toBe(`INC-42 is notified; the clock has stopped${said}`);
    expect(await items()).toMatchObject([{ status: 'notified' }]);
  });

  test.each<[string, object, string]>([
    ['of no breach', { ...notified, breachId: 'INC-1' }, 'there is no breach INC-1; declare it first'],
    [
      'that lies ahead',
      { ...notified, at: '2026-11-22T21:31Z' },
      'at is 2026-11-22T21:31:00.000Z; give an instant that has passed',
    ],
    [
      'from before anybody knew',
      { ...notified, at: '2026-11-22T21:29Z' },
      'at is 2026-11-22T21:29:00.000Z; INC-42 was not known before 2026-11-22T21:30:00.000Z',
    ],
  ])('takes no notification %s', async (_, event, fault) => {
    await ask(declared);

    await expect(ask(event)).rejects.toThrow(new UserError(fault));
    expect(await items()).toMatchObject([{ status: 'open', notifications: [] }]);
  });

  test('of two notifications at the same time one is told to look again', async () => {
    await ask(declared);
    const before = await register.read('INC-42');
    const added = { authority: 'Berlin DPA', at: NOW.toISOString(), reference: 'A' };

    await register.notified(before, added);

    await expect(register.notified(before, { ...added, reference: 'B' })).rejects.toThrow(
      new UserError('somebody else changed the breach INC-42 meanwhile; look at it, and run this again'),
    );
    expect(await items()).toMatchObject([{ notifications: [added] }]);
  });

  const decided = { action: 'not-notifiable', breachId: 'INC-42', reason: 'The data were encrypted (DPO)' };

  test('a decision not to notify stops the clock, with its reason', async () => {
    await ask(declared);

    const first = await ask(decided, hoursLater(5));
    const second = await ask(decided, hoursLater(6));

    expect([first.message, second.message]).toEqual([
      'INC-42 is not notifiable; the clock has stopped',
      'that INC-42 is not notifiable is recorded already; nothing was changed',
    ]);
    expect(await items()).toMatchObject([
      {
        status: 'not-notifiable',
        notNotifiableReason: 'The data were encrypted (DPO)',
        decidedAt: hoursLater(5).toISOString(),
      },
    ]);
  });

  test('who decided otherwise later notifies; the other way round nothing changes', async () => {
    await ask(declared);
    await ask(decided);
    await ask(notified, hoursLater(1));

    await expect(ask(decided, hoursLater(2))).rejects.toThrow(
      new UserError('the breach INC-42 is notified already; that stays'),
    );
    expect(await items()).toMatchObject([{ status: 'notified', notNotifiableReason: 'The data were encrypted (DPO)' }]);
  });

  test('lists the clocks that run, the most pressing first', async () => {
    await ask({ ...declared, breachId: 'INC-1' });
    await ask({ ...declared, breachId: 'INC-2', awareAt: '2026-11-20T00:00Z' });
    await ask({ ...declared, breachId: 'INC-3', awareAt: '2026-11-19T21:00Z' });

    const { message, breaches } = await ask({ action: 'list' });

    expect(message).toBe('3 of the clocks run');
    expect(breaches.map(({ breachId, hoursLeft }) => [breachId, hoursLeft])).toEqual([
      ['INC-3', -0.5],
      ['INC-2', 2.5],
      ['INC-1', 72],
    ]);
  });

  test('runs as the function that the construct deploys, and logs ids alone', async () => {
    const { message } = await handler(declared);

    expect(message).toMatch(/^the clock of INC-42 runs: notify by \S+, in 72 hours$/);
    await expect(handler({ ...notified, breachId: 'INC-1' })).rejects.toThrow('there is no breach INC-1');
    const lines = output.lines();
    expect(lines.map((line) => [line.message, line.breachId])).toEqual([
      ['declare is done', 'INC-42'],
      ['the register was not changed', undefined],
    ]);
    expect(JSON.stringify(lines)).not.toContain('order data');
  });
});
