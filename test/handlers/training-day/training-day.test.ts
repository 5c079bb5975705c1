import '../privacy/powertools-environment';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { CreateUserCommand, IAMClient, ListUserTagsCommand, TagUserCommand } from '@aws-sdk/client-iam';
import { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { processChecks } from '../../../lib/rules/process-checks';
import { memberItemOf, recordItemOf } from '../../../lib/training/register-item';
import { DEFAULT_PROGRAMME } from '../../../lib/training/training-programme';
import { member, principal, record } from '../../training/sample-staff';
import { startLocalService } from '../local-service';
import { describeWithStores, LocalStores, silenced } from '../privacy/local-stores';
import { DayWorld, failing, NOW } from './day-world';

jest.setTimeout(90_000);

const GONE = '11111111-2222-3333-4444-555555555555';
const CHECK = processChecks.find(({ id }) => id === 'security-awareness-programme');

describeWithStores('the day of staff training', () => {
  let stores: LocalStores;
  let output: ReturnType<typeof silenced>;
  let world: DayWorld;

  beforeAll(async () => {
    stores = await LocalStores.start();
  });

  beforeEach(async () => {
    world = await DayWorld.create(stores);
    output = silenced();
  });

  afterEach(() => {
    output.restore();
    world.close();
  });

  afterAll(() => stores.end());

  const metrics = () => output.lines().flatMap(({ _aws, service, ...values }) => (_aws === undefined ? [] : [values]));
  const state = async () =>
    (
      await stores.documents.send(
        new GetCommand({ TableName: world.table, Key: { person: '#job', item: 'state' }, ConsistentRead: true }),
      )
    ).Item;

  describe('the group', () => {
    test('holds who is current, and nobody else, whoever put them there', async () => {
      const [ada, bob, old, gone, stranger, later] = await Promise.all(
        ['ada', 'bob', 'old', 'gone', 'stranger', 'later'].map((name) => world.user(name)),
      );
      await world.enrol('ada', ada, '2027-01-04');
      await world.enrol('bob', bob, '2027-02-15');
      await world.enrol('old', old, '2026-02-14');
      await world.enrol('gone', { ...gone, leftOn: '2027-02-14' }, '2027-01-04');
      await world.enrol('later', { ...later, hiredOn: '2027-02-16' }, '2027-01-04');
      for (const each of [ada, old, gone, stranger]) await world.join(each?.userId ?? '');

      await world.run(world.withGroup);

      expect(await world.group()).toEqual([ada?.userId, bob?.userId].sort());
      expect(metrics()).toEqual([{ TrainingOverdue: 1, TrainingDue: 0, TrainingFailures: 0, TrainingAccessKept: 1 }]);
      expect(await state()).toMatchObject({ keptAt: NOW.toISOString(), programme: { recordDays: 1095 } });
    });

    test('stays as it is when the job runs again', async () => {
      const ada = await world.user('ada');
      await world.enrol('ada', ada, '2027-01-04');
      await world.run(world.withGroup);
      const writes: string[] = [];
      const watched = failing(new IdentitystoreClient({}), (command) => {
        if (!command.startsWith('List')) writes.push(command);
        return false;
      });

      await world.run(world.withGroup, { identityStore: watched });

      expect(await world.group()).toEqual([ada.userId]);
      expect(writes).toEqual([]);
    });

    test('is read to its last page', async () => {
      const users = await Promise.all(Array.from({ length: 105 }, (_, index) => world.user(String(index))));
      await Promise.all(users.map(({ userId }) => world.join(userId)));

      await world.run(world.withGroup);

      expect(await world.group()).toEqual([]);
    });

    test('loses who can no longer be judged', async () => {
      const [ada, bob, eve] = await Promise.all(['ada', 'bob', 'eve'].map((name) => world.user(name)));
      await world.enrol('ada', ada, '2027-01-04');
      await world.enrol('bob', bob, '2027-01-04');
      await world.enrol('eve', eve, '2027-01-04');
      await world.run(world.withGroup);
      await world.put({ person: 'ada', item: 'record#phishing#2027-01-05', version: 'new' });
      await world.put(memberItemOf({ member: member('twin', bob), revision: 1 }));

      await expect(world.run(world.withGroup)).rejects.toThrow(new Error('2 things could not be done'));

      expect(await world.group()).toEqual([eve?.userId]);
      expect(metrics().at(-1)).toEqual({
        TrainingOverdue: 3,
        TrainingDue: 0,
        TrainingFailures: 2,
        TrainingAccessKept: 1,
      });
    });

    test('takes the others in when one cannot be', async () => {
      const bob = await world.user('bob');
      await world.enrol('ada', { principals: [principal(`identity-center:${GONE}`)] }, '2027-01-04');
      await world.enrol('bob', bob, '2027-01-04');

      await expect(world.run(world.withGroup)).rejects.toThrow(new Error('1 thing could not be done'));

      expect(await world.group()).toEqual([bob.userId]);
      // Nobody has access who must not have it.
      expect(metrics()).toEqual([expect.objectContaining({ TrainingFailures: 1, TrainingAccessKept: 1 })]);
    });

    test('loses the others when one cannot be taken out, and the job does not say that access is in step', async () => {
      const [ada, bob, eve] = await Promise.all(['ada', 'bob', 'eve'].map((name) => world.user(name)));
      await world.enrol('eve', eve, '2027-01-04');
      await world.run(world.withGroup, { now: new Date('2027-02-14T05:00:00Z') });
      for (const each of [ada, bob]) await world.join(each?.userId ?? '');
      let failed = 0;
      const broken = failing(
        new IdentitystoreClient({}),
        (command) => command === 'DeleteGroupMembershipCommand' && ++failed === 1,
      );

      await expect(world.run(world.withGroup, { identityStore: broken })).rejects.toThrow();

      expect(await world.group()).toHaveLength(2);
      expect(await world.group()).toContain(eve?.userId);
      expect(metrics().at(-1)).not.toHaveProperty('TrainingAccessKept');
      expect(await state()).toMatchObject({ keptAt: '2027-02-14T05:00:00.000Z' });
    });

    test('that cannot be read leaves everything else to be done', async () => {
      await world.enrol('ada', {}, '2026-02-20');
      const broken = failing(new IdentitystoreClient({}), () => true);

      await expect(world.run(world.withGroup, { identityStore: broken })).rejects.toThrow(
        new Error('1 thing could not be done'),
      );

      expect(metrics()).toEqual([{ TrainingOverdue: 0, TrainingDue: 1, TrainingFailures: 1 }]);
      expect(await world.heard()).toHaveLength(1);
    });
  });

  test('a register that cannot be read ends the run before it does or tells anything', async () => {
    const ada = await world.user('ada');
    await world.join(ada.userId);

    await expect(world.run({ ...world.withGroup, register: 'no-such-table' })).rejects.toThrow(
      expect.objectContaining({ name: 'ResourceNotFoundException' }),
    );

    expect(metrics()).toEqual([]);
    expect((await stores.dynamodb.send(new ListTablesCommand({}))).TableNames).not.toContain('no-such-table');
  });

  describe('the tags of users of IAM', () => {
    const users = ['current', 'overdue', 'stranger', 'later-quarter', 'other-case'].map((name) => `day-${name}`);
    const tagsOf = async (UserName: string) => {
      const { Tags: tags = [] } = await world.iam.send(new ListUserTagsCommand({ UserName }));
      return Object.fromEntries(tags.map(({ Key: key = '', Value: value }) => [key, value]));
    };

    test('say how long the training of each counts, and are taken from everybody else', async () => {
      for (const UserName of users) {
        await world.iam.send(new CreateUserCommand({ UserName, Tags: [{ Key: 'team', Value: 'shop' }] }));
      }
      const tag = (UserName: string, Key: string, Value: string) =>
        world.iam.send(new TagUserCommand({ UserName, Tags: [{ Key, Value }] }));
      await tag('day-overdue', 'TrainedThrough', '2027-Q4');
      await tag('day-stranger', 'TrainedThrough', '2099-Q4');
      await tag('day-later-quarter', 'TrainedThrough', '2099-Q4');
      await tag('day-other-case', 'trainedthrough', '2099-Q4');
      const named = (name: string) => ({ principals: [principal(`iam-user:day-${name}`)] });
      await world.enrol('ada', named('current'), '2027-01-04');
      await world.enrol('bob', named('overdue'), '2026-01-04');
      await world.enrol('eve', named('later-quarter'), '2026-10-01');

      await world.run({ iamUsers: true });
      const first = await Promise.all(users.map(tagsOf));
      const writes: string[] = [];
      const watched = failing(new IAMClient({}), (command) => {
        if (/^(Tag|Untag)/.test(command)) writes.push(command);
        return false;
      });
      await world.run({ iamUsers: true }, { iam: watched });

      expect(first).toEqual([
        { team: 'shop', TrainedThrough: '2027-Q4' },
        { team: 'shop' },
        { team: 'shop' },
        { team: 'shop', TrainedThrough: '2027-Q3' },
        { team: 'shop' },
      ]);
      expect(writes).toEqual([]);
    });

    test('are kept for the others when one cannot be read, or does not exist', async () => {
      for (const UserName of ['day-a', 'day-b']) await world.iam.send(new CreateUserCommand({ UserName }));
      await world.enrol('ada', { principals: [principal('iam-user:day-a')] }, '2027-01-04');
      await world.enrol('bob', { principals: [principal('iam-user:day-b')] }, '2027-01-04');
      await world.enrol('eve', { principals: [principal('iam-user:day-nobody')] }, '2027-01-04');
      const broken = failing(new IAMClient({}), (_command, { UserName }) => UserName === 'day-a');

      await expect(world.run({ iamUsers: true }, { iam: broken })).rejects.toThrow(
        new Error('2 things could not be done'),
      );

      expect(await tagsOf('day-b')).toEqual({ TrainedThrough: '2027-Q4' });
      expect(metrics()).toEqual([{ TrainingOverdue: 0, TrainingDue: 0, TrainingFailures: 2 }]);
    });

    test('are left alone where the shop has no users of IAM', async () => {
      await world.iam.send(
        new CreateUserCommand({ UserName: 'day-alone', Tags: [{ Key: 'TrainedThrough', Value: 'x' }] }),
      );

      await world.run();

      expect(await tagsOf('day-alone')).toEqual({ TrainedThrough: 'x' });
    });
  });

  describe('reminders', () => {
    /** Completed so that access ends so many days after the first run. */
    const ending = (days: number) => new Date(NOW.getTime() - (365 - days) * 86_400_000).toISOString().slice(0, 10);
    const later = (days: number) => ({ now: new Date(NOW.getTime() + days * 86_400_000) });
    const mail = { from: 'security@shop.example', configurationSet: 'shop' };
    const mailed = () =>
      world.mail.requests.map(({ body }) => {
        const { Destination: to, Content: content, ...rest } = JSON.parse(body);
        return {
          to: to.ToAddresses,
          subject: content.Simple.Subject.Data,
          body: content.Simple.Body.Text.Data,
          ...rest,
        };
      });

    test('are sent 30, 7 and 1 days ahead, each once, day by day', async () => {
      await world.enrol('ada@shop.example', {}, ending(32));

      const told: [number, string][] = [];
      for (let day = 0; day <= 34; day++) {
        const before = mailed().length;
        await world.run({ mail }, later(day));
        await world.run({ mail }, later(day));
        for (const each of mailed().slice(before)) told.push([day, each.subject]);
      }

      expect(told).toEqual([
        [2, 'Your security training ends in 30 days'],
        [25, 'Your security training ends in 7 days'],
        [31, 'Your security training ends tomorrow'],
      ]);
      expect(await world.heard()).toEqual([]);
    });

    test('that a lost day would have sent are sent on the next', async () => {
      await world.enrol('ada@shop.example', {}, ending(31));

      await world.run({ mail });
      await world.run({ mail }, later(4));

      expect(mailed().map(({ subject }) => subject)).toEqual(['Your security training ends in 27 days']);
    });

    test('tell the person what to take again, and by when', async () => {
      const ada = await world.enrol('ada@shop.example', {}, '2027-02-01');
      await world.put(recordItemOf(record(ada.person, 'new-course')));
      await world.enrol('bob@shop.example', {}, ending(7));

      await world.run({ mail });

      expect(mailed()).toEqual([
        {
          to: ['bob@shop.example'],
          subject: 'Your security training ends in 7 days',
          body: 'Your security training counts until 2027-02-22 (UTC).\nTake and acknowledge again by then: handling-customer-data, phishing, social-engineering, incident-reporting.\nAfterwards you can no longer reach customer data until you did.',
          FromEmailAddress: 'security@shop.example',
          ConfigurationSetName: 'shop',
        },
      ]);
    });

    test('reach the topic as counts without mail; it hears of nobody by name', async () => {
      await world.enrol('ada@shop.example', {}, ending(30));
      await world.enrol('bob@shop.example', {}, ending(5));
      await world.enrol('e-1', {}, ending(1));
      await world.enrol('eve@shop.example', {}, ending(-1));

      await world.run();
      await world.run();

      expect(await world.heard()).toEqual([
        {
          subject: 'Security training is due: 3 people',
          message: `Security training ends soon: 1 person with 30 days left or fewer; 1 person with 7 days left or fewer; 1 person with 1 day left or fewer.\nOverdue, and without access to customer data: 1 person.\nTo see who: storefront-baseline training due --table ${world.table}`,
        },
      ]);
      expect(mailed()).toEqual([]);
    });

    test('of who has no address reach the topic beside mail', async () => {
      await world.enrol('ada@shop.example', {}, ending(7));
      await world.enrol('e-1', {}, ending(7));

      await world.run({ mail });

      expect(mailed().map(({ to }) => to)).toEqual([['ada@shop.example']]);
      expect((await world.heard()).map(({ subject }) => subject)).toEqual(['Security training is due: 1 person']);
    });

    test('that were not sent are sent by the next run, and keep no other waiting', async () => {
      await world.enrol('ada@shop.example', {}, ending(7));
      await world.enrol('e-1', {}, ending(7));
      const refusing = await startLocalService(400, '{"__type":"MessageRejected","message":"no"}');
      const { SESv2Client } = await import('@aws-sdk/client-sesv2');

      await expect(world.run({ mail }, { ses: new SESv2Client(refusing.client) })).rejects.toThrow(
        new Error('1 thing could not be done'),
      );
      const first = await world.heard();
      await world.run({ mail });
      refusing.close();

      expect(first).toHaveLength(1);
      expect(mailed().map(({ to }) => to)).toEqual([['ada@shop.example']]);
      expect(await world.heard()).toEqual([]);
    });

    test('are not sent to who left', async () => {
      await world.enrol('ada@shop.example', { leftOn: '2027-02-14' }, ending(7));

      await world.run({ mail });

      expect(mailed()).toEqual([]);
    });
  });

  describe('the process check', () => {
    const reviewed = (reviewedOn: string) => ({
      programme: { ...DEFAULT_PROGRAMME, reviewedOn: reviewedOn as never },
      ...(CHECK === undefined ? {} : { check: CHECK }),
    });

    test.each<[string, string, string | undefined, string, string]>([
      [
        'a programme that was reviewed, with everybody trained',
        '2026-02-15',
        '2027-01-04',
        'COMPLIANT',
        'Staff training: 0 of 1 overdue; programme reviewed on 2026-02-15',
      ],
      [
        'a review of too long ago',
        '2026-02-14',
        '2027-01-04',
        'NON_COMPLIANT',
        'Staff training: 0 of 1 overdue; programme reviewed on 2026-02-14, which is not within 12 months',
      ],
      [
        'somebody overdue',
        '2027-01-01',
        undefined,
        'NON_COMPLIANT',
        'Staff training: 1 of 1 overdue; programme reviewed on 2027-01-01',
      ],
    ])('tells of %s', async (_what, reviewedOn, completedOn, compliance, annotation) => {
      await world.enrol('ada@shop.example', {}, completedOn);

      await world.run(reviewed(reviewedOn));

      expect(world.told('PutExternalEvaluation')).toEqual([
        {
          ConfigRuleName: 'security-awareness-programme-conformance-pack-a1b2c3d4e',
          ExternalEvaluation: {
            ComplianceResourceType: 'AWS::::Account',
            ComplianceResourceId: '123456789012',
            ComplianceType: compliance,
            Annotation: annotation,
            OrderingTimestamp: NOW.getTime() / 1000,
          },
        },
      ]);
    });

    test('tells of an empty register', async () => {
      await world.run(reviewed('2027-01-01'));

      expect(world.told('PutExternalEvaluation')).toMatchObject([
        {
          ExternalEvaluation: {
            ComplianceType: 'NON_COMPLIANT',
            Annotation: 'Nobody is in the register of staff training; programme reviewed on 2027-01-01',
          },
        },
      ]);
    });

    test('is left to people where nobody said when the programme was reviewed', async () => {
      await world.run();

      expect(world.config.requests).toEqual([]);
    });

    test('that AWS Config does not have is a failure, and nothing else is left undone', async () => {
      const none = await startLocalService(200, '{"ConfigRules":[]}');
      const { ConfigServiceClient } = await import('@aws-sdk/client-config-service');

      await expect(world.run(reviewed('2027-01-01'), { config: new ConfigServiceClient(none.client) })).rejects.toThrow(
        new Error('1 thing could not be done'),
      );
      none.close();

      expect(metrics()).toEqual([{ TrainingOverdue: 0, TrainingDue: 0, TrainingFailures: 1, TrainingAccessKept: 1 }]);
    });
  });

  test('the log names nobody', async () => {
    const ada = await world.user('ada');
    await world.enrol('ada@shop.example', ada, '2026-02-20');
    await world.enrol('bob@shop.example', { principals: [principal(`identity-center:${GONE}`)] }, '2027-01-04');
    await world.put({ person: 'eve@shop.example', item: 'x' });

    await expect(world.run({ ...world.withGroup, iamUsers: true })).rejects.toThrow();

    const told = JSON.stringify([world.lines, output.lines()]);
    expect(world.lines.length).toBeGreaterThan(3);
    for (const word of ['shop.example', ada.userId, GONE]) expect(told).not.toContain(word);
  });
});
