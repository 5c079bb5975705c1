import '../privacy/powertools-environment';
import { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { closeGroup } from '../../../lib/handlers/training-day/close-group';
import { daySettings, groupSettings } from '../../../lib/handlers/training-day/day-settings';
import { close, handler } from '../../../lib/handlers/training-day/index';
import { JobItems } from '../../../lib/handlers/training-day/job-items';
import { TrainedGroup } from '../../../lib/handlers/training-day/trained-group';
import { jobStateItem } from '../../../lib/training/job-state';
import { DEFAULT_PROGRAMME } from '../../../lib/training/training-programme';
import { startLocalService } from '../local-service';
import { describeWithStores, LocalStores, silenced } from '../privacy/local-stores';
import { DayWorld, failing, NOW } from './day-world';

jest.setTimeout(90_000);

const ENVIRONMENT = {
  REGISTER_TABLE: 'register',
  TRAINING_PROGRAMME: JSON.stringify({ ...DEFAULT_PROGRAMME, reviewedOn: '2027-01-01' }),
  ACCOUNT_ID: '123456789012',
  TRAINING_TOPIC_ARN: 'arn:aws:sns:eu-central-1:123456789012:alerts',
};

const GROUP = { IDENTITY_STORE_ID: 'd-1234567890', TRAINED_GROUP_ID: 'g', IDENTITY_CENTER_REGION: 'eu-west-1' };

/** What AWS Config sends when the time of a rule has come. */
const RULE_EVENT = {
  invokingEvent: '{"messageType":"ScheduledNotification"}',
  resultToken: 'token',
  accountId: '210987654321',
  configRuleName: 'staff',
};

describe('the settings', () => {
  test('are read from the environment', () => {
    const settings = daySettings({
      ...ENVIRONMENT,
      ...GROUP,
      MAIL_FROM: 'security@shop.example',
      MAIL_CONFIGURATION_SET: 'shop',
      KEEPS_IAM_USERS: 'true',
      PROCESS_CHECK: 'security-awareness-programme',
    });

    expect(settings).toMatchObject({
      register: 'register',
      programme: { ...DEFAULT_PROGRAMME, reviewedOn: '2027-01-01' },
      account: '123456789012',
      mail: { from: 'security@shop.example', configurationSet: 'shop' },
      group: { identityStoreId: 'd-1234567890', groupId: 'g', region: 'eu-west-1' },
      iamUsers: true,
      check: { id: 'security-awareness-programme' },
    });
  });

  test('keep no group, mail nobody and touch no user of IAM unless they say so', () => {
    const settings = daySettings(ENVIRONMENT);

    expect(settings.iamUsers).toBe(false);
    for (const name of ['group', 'mail', 'check']) expect(settings).not.toHaveProperty(name);
    expect(groupSettings(ENVIRONMENT)).toBeUndefined();
  });

  test.each(Object.keys(ENVIRONMENT))('need %s', (name) => {
    expect(() => daySettings({ ...ENVIRONMENT, [name]: undefined })).toThrow(
      new Error(`the environment variable ${name} is not set`),
    );
  });

  test.each([
    { courses: [], recordDays: 1095 },
    { courses: DEFAULT_PROGRAMME.courses.map((course) => ({ ...course, maxAgeDays: 366 })), recordDays: 1095 },
    { ...DEFAULT_PROGRAMME, reviewedOn: '2027-02-30' },
  ])('refuse what is no programme: %j', (programme) => {
    expect(() => daySettings({ ...ENVIRONMENT, TRAINING_PROGRAMME: JSON.stringify(programme) })).toThrow(
      new Error('TRAINING_PROGRAMME holds no programme'),
    );
  });
});

describeWithStores('the functions of staff training', () => {
  let stores: LocalStores;
  let output: ReturnType<typeof silenced>;
  let world: DayWorld;
  let former: NodeJS.ProcessEnv;

  beforeAll(async () => {
    stores = await LocalStores.start();
  });

  beforeEach(async () => {
    world = await DayWorld.create(stores);
    output = silenced();
    former = { ...process.env };
    Object.assign(process.env, ENVIRONMENT, {
      REGISTER_TABLE: world.table,
      TRAINING_TOPIC_ARN: world.topicArn,
      IDENTITY_STORE_ID: 'd-1234567890',
      TRAINED_GROUP_ID: world.groupId,
      IDENTITY_CENTER_REGION: 'us-east-1',
    });
  });

  afterEach(() => {
    process.env = former;
    output.restore();
    world.close();
  });

  afterAll(() => stores.end());

  test('the schedule runs the job', async () => {
    const [ada, stranger] = await Promise.all(['ada', 'stranger'].map((name) => world.user(name)));
    const today = new Date().toISOString().slice(0, 10);
    await world.enrol('ada', ada, today);
    await world.join(stranger?.userId ?? '');

    await handler({});

    expect(await world.group()).toEqual([ada?.userId]);
    expect(output.lines().filter(({ _aws }) => _aws !== undefined)).toMatchObject([
      { service: 'Shop/Privacy', TrainingOverdue: 0, TrainingFailures: 0, TrainingAccessKept: 1 },
    ]);
  });

  describe('AWS Config', () => {
    const judged = async (event: object = RULE_EVENT, answer = '{"FailedEvaluations":[]}') => {
      const config = await startLocalService(200, answer);
      process.env.AWS_ENDPOINT_URL_CONFIG_SERVICE = config.client.endpoint;
      try {
        await handler(event);
        return config.requests.map(({ headers, body }) => [headers['x-amz-target'], JSON.parse(body)]);
      } finally {
        config.close();
      }
    };

    test.each([
      ['everybody trained', new Date().toISOString().slice(0, 10), 'COMPLIANT', 'Staff training: 0 of 1 overdue'],
      ['somebody overdue', undefined, 'NON_COMPLIANT', 'Staff training: 1 of 1 overdue'],
    ])('hears of %s, and of nobody by name', async (_what, completedOn, ComplianceType, Annotation) => {
      const ada = await world.user('ada');
      await world.enrol('ada', ada, completedOn);

      expect(await judged()).toEqual([
        [
          'StarlingDoveService.PutEvaluations',
          {
            ResultToken: 'token',
            Evaluations: [
              {
                ComplianceResourceType: 'AWS::::Account',
                ComplianceResourceId: '210987654321',
                ComplianceType,
                Annotation,
                OrderingTimestamp: expect.any(Number),
              },
            ],
          },
        ],
      ]);
      // Only the daily job changes who has access.
      expect(await world.group()).toEqual([]);
    });

    test('hears that an empty register proves nothing', async () => {
      expect(await judged()).toMatchObject([
        [
          expect.anything(),
          {
            Evaluations: [
              { ComplianceType: 'NON_COMPLIANT', Annotation: 'Nobody is in the register of staff training' },
            ],
          },
        ],
      ]);
    });

    test('that does not take the verdict fails the run', async () => {
      const failed = JSON.stringify({ FailedEvaluations: [{ ComplianceResourceId: 'x' }] });

      await expect(judged(RULE_EVENT, failed)).rejects.toThrow(new Error('AWS Config did not take the verdict'));
    });

    test('is refused with an event that is none', async () => {
      await expect(judged({ resultToken: 'token', accountId: 'x' })).rejects.toThrow(
        'the event cannot be read; this function is called by AWS Config, for a custom rule',
      );
    });
  });

  describe('the dead man’s switch', () => {
    const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000);
    const logger = { info: () => {}, warn: () => {}, error: () => {} };
    const kept = (keptAt: Date | undefined) =>
      stores.documents.send(
        new PutCommand({ TableName: world.table, Item: { ...jobStateItem({ programme: DEFAULT_PROGRAMME, keptAt }) } }),
      );
    const closed = async (table = world.table, client = new IdentitystoreClient({})) => {
      const settings = { identityStoreId: 'd-1234567890', groupId: world.groupId, region: 'us-east-1' };
      await closeGroup({
        items: new JobItems(stores.documents, table),
        group: new TrainedGroup(client, settings),
        logger,
        now: NOW,
      });
      return (await world.group()).length;
    };

    beforeEach(async () => {
      for (const name of ['ada', 'bob']) await world.join((await world.user(name)).userId);
    });

    test.each<[string, Date | undefined, number]>([
      ['kept access an hour ago', hours(1), 2],
      ['kept access 53.9 hours ago', hours(53.9), 2],
      ['kept access 54 hours ago', hours(54), 0],
      ['never kept access', undefined, 0],
    ])('with a job that %s leaves the right number in the group', async (_what, keptAt, left) => {
      await kept(keptAt);

      expect(await closed()).toBe(left);
    });

    test('empties the group where the job never ran', async () => {
      expect(await closed()).toBe(0);
    });

    test('empties the group where the register cannot be read', async () => {
      expect(await closed('no-such-table')).toBe(0);
    });

    test('empties the group where the state cannot be understood', async () => {
      await stores.documents.send(
        new PutCommand({ TableName: world.table, Item: { person: '#job', item: 'state', keptAt: NOW.toISOString() } }),
      );

      expect(await closed()).toBe(0);
    });

    test('takes the others out when one cannot be, and fails, so that Lambda tries again', async () => {
      let failed = 0;
      const broken = failing(new IdentitystoreClient({}), (command) => /^Delete/.test(command) && ++failed === 1);

      await expect(closed(world.table, broken)).rejects.toThrow(new Error('1 thing could not be done'));

      expect(await world.group()).toHaveLength(1);
    });

    test('is what the second function does', async () => {
      await close();

      expect(await world.group()).toEqual([]);
    });

    test('does nothing where no group is kept', async () => {
      delete process.env.IDENTITY_STORE_ID;

      await expect(close()).rejects.toThrow(new Error('no group is kept'));
    });
  });
});
