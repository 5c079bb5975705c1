import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { handlerDirectory } from '../../../lib/handler-code';
import { tellShopper } from '../../../lib/handlers/new-device-notice/tell-shopper';
import { type SesAnswer, type SesServer, sesServer } from './ses-server';

const ENVIRONMENT = {
  NOTICE_FROM: 'accounts@example.com',
  CONFIGURATION_SET: 'shop-mail',
  SHOP_NAME: 'Shop',
  ACCOUNT_PAGE: 'https://shop.example.com/account',
};
const SUB = '7d1f4a52-0000-4000-8000-000000000001';

/** An event as Cognito sends it, with what documentation does not mention. */
const signIn = (request: object = {}, userAttributes: object = {}) => ({
  version: '1',
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_Shoppers1',
  userName: SUB,
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: '1example23456789' },
  triggerSource: 'PostAuthentication_Authentication',
  request: {
    userAttributes: {
      sub: SUB,
      email: 'jo@example.net',
      email_verified: 'true',
      given_name: 'Jo',
      'cognito:user_status': 'CONFIRMED',
      ...userAttributes,
    },
    newDeviceUsed: true,
    ...request,
  },
  response: {},
});

let server: SesServer;
let printed: jest.SpyInstance[];
const lines = () => printed.flatMap((spy) => spy.mock.calls.flat().map((line) => JSON.parse(String(line))));
const failures = () => lines().flatMap(({ NewDeviceNoticeFailures: count }) => (count === undefined ? [] : [count]));
const reasons = () => lines().flatMap(({ reason, sub }) => (reason === undefined ? [] : [{ reason, sub }]));

async function tell(event: unknown, answer: SesAnswer = { id: '1' }, environment: object = ENVIRONMENT): Promise<void> {
  server = await sesServer(answer);
  await tellShopper(event, {
    client: server.client,
    environment: { ...environment },
    logger: new Logger(),
    metrics: new Metrics({ namespace: 'Storefront' }),
    now: () => new Date('2026-11-03T09:05:59Z'),
  });
}

beforeEach(() => {
  process.env.POWERTOOLS_DEV = 'true';
  process.env.POWERTOOLS_METRICS_DISABLED = 'false';
  process.env.POWERTOOLS_SERVICE_NAME = 'Shop/Notice';
  printed = (['log', 'info', 'warn', 'error'] as const).map((level) =>
    jest.spyOn(console, level).mockImplementation(() => {}),
  );
});

afterEach(async () => {
  await server?.close();
  for (const spy of printed) spy.mockRestore();
});

test('a shopper with a new device gets a mail with the time and the one link', async () => {
  await tell(signIn());

  expect(server.requests).toEqual([
    {
      operation: 'POST /v2/email/outbound-emails',
      body: {
        FromEmailAddress: 'accounts@example.com',
        ConfigurationSetName: 'shop-mail',
        Destination: { ToAddresses: ['jo@example.net'] },
        Content: {
          Simple: {
            Subject: { Data: 'New sign-in to your account at Shop', Charset: 'UTF-8' },
            Body: {
              Text: {
                Charset: 'UTF-8',
                Data:
                  'Somebody signed in to your account at Shop from a device that we do not know: 2026-11-03 09:05 UTC.\n\n' +
                  'If it was you, there is nothing to do.\n\n' +
                  'If it was not, choose a new password and sign out everywhere: https://shop.example.com/account\n\n' +
                  'We never ask for your password or a code, neither by phone nor by mail.\n\n',
              },
            },
          },
        },
      },
    },
  ]);
  expect(lines()).toMatchObject([{ level: 'INFO', message: 'told of a new device', sub: SUB }]);
  expect(JSON.stringify(lines())).not.toContain('example.net');
});

test.each([
  ['a known device', signIn({ newDeviceUsed: false })],
  ['a pool that remembers none', signIn({ newDeviceUsed: undefined })],
])('with %s there is no mail, and no line', async (_, event) => {
  await tell(event);

  expect([server.requests, lines()]).toEqual([[], []]);
});

test.each<[string, unknown, object]>([
  [
    'an address that is not verified',
    signIn({}, { email_verified: 'false' }),
    { reason: 'no-verified-address', sub: SUB },
  ],
  ['no address', signIn({}, { email: undefined }), { reason: 'no-verified-address', sub: SUB }],
  ['an empty address', signIn({}, { email: '' }), { reason: 'no-verified-address', sub: SUB }],
  ['no id', signIn({}, { sub: undefined }), { reason: 'unknown-event' }],
  ['a flag of another type', signIn({ newDeviceUsed: 'true' }), { reason: 'unknown-event' }],
  ['no attributes', signIn({ userAttributes: null }), { reason: 'unknown-event' }],
  ['another trigger', { ...signIn(), triggerSource: 'PreAuthentication_Authentication' }, { reason: 'unknown-event' }],
  ['no request', { ...signIn(), request: undefined }, { reason: 'unknown-event' }],
  ['nothing', undefined, { reason: 'unknown-event' }],
  ['a text', 'PostAuthentication_Authentication', { reason: 'unknown-event' }],
])('%s is no mail, a line and a count', async (_, event, reason) => {
  await tell(event);

  expect(server.requests).toEqual([]);
  expect(reasons()).toEqual([reason]);
  expect(failures()).toEqual([1]);
});

test.each(['MessageRejected', 'AccessDeniedException', 'TooManyRequestsException'])(
  'a refusal %s is logged by its name alone, and counted',
  async (fault) => {
    await tell(signIn(), { fault, message: 'Email address is not verified: jo@example.net' });

    expect(reasons()).toEqual([{ reason: fault, sub: SUB }]);
    expect(failures()).toEqual([1]);
    expect(JSON.stringify(lines())).not.toContain('example.net');
  },
);

test('a service that does not answer is given up in time', async () => {
  const started = performance.now();

  await tell(signIn(), 'silence');

  expect(performance.now() - started).toBeLessThan(3_000);
  expect(reasons()).toEqual([{ reason: expect.stringMatching(/Abort|Timeout/), sub: SUB }]);
  expect(failures()).toEqual([1]);
});

test.each(Object.keys(ENVIRONMENT))('a function without %s tells nobody, and says so', async (name) => {
  await tell(signIn(), { id: '1' }, { ...ENVIRONMENT, [name]: '' });

  expect(server.requests).toEqual([]);
  expect(failures()).toEqual([1]);
});

test.each([[signIn({ newDeviceUsed: false })], [{ triggerSource: 'Other' }], [null]])(
  'the bundled function gives back %j as it was',
  async (event) => {
    process.env.AWS_REGION = 'eu-central-1';
    server = await sesServer({ id: '1' });
    const { handler } = createRequire(__filename)(join(handlerDirectory('new-device-notice'), 'index.js'));

    await expect(handler(event)).resolves.toBe(event);
  },
);
