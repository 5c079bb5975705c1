import '../alert-groups/powertools-environment';
import { CHAT_VARIABLES } from '../../../lib/detection/alert-names';
import { handler } from '../../../lib/handlers/chat-notice';
import { noticeOf } from '../../../lib/handlers/chat-notice/notice';
import { LocalAlerts } from '../alert-groups/local-alerts';
import { type LocalService, startLocalService } from '../local-service';
import { localAwsMissing, localEnvironment, startLocalAws } from '../under-attack/local-aws';

const ALARM = {
  AlarmName: 'Shop-Alarms-RootUse-1A2B',
  AlarmDescription: 'the root user was used (CIS AWS Foundations 4.3): 1 or more in five minutes',
  AWSAccountId: '111122223333',
  NewStateValue: 'ALARM',
  NewStateReason: 'Threshold Crossed: 1 datapoint [1.0] was greater than or equal to the threshold (1.0).',
  StateChangeTime: '2026-11-22T09:30:00.000+0000',
  Region: 'EU (Frankfurt)',
  OldStateValue: 'OK',
};

const content = (Message: string, Subject?: string | null) => {
  const { content: said, ...rest } = JSON.parse(noticeOf({ MessageId: 'id-1', Message, Subject }));
  expect(rest).toEqual({ version: '1.0', source: 'custom', id: 'id-1' });
  return said;
};

describe('a message is worded', () => {
  test.each<[string, string, string | null | undefined, string, string]>([
    ['with its subject', 'Two lines\nof text', 'HIGH 2 events', 'HIGH 2 events', 'Two lines\nof text'],
    ['without', 'Text', undefined, 'Security alert', 'Text'],
    [
      'that EventBridge sent',
      '"A role called \\"StopLogging\\""',
      null,
      'Security alert',
      '"A role called \\"StopLogging\\""',
    ],
    [
      'that an alarm sent',
      JSON.stringify(ALARM),
      'ALARM: "Shop-Alarms-RootUse-1A2B" in EU (Frankfurt)',
      'ALARM: Shop-Alarms-RootUse-1A2B',
      `${ALARM.AlarmDescription}\n${ALARM.NewStateReason}\nEU (Frankfurt)`,
    ],
    [
      'that an alarm without a description sent',
      JSON.stringify({ ...ALARM, AlarmDescription: null }),
      undefined,
      'ALARM: Shop-Alarms-RootUse-1A2B',
      `${ALARM.NewStateReason}\nEU (Frankfurt)`,
    ],
    ['that is other JSON', '{"a":1}', undefined, 'Security alert', '{"a":1}'],
    ['that addresses everybody', 'User <!channel> did it', '<@U1>', '‹@U1›', 'User ‹!channel› did it'],
    ['that says nothing', ' ', '', '(no text)', '(no text)'],
  ])('%s', (_, message, subject, title, description) => {
    expect(content(message, subject)).toEqual({ textType: 'client-markdown', title, description });
  });

  test('and cut where it is long', () => {
    const { title, description } = content('d'.repeat(10_000), 't'.repeat(1_000));

    expect([title.length, description.length]).toEqual([200, 3_000]);
    expect([title.at(-1), description.at(-1)]).toEqual(['…', '…']);
  });
});

if (localAwsMissing !== undefined) console.warn(`SKIPPED: no message is handed to a chat: ${localAwsMissing}.`);
const describeWithAws = localAwsMissing === undefined ? describe : describe.skip;
const title = 'messages for a chat on a local AWS API';

jest.setTimeout(90_000);

describeWithAws(localAwsMissing === undefined ? title : `${title}, SKIPPED: ${localAwsMissing}`, () => {
  const environment = { ...process.env };
  let stop = async () => {};
  let chat: LocalService;
  let alerts: LocalAlerts;
  let printed: jest.SpyInstance[];

  beforeAll(async () => {
    const aws = await startLocalAws();
    stop = aws.stop;
    Object.assign(process.env, localEnvironment(aws.endpoint));
  });

  beforeEach(async () => {
    printed = (['log', 'info', 'error'] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation(() => {}),
    );
    chat = await startLocalService(200, '');
    alerts = await LocalAlerts.create(chat.client.endpoint);
    process.env[CHAT_VARIABLES.topic] = alerts.topic;
  });

  afterEach(() => {
    chat.close();
    for (const spy of printed) spy.mockRestore();
  });

  afterAll(async () => {
    await stop();
    process.env = environment;
  });

  const record = (MessageId: string, Message: string) => ({ Sns: { MessageId, Message, Subject: 'Alert' } });
  const told = () =>
    chat.requests.flatMap(({ body }) => {
      const { Type, Message } = JSON.parse(body);
      return Type === 'Notification' ? [JSON.parse(Message)] : [];
    });

  test('each message is published', async () => {
    await handler({ Records: [record('one', 'First'), record('two', 'Second')] });

    expect(told().map(({ id, content: { description } }) => [id, description])).toEqual([
      ['one', 'First'],
      ['two', 'Second'],
    ]);
    expect(JSON.stringify(printed.flatMap((spy) => spy.mock.calls))).not.toContain('Second');
  });

  test('one that cannot be published fails, so that Lambda tries again', async () => {
    await alerts.deleteTopic();

    await expect(handler({ Records: [record('one', 'First')] })).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  test('does nothing without its topic', async () => {
    process.env[CHAT_VARIABLES.topic] = '';

    await expect(handler({ Records: [record('one', 'First')] })).rejects.toThrow(
      new Error('the environment variable CHAT_TOPIC_ARN is not set'),
    );
    expect(told()).toEqual([]);
  });
});
