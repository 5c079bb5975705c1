import type { ConfigFault } from '../config-fault';
import { account, comparable, type ReadWorld, readWorld, rule } from './read-world';

const scope = { account: '111122223333', region: 'eu-central-1' };
const DETAILS = 'GetComplianceDetailsByConfigRule';

let world: ReadWorld;

beforeAll(async () => {
  world = await readWorld(account({ rules: [rule('versioned', 0, 20)] }), { pageSize: 4 });
});

afterAll(() => world.close());

/** Reads while pages of the results, by their number from 1, meet a fault. */
function readWith(fault: ConfigFault, meets: (page: number) => boolean) {
  let page = 0;
  return world.read({}, undefined, ({ operation }) => {
    if (operation !== DETAILS) return undefined;
    page += 1;
    return meets(page) ? fault : undefined;
  });
}

const asked = () => world.server.requests.filter(({ operation }) => operation === DETAILS).length;

test('pages are read to the last', async () => {
  const { evaluations, gaps } = await world.read();

  expect(evaluations).toHaveLength(20);
  expect(asked()).toBe(5);
  expect(gaps).toEqual([]);
});

test('an empty page with a token goes on', async () => {
  const whole = await world.read();
  const { evaluations, ...rest } = await readWith('empty-page', () => true);

  expect(asked()).toBe(10);
  expect(comparable({ evaluations, ...rest })).toEqual(comparable(whole));
});

test('a token that comes twice ends the listing with a gap', async () => {
  const { evaluations, gaps, rules } = await readWith('repeated-token', (page) => page >= 3);

  expect(asked()).toBe(3);
  expect(evaluations).toHaveLength(12);
  expect(rules[0]?.counts).toEqual({ NON_COMPLIANT: 12 });
  expect(gaps).toEqual([
    {
      scope,
      operation: DETAILS,
      rule: 'versioned',
      code: 'RepeatedToken',
      message: 'AWS Config gave the same page token twice, so the pages behind it are unknown',
    },
  ]);
});

test('a token that has expired begins the listing anew, and nothing counts twice', async () => {
  const { evaluations, gaps, rules } = await readWith('expired-page-token', (page) => page === 4);

  expect(asked()).toBe(4 + 5);
  expect(evaluations).toHaveLength(20);
  expect(rules[0]?.counts).toEqual({ NON_COMPLIANT: 20 });
  expect(gaps).toEqual([]);
});

test('a token that expires again is a gap', async () => {
  const { evaluations, gaps } = await readWith('expired-page-token', (page) => page === 4 || page === 6);

  expect(evaluations).toHaveLength(4);
  expect(gaps).toEqual([
    {
      scope,
      operation: DETAILS,
      rule: 'versioned',
      code: 'InvalidNextTokenException',
      message: 'The specified next token is not valid',
    },
  ]);
});

test.each([
  ['throttle', 'ThrottlingException', 'Rate exceeded'],
  ['server-error', 'InternalFailure', 'The request processing has failed'],
  ['unavailable', 'HTTP503', 'HTTP 503 came in place of an answer of AWS Config'],
  ['slow', 'TimeoutError', undefined],
  ['truncated', 'UnreadableAnswer', 'the answer is no JSON: it was cut off or changed on the way'],
  // The code of a connection that ends is lost between the realms of jest.
  ['cut', expect.any(String), undefined],
  ['empty-body', 'UnreadableAnswer', 'the answer has no EvaluationResults'],
  ['dropped', expect.any(String), undefined],
] as const)(
  'a page that meets %s twice comes at the third attempt; three times, it is a gap',
  async (fault, code, message) => {
    const twice = await readWith(fault, (page) => page === 2 || page === 3);
    const always = await readWith(fault, (page) => page >= 2);

    expect(twice.gaps).toEqual([]);
    expect(twice.evaluations).toHaveLength(20);
    expect(asked()).toBe(1 + 3);
    expect(always.evaluations).toHaveLength(4);
    expect(always.gaps).toHaveLength(1);
    expect(always.gaps[0]).toMatchObject({ scope, operation: DETAILS, rule: 'versioned', code });
    if (message !== undefined) expect(always.gaps[0]?.message).toBe(message);
  },
);

test.each(['denied', 'expired-credentials'] as const)('a page that meets %s is not asked for again', async (fault) => {
  const { gaps, evaluations } = await readWith(fault, (page) => page === 2);

  expect(asked()).toBe(2);
  expect(evaluations).toHaveLength(4);
  expect(gaps.map(({ operation }) => operation)).toEqual([DETAILS]);
});

test('a throttled page is tried again by the SDK as it waits by itself', async () => {
  let throttled = 0;
  const { gaps, evaluations } = await world.read({ retryStrategy: undefined }, undefined, ({ operation }) => {
    throttled += operation === DETAILS ? 1 : 0;
    return operation === DETAILS && throttled === 2 ? 'throttle' : undefined;
  });

  expect(gaps).toEqual([]);
  expect(evaluations).toHaveLength(20);
}, 20_000);
