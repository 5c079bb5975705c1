import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { handlerDirectory } from '../../../lib/handler-code';
import { tokenVerifier } from '../../../lib/handlers/step-up-authorizer/access-token';
import { authorize } from '../../../lib/handlers/step-up-authorizer/authorize';
import { stepUpSettings } from '../../../lib/handlers/step-up-authorizer/step-up-settings';
import { type KeyServer, keyServer } from './key-server';
import { encoded, type SigningKey, signedToken, signingKey } from './signed-token';

const POOL = 'eu-central-1_Shoppers1';
const ISSUER = `https://cognito-idp.eu-central-1.amazonaws.com/${POOL}`;
const ENVIRONMENT = {
  USER_POOL_ID: POOL,
  CLIENT_IDS: 'web app',
  MAX_AGE: '300',
  ACR_VALUES: 'urn:cognito:loa:4 urn:cognito:loa:3',
  ALLOW_TOKENS_WITHOUT_ACR: 'false',
};
const METHOD = 'arn:aws:execute-api:eu-central-1:123456789012:abcdef1234/prod/PUT/account/address';
/** The verifier looks at the real clock. */
const NOW = new Date();
const SECOND = Math.floor(NOW.getTime() / 1000);

let server: KeyServer;
let key: SigningKey;
let stranger: SigningKey;
let printed: jest.SpyInstance[];
const lines = () => printed.flatMap((spy) => spy.mock.calls.flat().map((line) => JSON.parse(String(line))));

/** The claims of an access token after a sign-in a minute ago, with an authenticator app. */
const claims = (others: object = {}) => ({
  sub: '7d1f4a52',
  iss: ISSUER,
  client_id: 'web',
  token_use: 'access',
  scope: 'openid email',
  auth_time: SECOND - 60,
  iat: SECOND - 60,
  exp: SECOND + 1740,
  jti: '1',
  username: '7d1f4a52',
  acr: 'urn:cognito:loa:4',
  amr: ['pwd', 'otp', 'mfa'],
  ...others,
});

const httpEvent = (headers: unknown) => ({
  version: '2.0',
  type: 'REQUEST',
  routeArn: METHOD,
  identitySource: ['Bearer x'],
  routeKey: 'PUT /account/address',
  rawPath: '/account/address',
  headers,
  requestContext: { accountId: '123456789012', apiId: 'abcdef1234', stage: 'prod' },
});

const restEvent = (headers: unknown) => ({
  type: 'REQUEST',
  methodArn: METHOD,
  resource: '/account/address',
  path: '/account/address',
  httpMethod: 'PUT',
  headers,
  requestContext: { stage: 'prod' },
});

async function judge(event: unknown, environment: object = {}, keys = server.keys()) {
  const settings = stepUpSettings({ ...ENVIRONMENT, ...environment });
  return authorize(event, {
    settings,
    verify: tokenVerifier(settings, keys),
    logger: new Logger(),
    metrics: new Metrics({ namespace: 'Storefront' }),
    now: () => NOW,
  });
}

const overHttp = (token: string, environment: object = {}) =>
  judge(httpEvent({ authorization: `Bearer ${token}` }), environment);
const overRest = (token: string, environment: object = {}) =>
  judge(restEvent({ Authorization: `Bearer ${token}` }), environment);

beforeAll(async () => {
  key = signingKey('access-key');
  stranger = signingKey('access-key');
  server = await keyServer([signingKey('id-key').jwk, key.jwk]);
});

beforeEach(() => {
  process.env.POWERTOOLS_DEV = 'true';
  process.env.POWERTOOLS_METRICS_DISABLED = 'false';
  process.env.POWERTOOLS_SERVICE_NAME = 'Shop/StepUp';
  printed = (['log', 'info', 'warn', 'error'] as const).map((level) =>
    jest.spyOn(console, level).mockImplementation(() => {}),
  );
});

afterEach(() => {
  for (const spy of printed) spy.mockRestore();
});

afterAll(async () => {
  await server.close();
});

