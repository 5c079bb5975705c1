import '../privacy/powertools-environment';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { handler } from '../../../lib/handlers/breach-clock';
import { watch } from '../../../lib/handlers/breach-clock/watch';
import { BreachRegister } from '../../../lib/handlers/incident-register/breach-register';
import { newBreach } from '../../../lib/handlers/incident-register/new-breach';
import { describeWithStores, LocalStores, silenced } from '../privacy/local-stores';

const AWARE = new Date('2026-11-22T21:00:00.000Z');
const at = (hours: number) => new Date(AWARE.getTime() + hours * 3_600_000);

jest.setTimeout(90_000);

describeWithStores('the 72-hour clock', () => {
  let stores: LocalStores;
  let output: ReturnType<typeof silenced>;
  let sns: SNSClient;
  let sqs: SQSClient;
  let register: BreachRegister;
  let topicArn: string;
  let queueUrl: string;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
    sns = new SNSClient({});
    sqs = new SQSClient({});
  });

  beforeEach(async () => {
    output = silenced();
    count++;
    await stores.table(`breaches-${count}`, ['breachId']);
    register = new BreachRegister(stores.documents, `breaches-${count}`);
    topicArn = (await sns.send(new CreateTopicCommand({ Name: `alerts-${count}` }))).TopicArn ?? '';
    queueUrl = (await sqs.send(new CreateQueueCommand({ QueueName: `heard-${count}` }))).QueueUrl ?? '';
    const { Attributes: attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }),
    );
    await sns.send(new SubscribeCommand({ TopicArn: topicArn, Protocol: 'sqs', Endpoint: attributes?.QueueArn ?? '' }));
  });

  afterEach(() => output.restore());
  afterAll(() => stores.end());

  const tools = (now: Date, more: object = {}) => ({
    register,
    client: sns,
    topicArn,
    places: { plan: 'plan-parameter', notificationRunbook: 'record-notification' },
    logger: { info: () => {}, error: () => {} },
    metrics: new Metrics({ namespace: 'Storefront' }),
    now,
    ...more,
  });
  const declare = (breachId: string, awareAt = AWARE) =>
    register.declare(newBreach({ breachId, source: 'runbook', awareAt }, awareAt));
  const metrics = () => output.lines().flatMap(({ _aws, service, ...values }) => (_aws === undefined ? [] : [values]));

  /** The subjects of what the topic was told since the last look, with the breach. */
  async function heard(): Promise<readonly string[]> {
    const found: string[] = [];
    for (;;) {
      const { Messages: messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }),
      );
      if (messages.length === 0) return found.sort();
      for (const { Body: body = '', ReceiptHandle } of messages) {
        const { Subject, Message } = JSON.parse(body);
        found.push(`${/breach (\S+) /.exec(Message)?.[1]}: ${Subject.replace('Personal data breach: ', '')}`);
        await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
      }
    }
  }

  test('tells of peace, too', async () => {
    await watch(tools(AWARE));

    expect(metrics()).toEqual([{ BreachHoursLeft: 72, BreachesOpen: 0 }]);
    expect(await heard()).toEqual([]);
  });

  test('runs hour by hour: each reminder once', async () => {
    await declare('INC-1');

    const told: [number, readonly string[]][] = [];
    for (let hours = 0; hours <= 75; hours++) {
      await watch(tools(at(hours + 0.25)));
      const subjects = await heard();
      if (subjects.length > 0) told.push([hours, subjects]);
    }

    expect(told).toEqual([
      [0, ['INC-1: the 72-hour clock runs']],
      [24, ['INC-1: 48 hours left or fewer']],
      [48, ['INC-1: 24 hours left or fewer']],
      [60, ['INC-1: 12 hours left or fewer']],
      [66, ['INC-1: 6 hours left or fewer']],
      [71, ['INC-1: 1 hour left or fewer']],
      [72, ['INC-1: 72 hours are over']],
    ]);
  });

  test('gives the hours of the most pressing breach, and those that are over below zero', async () => {
    await declare('INC-1');
    await declare('INC-2', at(-10));
    await watch(tools(at(2)));
    await watch(tools(at(65)));

    expect(metrics()).toEqual([
      { BreachHoursLeft: 60, BreachesOpen: 2 },
      { BreachHoursLeft: -3, BreachesOpen: 2 },
    ]);
  });

  test('sends one reminder for a breach that was declared late', async () => {
    await declare('INC-1', at(-50));

    await watch(tools(AWARE));

    expect(await heard()).toEqual(['INC-1: 24 hours left or fewer']);
  });

  test('is silent about a breach that was notified', async () => {
    await declare('INC-1');
    await register.notified(await register.read('INC-1'), {
      authority: 'DPA',
      at: at(1).toISOString(),
      reference: '7',
    });

    await watch(tools(at(50)));

    expect(metrics()).toEqual([{ BreachHoursLeft: 72, BreachesOpen: 0 }]);
    expect(await heard()).toEqual([]);
  });

  test('two runs at once remind once', async () => {
    await declare('INC-1');

    await Promise.all([watch(tools(at(24))), watch(tools(at(24)))]);

    expect(await heard()).toEqual(['INC-1: 48 hours left or fewer']);
  });

  test('a reminder that was not sent is sent by the next run, and keeps no other waiting', async () => {
    await declare('INC-1');
    await declare('INC-2');
    const gone = `${topicArn}-gone`;

    await expect(watch(tools(at(24), { topicArn: gone }))).rejects.toThrow(new Error('2 reminders were not sent'));
    await watch(tools(at(24.1)));

    expect(await heard()).toEqual(['INC-1: 48 hours left or fewer', 'INC-2: 48 hours left or fewer']);
  });

  test('tells of a run that failed after it has published the hours', async () => {
    await declare('INC-1');

    await expect(watch(tools(at(24), { topicArn: `${topicArn}-gone` }))).rejects.toThrow();

    expect(metrics()).toEqual([{ BreachHoursLeft: 48, BreachesOpen: 1 }]);
  });

  test('runs as the function that the construct deploys', async () => {
    Object.assign(process.env, {
      BREACH_REGISTER: `breaches-${count}`,
      ALARM_TOPIC_ARN: topicArn,
      PLAN_PARAMETER: 'plan-parameter',
      NOTIFICATION_RUNBOOK: 'record-notification',
    });
    await declare('INC-1', new Date(Date.now() - 25 * 3_600_000));

    await handler();

    expect(await heard()).toEqual(['INC-1: 48 hours left or fewer']);
    expect(output.lines()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ service: 'Shop/Privacy', BreachesOpen: 1 }),
        expect.objectContaining({ message: 'a reminder was sent', breachId: 'INC-1', hours: 24 }),
      ]),
    );
  });
});
