import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { registerContents } from '../../lib/training/register-contents';
import { TrainingRegister, Written } from '../../lib/training/training-register';
import { describeWithStores, LocalStores } from '../handlers/privacy/local-stores';
import { member, record, TODAY } from './sample-staff';

jest.setTimeout(60_000);

const CLERK = { recordedBy: 'arn:aws:iam::123456789012:role/clerk', now: new Date(TODAY), recordDays: 1095 };
const ADA = member('ada@example.com');

describeWithStores('the table of the register', () => {
  let stores: LocalStores;
  let register: TrainingRegister;
  let table: string;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
  });

  beforeEach(async () => {
    table = `register-${++count}`;
    await stores.table(table, ['person', 'item']);
    register = new TrainingRegister(stores.documents, table);
  });

  afterAll(() => stores.end());

  const contents = async () => registerContents(await register.items(), TODAY);

  test('takes one of two who enrol a person at once', async () => {
    const next = { member: ADA, revision: 1 };

    const written = await Promise.all([register.enrol(next, undefined, CLERK), register.enrol(next, undefined, CLERK)]);

    expect([...written].sort()).toEqual([Written.CONFLICT, Written.NEW]);
  });

  test('takes one of two who change what is said of a person, and ends what stood there', async () => {
    await register.enrol({ member: ADA, revision: 1 }, undefined, CLERK);
    const before = (await contents()).enrolled.get(ADA.person);
    const change = (leftOn: '2027-03-01' | '2027-04-01') =>
      register.enrol({ member: { ...ADA, leftOn }, revision: 2 }, before, CLERK);

    const written = await Promise.all([change('2027-03-01'), change('2027-04-01')]);

    expect([...written].sort()).toEqual([Written.CONFLICT, Written.NEW]);
    const items = await register.items();
    expect(items).toHaveLength(2);
    expect(items.find(({ item }) => item === 'person#000001')).toMatchObject({
      recordedBy: CLERK.recordedBy,
      recordedAt: '2027-02-15T00:00:00.000Z',
      expiresAt: Date.parse('2030-02-14') / 1000,
    });
  });

  test.each(['2026-12-01', '2027-02-15', '2027-02-16', '2027-06-30'] as const)(
    'forgets what stood there first, so that who left on %s does not come back',
    async (leftOn) => {
      await register.enrol({ member: ADA, revision: 1 }, undefined, CLERK);
      const before = (await contents()).enrolled.get(ADA.person);

      await register.enrol({ member: { ...ADA, leftOn }, revision: 2 }, before, CLERK);

      const [first = 0, second = 0] = [...(await register.items())]
        .sort((one, other) => String(one.item).localeCompare(String(other.item)))
        .map(({ expiresAt }) => Number(expiresAt));
      // DynamoDB deletes within a few days, in no order.
      expect(second - first).toBeGreaterThanOrEqual(7 * 86_400);
      expect(second).toBeGreaterThanOrEqual(Date.parse(leftOn) / 1000 + 1095 * 86_400);
    },
  );

  test('takes one of two acknowledgements of a record', async () => {
    const open = record(ADA.person, 'phishing', { acknowledgedOn: undefined });
    await register.record(open, undefined, CLERK);
    const acknowledge = (acknowledgedOn: '2027-01-05' | '2027-01-06') =>
      register.record({ ...open, acknowledgedOn }, open, CLERK);

    const written = await Promise.all([acknowledge('2027-01-05'), acknowledge('2027-01-06')]);

    expect([...written].sort()).toEqual([Written.CONFLICT, Written.NEW]);
    expect((await contents()).records).toHaveLength(1);
  });

  test('changes no record that stands there', async () => {
    const known = record(ADA.person, 'phishing');
    await register.record(known, undefined, CLERK);

    const written = [
      await register.record(known, undefined, CLERK),
      await register.record(known, known, CLERK),
      await register.record({ ...known, version: '2027.2' }, known, CLERK),
    ];

    expect(written).toEqual([Written.CONFLICT, Written.KNOWN, Written.CONFLICT]);
    expect((await contents()).records).toEqual([known]);
  });

  test('is read to its last page', async () => {
    // DynamoDB gives a megabyte at a time.
    const note = 'x'.repeat(300_000);
    for (let index = 0; index < 8; index++) {
      await stores.documents.send(
        new PutCommand({ TableName: table, Item: { person: `e-${index}`, item: 'note', note } }),
      );
    }

    expect(await register.items()).toHaveLength(8);
  });

  test('has no word of the job before its first run', async () => {
    expect(await register.jobState()).toBeUndefined();
  });
});
