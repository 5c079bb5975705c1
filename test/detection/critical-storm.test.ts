import '../handlers/alert-groups/powertools-environment';
import { Template } from 'aws-cdk-lib/assertions';
import { GROUP_VARIABLES } from '../../lib/detection/alert-names';
import { FindingSource } from '../../lib/detection/finding-source';
import { SecurityAlarms } from '../../lib/detection/security-alarms';
import { handler } from '../../lib/handlers/alert-groups';
import { LocalAlerts } from '../handlers/alert-groups/local-alerts';
import { guardDutyFinding, hubFinding, type RecordedEvent } from '../handlers/alert-groups/recorded-events';
import { type LocalService, startLocalService } from '../handlers/local-service';
import { localAwsMissing, localEnvironment, startLocalAws } from '../handlers/under-attack/local-aws';
import { alarmStack, rulesOf } from './alarm-stack';
import { matchesPattern } from './event-pattern-matcher';

if (localAwsMissing !== undefined) console.warn(`SKIPPED: nobody counts messages of a storm: ${localAwsMissing}.`);
const describeWithAws = localAwsMissing === undefined ? describe : describe.skip;
const title = 'messages about a storm of critical findings';

/** What an invocation takes ("Lambda quotas"). */
const LARGEST_BATCH = 6 * 1024 * 1024;

jest.setTimeout(90_000);

interface Route {
  /** Events that go straight to the topic. */
  readonly direct: number;
  /** Events that wait in a queue, as the function is handed them. */
  readonly batches: readonly (readonly string[])[];
  /** How long they are gathered, in seconds. */
  readonly windows: readonly number[];
}

/** Where events go that come within one window. */
function route(findingSource: FindingSource, events: readonly RecordedEvent[]): Route {
  const { stack, topic, encryptionKey } = alarmStack();
  new SecurityAlarms(stack, 'It', { topic, encryptionKey, findingSource });
  const template = Template.fromStack(stack);
  const rules = [...rulesOf(template).values()];
  const sources = Object.values(template.findResources('AWS::Lambda::EventSourceMapping')).map(
    ({ Properties }) => Properties,
  );
  const waiting = sources.map((): string[] => []);
  let direct = 0;
  for (const event of events) {
    for (const { Arn } of rules
      .filter(({ pattern }) => matchesPattern(pattern, event))
      .flatMap((rule) => rule.targets)) {
      if (JSON.stringify(Arn) === JSON.stringify(stack.resolve(topic.topicArn))) direct += 1;
      waiting[sources.findIndex(({ EventSourceArn }) => JSON.stringify(EventSourceArn) === JSON.stringify(Arn))]?.push(
        JSON.stringify(event),
      );
    }
  }
  return {
    direct,
    batches: waiting.flatMap((bodies, index) => batchesOf(bodies, Number(sources[index]?.BatchSize))),
    windows: sources
      .filter((_, index) => waiting[index]?.length !== 0)
      .map(({ MaximumBatchingWindowInSeconds }) => MaximumBatchingWindowInSeconds),
  };
}

/** A batch ends when it is full, by count or by size. */
function batchesOf(bodies: readonly string[], most: number): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let size = 0;
  for (const body of bodies) {
    // A message is text within the invocation's text.
    const length = JSON.stringify(body).length + 1_000;
    const last = batches.at(-1);
    if (last === undefined || last.length === most || size + length > LARGEST_BATCH) {
      batches.push([body]);
      size = length;
    } else {
      last.push(body);
      size += length;
    }
  }
  return batches;
}

const storm = (count: number, event: (index: number) => RecordedEvent) =>
  Array.from({ length: count }, (_, index) => ({ ...event(index), id: `event-${index}` }));

/** The first run of a standard: many resources, a few dozen controls. */
const firstRun = storm(1_000, (index) =>
  hubFinding({
    Severity: { Label: 'CRITICAL' },
    Title: `Control ${index % 40}`,
    Compliance: { SecurityControlId: `EC2.${index % 40}` },
    Resources: [
      { Type: 'AwsEc2SecurityGroup', Id: `arn:aws:ec2:eu-central-1:111122223333:security-group/sg-${index}` },
    ],
  }),
);

const oneKind = storm(1_000, () =>
  guardDutyFinding({ severity: 9.5, type: 'AttackSequence:IAM/CompromisedCredentials' }),
);

describeWithAws(localAwsMissing === undefined ? title : `${title}, SKIPPED: ${localAwsMissing}`, () => {
  const environment = { ...process.env };
  let stop = async () => {};
  let mail: LocalService;
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
    const alerts = await LocalAlerts.create(mail.client.endpoint);
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

  const told = () => mail.requests.filter(({ body }) => JSON.parse(body).Type === 'Notification').length;

  test.each<[string, FindingSource, readonly RecordedEvent[], number]>([
    ['1,000 of forty controls are eleven', FindingSource.SECURITY_HUB, firstRun, 11],
    ['1,000 of one kind are one', FindingSource.EACH_SERVICE, oneKind, 1],
    ['one is one', FindingSource.SECURITY_HUB, firstRun.slice(0, 1), 1],
  ])('%s', async (_, source, events, expected) => {
    const { direct, batches, windows } = route(source, events);

    for (const bodies of batches) {
      const Records = bodies.map((body, index) => ({ messageId: `message-${index}`, body }));
      await handler({ Records } as Parameters<typeof handler>[0]);
    }

    expect(direct + told()).toBe(expected);
    expect(windows).toEqual([20]);
  });
});