describe('a recent sign-in with a second factor', () => {
  test('passes an HTTP API', async () => {
    const answer = await overHttp(signedToken(key, claims()));

    expect(answer).toEqual({ isAuthorized: true, context: { reason: 'granted', sub: '7d1f4a52' } });
    expect(lines()).toEqual([]);
  });

  test('passes a REST API', async () => {
    const answer = await overRest(signedToken(key, claims()));

    expect(answer).toEqual({
      principalId: '7d1f4a52',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: METHOD }],
      },
      context: { reason: 'granted', sub: '7d1f4a52' },
    });
  });

  test.each<[string, object]>([
    ['with a passkey', { acr: 'urn:cognito:loa:3', amr: ['swk'] }],
    ['of exactly five minutes ago', { auth_time: NOW.getTime() / 1000 - 300 }],
    ['by a clock that is half a minute ahead', { auth_time: NOW.getTime() / 1000 + 30 }],
    ['with another of the clients', { client_id: 'app' }],
    ['with a refreshed token', { iat: SECOND, exp: SECOND + 1800 }],
    ['with an issuer of the newer form', { iss: `https://issuer-cognito-idp.eu-central-1.amazonaws.com/${POOL}` }],
  ])('passes %s', async (_, others) => {
    await expect(overHttp(signedToken(key, claims(others)))).resolves.toMatchObject({ isAuthorized: true });
  });

  test('is verified with the keys that the user pool publishes', async () => {
    const before = server.asked.length;

    await overHttp(signedToken(key, claims()));

    expect(server.asked.slice(before)).toEqual([`/${POOL}/.well-known/jwks.json`]);
  });
});

describe.each<[string, string, object]>([
  ['five minutes and a second ago', 'stale-sign-in', { auth_time: NOW.getTime() / 1000 - 301 }],
  [
    'long ago, with a token just refreshed',
    'stale-sign-in',
    { auth_time: SECOND - 86_400, iat: SECOND, exp: SECOND + 1800 },
  ],
  ['a minute from now', 'stale-sign-in', { auth_time: SECOND + 60 }],
  ['at no time', 'stale-sign-in', { auth_time: undefined }],
  ['at a time that is text', 'stale-sign-in', { auth_time: `${SECOND}` }],
  ['with a password alone', 'weak-sign-in', { acr: 'urn:cognito:loa:1', amr: ['pwd'] }],
  ['with a code alone', 'weak-sign-in', { acr: 'urn:cognito:loa:2', amr: ['email_otp'] }],
  ['at a level that is unknown', 'weak-sign-in', { acr: 'urn:other' }],
  ['at several levels', 'weak-sign-in', { acr: ['urn:cognito:loa:4'] }],
  ['at no level that the token tells', 'weak-sign-in', { acr: undefined, amr: undefined }],
])('a sign-in %s', (_, reason, others) => {
  test('is refused by an HTTP API', async () => {
    const answer = await overHttp(signedToken(key, claims(others)));

    expect(answer).toEqual({ isAuthorized: false, context: { reason, sub: '7d1f4a52' } });
  });

  test('is denied by a REST API, which is asked to send the challenge', async () => {
    const answer = await overRest(signedToken(key, claims(others)));

    expect(answer).toMatchObject({
      policyDocument: { Statement: [{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: METHOD }] },
      context: { reason },
    });
  });

  test('is logged by id and counted by reason, without the token', async () => {
    const token = signedToken(key, claims(others));

    await overHttp(token);

    const [metric, log] = lines();
    expect(log).toMatchObject({ level: 'INFO', message: 'turned away', reason, sub: '7d1f4a52' });
    expect(metric).toMatchObject({ StepUpRefusals: 1, reason, service: 'Shop/StepUp' });
    expect(JSON.stringify(lines())).not.toContain(token.split('.')[1]);
  });
});

describe('a pool without levels', () => {
  const withoutAcr = { ALLOW_TOKENS_WITHOUT_ACR: 'true' };

  test.each<[string, object, boolean]>([
    ['a recent sign-in passes', { acr: undefined, amr: undefined }, true],
    ['an old one does not', { acr: undefined, auth_time: SECOND - 400 }, false],
    ['a level that is named still counts', { acr: 'urn:cognito:loa:1' }, false],
    ['null is a level that is named', { acr: null }, false],
  ])('%s', async (_, others, isAuthorized) => {
    await expect(overHttp(signedToken(key, claims(others)), withoutAcr)).resolves.toMatchObject({ isAuthorized });
  });
});

