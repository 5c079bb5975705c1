import './powertools-environment';
import { GROUP_VARIABLES } from '../../../lib/detection/alert-names';
import { handler } from '../../../lib/handlers/alert-groups';
import { type LocalService, startLocalService } from '../local-service';
import { localAwsMissing, localEnvironment, startLocalAws } from '../under-attack/local-aws';
import { LocalAlerts } from './local-alerts';
import { call, guardDutyFinding, hubFinding, macieFinding, type RecordedEvent } from './recorded-events';

if (localAwsMissing !== undefined) console.warn(`SKIPPED: security events are not grouped: ${localAwsMissing}.`);
const describeWithAws = localAwsMissing === undefined ? describe : describe.skip;
const title = 'security events on a local AWS API';

jest.setTimeout(90_000);

describeWithAws(localAwsMissing === undefined ? title : `${title}, SKIPPED: ${localAwsMissing}`, () => {
  const environment = { ...process.env };
  let stop = async () => {};
  let mail: LocalService;
  let alerts: LocalAlerts;
  let printed: jest.SpyInstance[];

  beforeAll(async () => {
    const aws = await startLocalAws();
    stop = aws.stop;
    Object.assign(process.env, localEnvironment(aws.endpoint));
  });

  beforeEach(async () => {
    printed = (['log', 'info', 'warn', 'error'] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation(() => {}),
    );
    mail = await startLocalService(200, '');
    alerts = await LocalAlerts.create(mail.client.endpoint);
    Object.assign(process.env, {
      [GROUP_VARIABLES.topic]: alerts.topic,
      [GROUP_VARIABLES.deadLetters]: alerts.deadLetters,
    });
  });

  afterEach(() => {
    mail.close();
    for (const spy of printed) spy.mockRestore();
  });

  afterAll(async () => {
    await stop();
    process.env = environment;
  });

  const lines = () => printed.flatMap((spy) => spy.mock.calls.flat().map((line) => JSON.parse(String(line))));
  const metrics = () => lines().flatMap(({ _aws, ...values }) => (_aws === undefined ? [] : [values]));
  const told = () =>
    mail.requests.flatMap(({ body }) => {
      const { Type, Subject, Message } = JSON.parse(body);
      return Type === 'Notification' ? [{ Subject, Message }] : [];
    });
  const batch = (...events: (RecordedEvent | string)[]) => ({
    Records: events.map((event, index) => ({
      messageId: `message-${index}`,
      body: typeof event === 'string' ? event : JSON.stringify(event),
    })),
  });
  const handle = (...events: (RecordedEvent | string)[]) => handler(batch(...events) as Parameters<typeof handler>[0]);
  const numbered = (event: RecordedEvent, index: number, time = event.time) => ({
    ...event,
    id: `event-${index}`,
    time,
  });

  test('a storm of one kind is one message', async () => {
    const storm = Array.from({ length: 300 }, (_, index) =>
      numbered(
        guardDutyFinding({ resource: { accessKeyDetails: { principalId: `AROA${index}` } } }),
        index,
        `2026-11-22T09:${String(10 + (index % 50)).padStart(2, '0')}:00Z`,
      ),
    );

    const answer = await handle(...storm);

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(told()).toEqual([
      {
        Subject: 'HIGH 300 events: Credentials of the instance role shop were used from an external address.',
        Message: [
          '300 events of severity HIGH: Credentials of the instance role shop were used from an external address.',
          '',
          'Source: GuardDuty',
          'Type: UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS',
          'Account and region: 111122223333, eu-central-1',
          'Time: 2026-11-22T09:10:00.000Z to 2026-11-22T09:59:00.000Z',
          'About:',
          ...Array.from({ length: 10 }, (_, index) => `  AROA${index}`),
          '  and 290 more',
          '',
          'Look here: https://eu-central-1.console.aws.amazon.com/guardduty/home?region=eu-central-1#/findings?macros=current&fId=16afba5c5c43e07c9e3e5e2e544e95df',
          'This message can come twice.',
        ].join('\n'),
      },
    ]);
    expect(metrics()).toEqual([
      { service: 'Shop/Alarms/Grouping/Groups', severity: 'HIGH', GroupedSecurityEvents: 300 },
    ]);
  });

  test('kinds are told apart', async () => {
    await handle(
      numbered(hubFinding(), 1),
      numbered(macieFinding(), 2),
      numbered(call('config.amazonaws.com', 'StopConfigurationRecorder', { errorCode: 'AccessDenied' }), 3),
      numbered(hubFinding(), 4),
    );

    expect(told().map(({ Subject }) => Subject)).toEqual([
      'HIGH 2 events: S3 buckets should have block public access settings enabled',
      'HIGH 1 event: The S3 object contains financial information.',
      'HIGH 1 event: StopConfigurationRecorder of config.amazonaws.com was called',
    ]);
  });

  test('an event that was delivered twice counts once', async () => {
    await handle(hubFinding(), hubFinding());

    expect(told().map(({ Subject }) => Subject)).toEqual([
      'HIGH 1 event: S3 buckets should have block public access settings enabled',
    ]);
  });

  test('a storm of kinds is eleven messages', async () => {
    const storm = Array.from({ length: 150 }, (_, index) =>
      numbered(hubFinding({ Title: `Control ${index}`, Compliance: { SecurityControlId: `S3.${index}` } }), index),
    );

    const answer = await handle(...storm);

    const messages = told();
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(messages).toHaveLength(11);
    expect(messages[10]?.Subject).toBe('140 events of 140 more kinds');
    expect(messages[10]?.Message).toContain(
      '\nHIGH 1x Security Hub: Control 10\n  arn:aws:s3:::shop-orders, in 111122223333, eu-central-1: https://',
    );
    expect(messages[10]?.Message).toContain('\nand 40 more kinds\n');
  });

  test('what cannot be read is put aside, counted, and told once', async () => {
    const { detail: _, ...withoutDetail } = hubFinding();
    const unreadable = [
      'no JSON',
      '{}',
      JSON.stringify(withoutDetail),
      JSON.stringify(guardDutyFinding({ severity: 'high' })),
    ];

    const answer = await handle(...unreadable, hubFinding());

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(await alerts.putAside()).toEqual([...unreadable].sort());
    expect(told().map(({ Subject }) => Subject)).toEqual([
      'HIGH 1 event: S3 buckets should have block public access settings enabled',
      '4 events could not be read',
    ]);
    expect(told()[1]?.Message).toBe(
      [
        '4 events could not be read. They lie in the dead-letter queue of security events for 14 days: look at them there.',
        '',
        'Messages:',
        '  message-0',
        '  message-1',
        '  message-2',
        '  message-3',
      ].join('\n'),
    );
    expect(metrics()).toContainEqual({ service: 'Shop/Alarms/Grouping/Groups', UnreadableSecurityEvents: 4 });
  });

  test('while the topic takes nothing, events come again', async () => {
    await alerts.deleteTopic();

    const answer = await handle(numbered(hubFinding(), 1), numbered(macieFinding(), 2), 'no JSON');

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }, { itemIdentifier: 'message-1' }] });
    expect(await alerts.putAside()).toEqual(['no JSON']);
    expect(metrics()).toEqual([{ service: 'Shop/Alarms/Grouping/Groups', UnreadableSecurityEvents: 1 }]);
  });

  test('what can be neither told nor put aside comes again', async () => {
    await alerts.deleteQueue();

    const answer = await handle('no JSON', hubFinding());

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    expect(told()).toHaveLength(1);
  });

  test('logs hold counts and ids, and nothing of the events', async () => {
    await handle(macieFinding(), 'jane.doe@example.com');

    const logged = JSON.stringify(lines());
    expect(logged).toContain('message-1');
    expect(logged).not.toMatch(/jane|shop-uploads|card/);
    expect(JSON.stringify(told())).not.toContain('jane');
  });

  test.each([GROUP_VARIABLES.topic, GROUP_VARIABLES.deadLetters])('does nothing without %s', async (name) => {
    process.env[name] = '';

    await expect(handle(hubFinding())).rejects.toThrow(new Error(`the environment variable ${name} is not set`));
    expect(told()).toEqual([]);
  });
});
