import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handlerDirectory } from '../../../lib/handler-code';
import { answerMessage } from '../../../lib/handlers/custom-message/answer-message';
import { shopMessagesIn } from '../../../lib/handlers/custom-message/shop-messages';
import { defaultMessages } from '../../../lib/shopper/default-messages';
import { MessageKind } from '../../../lib/shopper/message-kind';
import type { MessageText } from '../../../lib/shopper/message-text';

const HOSTS = ['shop.example.com'];

/** An event as Cognito sends it, with what documentation does not mention. */
const event = (triggerSource: string, request: object = {}) => ({
  version: '1',
  triggerSource,
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_Shoppers1',
  userName: '7d1f4a52-0000-4000-8000-000000000001',
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: '1example23456789' },
  request: {
    userAttributes: { sub: '7d1f4a52', email: 'jo@example.net', name: 'Win at evil.example', email_verified: 'false' },
    codeParameter: '{####}',
    linkParameter: '{##Click Here##}',
    usernameParameter: null,
    ...request,
  },
  response: { smsMessage: null, emailMessage: null, emailSubject: null },
});

const shop = (...messages: readonly MessageText[]) => ({ hosts: HOSTS, messages });
const invitation = { usernameParameter: '{username}' };

describe('the answer', () => {
  test.each(Object.values(MessageKind))('to %s is the shop text, and otherwise the event', (kind) => {
    const sent = event(kind, kind === MessageKind.ADMIN_CREATE_USER ? invitation : {});
    const [text] = defaultMessages('Shop').filter((message) => message.kind === kind);

    const answer = answerMessage(sent, shop(...defaultMessages('Shop')));

    expect(answer).toEqual({
      event: {
        ...sent,
        response: { emailSubject: text?.subject, emailMessage: text?.body, smsMessage: text?.sms },
      },
    });
    expect(JSON.stringify(answer).match(/evil\.example/g)).toHaveLength(1);
  });

  test('has the code and the user name where Cognito puts them', () => {
    const text = {
      kind: MessageKind.ADMIN_CREATE_USER,
      subject: 'Your account',
      body: '<p>{username} {####} {####}</p>',
    };
    const sent = event(MessageKind.ADMIN_CREATE_USER, { codeParameter: '$$####', usernameParameter: '{user}' });

    const { event: answered } = answerMessage(sent, shop(text));

    expect(answered).toMatchObject({
      response: { emailSubject: 'Your account', emailMessage: '<p>{user} $$#### $$####</p>', smsMessage: null },
    });
  });

  test.each<[string, unknown, Partial<MessageText>, unknown]>([
    [
      'a foreign link',
      event(MessageKind.SIGN_UP),
      { body: '{####} https://evil.example/' },
      [expect.objectContaining({ part: 'body', found: 'https://evil.example/' })],
    ],
    [
      'no code',
      event(MessageKind.SIGN_UP),
      { body: 'Hello' },
      [expect.objectContaining({ mend: 'put {####} into it' })],
    ],
    ['a text of another kind', event(MessageKind.AUTHENTICATION), {}, 'no-text'],
    [
      'a user name that leads elsewhere',
      event(MessageKind.SIGN_UP, { usernameParameter: 'evil.example' }),
      {
        body: '{####} {username}',
      },
      [expect.objectContaining({ part: 'body', found: 'evil.example' })],
    ],
    ['another trigger', event('PostAuthentication_Authentication'), {}, 'unknown-event'],
    ['a custom sender', event('CustomEmailSender_SignUp'), {}, 'unknown-event'],
    ['no code to fill in', event(MessageKind.SIGN_UP, { codeParameter: '' }), {}, 'unknown-event'],
    ['no request', { ...event(MessageKind.SIGN_UP), request: undefined }, {}, 'unknown-event'],
    ['no response', { ...event(MessageKind.SIGN_UP), response: null }, {}, 'unknown-event'],
    ['a text', 'CustomMessage_SignUp', {}, 'unknown-event'],
    ['nothing', undefined, {}, 'unknown-event'],
    ['null', null, {}, 'unknown-event'],
    ['a list', [], {}, 'unknown-event'],
  ])('to %s is the event as it was', (_, sent, text, refused) => {
    const message = { kind: MessageKind.SIGN_UP, subject: 'Code', body: '{####}', ...text };

    const answer = answerMessage(sent, shop(message));

    expect(answer.event).toBe(sent);
    expect(answer.refused).toEqual(refused);
  });
});

describe('the messages beside the code', () => {
  const directory = (content: string) => {
    const made = mkdtempSync(join(tmpdir(), 'messages-'));
    writeFileSync(join(made, 'messages.json'), content);
    return made;
  };

  test('are read', () => {
    const messages = shop(...defaultMessages('Shop'));

    expect(shopMessagesIn(directory(JSON.stringify(messages)))).toEqual(messages);
  });

  test.each([['{'], ['{}'], ['{"hosts":[],"messages":[]}'], ['{"hosts":["a.b"],"messages":[{"kind":"x"}]}']])(
    'are refused when they are %s',
    (content) => {
      expect(() => shopMessagesIn(directory(content))).toThrow();
    },
  );
});

describe('the bundled function', () => {
  let printed: jest.SpyInstance[];
  const lines = () => printed.flatMap((spy) => spy.mock.calls.flat().map((line) => JSON.parse(String(line))));
  const bundle = (messages?: object): ((sent: unknown) => Promise<unknown>) => {
    const made = mkdtempSync(join(tmpdir(), 'bundle-'));
    cpSync(handlerDirectory('custom-message'), made, { recursive: true });
    if (messages !== undefined) writeFileSync(join(made, 'messages.json'), JSON.stringify(messages));
    return createRequire(__filename)(join(made, 'index.js')).handler;
  };

  beforeEach(() => {
    process.env.POWERTOOLS_DEV = 'true';
    process.env.POWERTOOLS_METRICS_DISABLED = 'false';
    process.env.POWERTOOLS_SERVICE_NAME = 'Shop/Messages';
    printed = (['log', 'info', 'warn', 'error'] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation(() => {}),
    );
  });

  afterEach(() => {
    for (const spy of printed) spy.mockRestore();
  });

  test('answers, and logs nothing', async () => {
    const sent = event(MessageKind.SIGN_UP);

    const answered = await bundle(shop(...defaultMessages('Shop')))(sent);

    expect(answered).toMatchObject({ ...sent, response: { emailSubject: 'Confirm your account at Shop' } });
    expect(lines()).toEqual([]);
  });

  test.each([
    [
      'a foreign link',
      shop({ kind: MessageKind.SIGN_UP, subject: 'Code', body: '{####} bit.ly/x' }),
      [expect.objectContaining({ found: 'bit.ly' })],
    ],
    ['no messages', undefined, 'Error'],
    ['broken messages', {}, 'ZodError'],
  ])(
    'with %s lets Cognito send its own text, logs why and nothing of the shopper, and counts it',
    async (_, messages, why) => {
      const sent = event(MessageKind.SIGN_UP);

      const answered = await bundle(messages)(sent);

      expect(answered).toBe(sent);
      const [metric, log] = lines();
      expect(log).toMatchObject({ level: 'ERROR', refused: why });
      expect(metric).toMatchObject({ RefusedMessages: 1, service: 'Shop/Messages' });
      expect(metric._aws.CloudWatchMetrics).toEqual([
        { Namespace: 'Storefront', Dimensions: [['service']], Metrics: [{ Name: 'RefusedMessages', Unit: 'Count' }] },
      ]);
      expect(JSON.stringify(lines())).not.toMatch(/jo@example\.net|7d1f4a52|Win at/);
    },
  );
});
