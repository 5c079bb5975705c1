import '../privacy/powertools-environment';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { handler } from '../../../lib/handlers/privacy-watch';
import type { RequestRecord } from '../../../lib/privacy-steps/request-record';
import { describeWithStores, LocalStores, silenced } from '../privacy/local-stores';

const NOW = new Date();
const days = (count: number) => new Date(NOW.getTime() - count * 86_400_000).toISOString();

/** A request that was received so many days ago. */
const request = (requestId: string, receivedDaysAgo: number, more: Partial<RequestRecord>): RequestRecord => ({
  requestId,
  action: 'erase',
  subject: '11111111-2222-3333-4444-555555555555',
  receivedAt: days(receivedDaysAgo),
  dueAt: days(receivedDaysAgo - 30),
  status: 'completed',
  since: days(receivedDaysAgo),
  startedAt: days(receivedDaysAgo),
  execution: 'first',
  stores: {},
  ...more,
});

jest.setTimeout(90_000);

describeWithStores('the watch over requests', () => {
  let stores: LocalStores;
  let output: ReturnType<typeof silenced>;
  let client: SFNClient;
  let stateMachineArn: string;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
    client = new SFNClient({});
  });

  beforeEach(async () => {
    output = silenced();
    count++;
    const { stateMachineArn: arn = '' } = await client.send(
      new CreateStateMachineCommand({
        name: `requests-${count}`,
        definition: '{"StartAt":"Pass","States":{"Pass":{"Type":"Pass","End":true}}}',
        roleArn: 'arn:aws:iam::123456789012:role/workflow',
      }),
    );
    stateMachineArn = arn;
    await stores.table(`register-${count}`, ['requestId']);
    Object.assign(process.env, { REGISTER_TABLE: `register-${count}`, STATE_MACHINE_ARN: stateMachineArn });
  });

  afterEach(() => output.restore());
  afterAll(() => stores.end());

  async function seed(...records: readonly RequestRecord[]): Promise<void> {
    for (const Item of records) {
      await stores.documents.send(new PutCommand({ TableName: `register-${count}`, Item }));
    }
  }

  async function started(): Promise<readonly unknown[]> {
    const { executions = [] } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
    const inputs = await Promise.all(
      executions.map(async ({ executionArn }) => {
        const { input, name } = await client.send(new DescribeExecutionCommand({ executionArn }));
        return { name, ...JSON.parse(input ?? '{}') };
      }),
    );
    return inputs.sort((one, other) => one.name.localeCompare(other.name));
  }

  const metrics = () => output.lines().flatMap(({ _aws, ...values }) => (_aws === undefined ? [] : [values]));

  test('counts what is near its deadline, late or stopped; answered requests are neither near nor late', async () => {
    await seed(
      request('R-20-days', 20, {}),
      request('R-21-days', 21, {}),
      request('R-31-days', 31, { status: 'held' }),
      request('R-40-days-answered', 40, { status: 'held', answeredAt: days(12) }),
      request('R-partial', 1, { status: 'partial', resumeAt: days(-1) }),
    );

    await handler();

    expect(metrics()).toEqual([
      {
        service: 'Shop/Privacy',
        PrivacyRequestsNearDeadline: 2,
        PrivacyRequestsOverdue: 1,
        PrivacyRequestsPartial: 1,
      },
    ]);
    expect(await started()).toEqual([]);
  });

  test('tells of peace, too', async () => {
    await handler();

    expect(metrics()).toEqual([
      {
        service: 'Shop/Privacy',
        PrivacyRequestsNearDeadline: 0,
        PrivacyRequestsOverdue: 0,
        PrivacyRequestsPartial: 0,
      },
    ]);
  });

  test('starts those anew that can go on, and no others', async () => {
    await seed(
      request('R-partial', 1, { status: 'partial', resumeAt: days(0.1) }),
      request('R-more-pages', 1, { status: 'continues', resumeAt: days(0.1) }),
      request('R-hold-ended', 40, { status: 'held', resumeAt: days(0.1), answeredAt: days(12) }),
      request('R-held', 1, { status: 'held', resumeAt: days(-1) }),
      request('R-broken-off', 1, { status: 'running', startedAt: days(0.3) }),
      request('R-at-work', 1, { status: 'running', startedAt: days(0.2) }),
      request('R-through', 1, { status: 'completed', resumeAt: days(0.1) }),
    );

    await handler();

    expect(await started()).toEqual(
      ['R-broken-off', 'R-hold-ended', 'R-more-pages', 'R-partial'].map((requestId) => ({
        name: expect.stringMatching(new RegExp(`^${requestId}-\\d{12}$`)),
        requestId,
        action: 'erase',
        subject: '11111111-2222-3333-4444-555555555555',
      })),
    );
    expect(JSON.stringify(output.lines())).not.toContain('11111111-2222');
  });

  test('tells that requests could not be started', async () => {
    process.env.STATE_MACHINE_ARN = `${stateMachineArn}-gone`;
    await seed(
      request('R-partial-1', 1, { status: 'partial', resumeAt: days(0.1) }),
      request('R-partial-2', 1, { status: 'partial', resumeAt: days(0.1) }),
    );

    await expect(handler()).rejects.toThrow(new Error('2 requests could not be started anew'));
    expect(metrics()).toHaveLength(1);
  });
});