describe('a token that is none of the user pool', () => {
  const unsigned = () => `${encoded({ kid: 'access-key', alg: 'none' })}.${encoded(claims())}.e`;
  const symmetric = () => {
    const body = `${encoded({ kid: 'access-key', alg: 'HS256' })}.${encoded(claims())}`;
    return `${body}.${createHmac('sha256', JSON.stringify(key.jwk)).update(body).digest('base64url')}`;
  };
  const changed = () => {
    const [head, , signature] = signedToken(key, claims({ auth_time: SECOND - 9999 })).split('.');
    return `${head}.${encoded(claims())}.${signature}`;
  };
  const tokens: readonly (readonly [string, () => string])[] = [
    ['is signed by somebody else', () => signedToken(stranger, claims())],
    ['has another key id', () => signedToken(key, claims(), { kid: 'other' })],
    ['is not signed', unsigned],
    ['is signed with the public key', symmetric],
    ['was changed', changed],
    ['has expired', () => signedToken(key, claims({ exp: SECOND - 1 }))],
    ['is an ID token', () => signedToken(key, claims({ token_use: 'id', aud: 'web' }))],
    ['is of another client', () => signedToken(key, claims({ client_id: 'other' }))],
    ['is of another user pool', () => signedToken(key, claims({ iss: `${ISSUER}2` }))],
    [
      'brings its own keys',
      () => signedToken(stranger, claims(), { jku: 'https://evil.example/keys', jwk: stranger.jwk }),
    ],
    ['has no claims', () => signedToken(key, {})],
    ['is no JSON', () => 'YWJj.YWJj.YWJj'],
  ];

  test.each(tokens)('%s', async (_, token) => {
    await expect(overHttp(token())).resolves.toEqual({
      isAuthorized: false,
      context: { reason: 'invalid-token', sub: '' },
    });
    await expect(overRest(token())).rejects.toThrow(new Error('Unauthorized'));
  });
});

describe('a request without a token', () => {
  test.each<[unknown]>([
    [undefined],
    [null],
    [{}],
    [{ authorization: null }],
    [{ authorization: '' }],
    [{ authorization: 'Basic YTpi' }],
    [{ authorization: 'Bearer' }],
    [{ authorization: 'Bearer a.b' }],
    [{ authorization: 'Bearer a.b.c, Bearer d.e.f' }],
    [{ 'x-authorization': 'Bearer a.b.c' }],
    [{ authorization: 'Bearer a.b.c', Authorization: 'Bearer d.e.f' }],
  ])('with headers %j is turned away', async (headers) => {
    await expect(judge(httpEvent(headers))).resolves.toEqual({
      isAuthorized: false,
      context: { reason: 'no-token', sub: '' },
    });
    await expect(judge(restEvent(headers))).rejects.toThrow(new Error('Unauthorized'));
  });

  test.each([
    [undefined],
    [null],
    ['Bearer'],
    [[]],
    [{}],
    [{ type: 'TOKEN', authorizationToken: 'Bearer a.b.c', methodArn: METHOD }],
    [restEvent({ Authorization: 7 })],
    [{ ...restEvent({}), methodArn: '' }],
  ])('and no request at all, such as %j, is neither', async (event) => {
    await expect(judge(event)).rejects.toThrow(new Error('Unauthorized'));
  });
});

describe('keys that cannot be had', () => {
  const event = () => httpEvent({ authorization: `Bearer ${signedToken(key, claims())}` });

  test('because nobody answers are a failure that lets nobody pass', async () => {
    const gone = await keyServer([]);
    await gone.close();

    await expect(judge(event(), {}, gone.keys())).rejects.toThrow('fetch failed');

    expect(lines()).toMatchObject([
      { StepUpFailures: 1, service: 'Shop/StepUp' },
      { level: 'ERROR', reason: 'TypeError' },
    ]);
  });

  test('because the answer is something else are so, too', async () => {
    const broken = await keyServer([{ kid: 7 }]);

    await expect(judge(event(), {}, broken.keys())).rejects.toThrow(/JWK/);

    await broken.close();
  });
});

test.each([
  ['USER_POOL_ID', 'eu-central-1'],
  ['CLIENT_IDS', ''],
  ['MAX_AGE', '0'],
  ['MAX_AGE', '5 minutes'],
  ['MAX_AGE', undefined],
  ['ACR_VALUES', ' '],
  ['ALLOW_TOKENS_WITHOUT_ACR', 'yes'],
])('a function whose %s is %p does not start', (name, value) => {
  expect(() => stepUpSettings({ ...ENVIRONMENT, [name]: value })).toThrow(
    new Error(`the environment variable ${name} is ${JSON.stringify(value)}`),
  );
});

test('the bundled function starts with its environment, and judges', async () => {
  Object.assign(process.env, ENVIRONMENT);
  const { handler } = createRequire(__filename)(join(handlerDirectory('step-up-authorizer'), 'index.js'));

  await expect(handler(httpEvent({}))).resolves.toEqual({
    isAuthorized: false,
    context: { reason: 'no-token', sub: '' },
  });
  await expect(handler(restEvent({}))).rejects.toThrow('Unauthorized');
});
