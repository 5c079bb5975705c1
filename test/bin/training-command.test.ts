import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { STSClient } from '@aws-sdk/client-sts';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { enrolPerson, recordTraining } from '../../bin/commands/run-training';
import { importTraining } from '../../bin/commands/run-training-import';
import { showDue, showStatus } from '../../bin/commands/run-training-status';
import { calendarDateOf, daysAfter } from '../../lib/exceptions/calendar-date';
import { policyDocument } from '../../lib/permissions/policy-document';
import { trainingPermissions } from '../../lib/permissions/training';
import { jobStateItem } from '../../lib/training/job-state';
import { DEFAULT_COURSES, DEFAULT_PROGRAMME } from '../../lib/training/training-programme';
import { temporaryDirectory } from '../check/temporary-directory';
import { describeWithStores, LocalStores } from '../handlers/privacy/local-stores';
import { actionsOf, recordCalls } from '../permissions/recorded-calls';
import { inProcess } from './in-process';

jest.setTimeout(120_000);

const TODAY = calendarDateOf(new Date());
const ago = (days: number) => daysAfter(TODAY, -days);
const EVERYBODYS = DEFAULT_COURSES.slice(0, 4).map(({ id }) => id);

describeWithStores('storefront-baseline training', () => {
  let stores: LocalStores;
  let table: string;
  let warned: jest.SpyInstance;
  let count = 0;

  beforeAll(async () => {
    stores = await LocalStores.start();
  });

  beforeEach(async () => {
    table = `Shop-Training-${++count}`;
    warned = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    await stores.table(table, ['person', 'item']);
    await stores.documents.send(
      new PutCommand({
        TableName: table,
        Item: { ...jobStateItem({ programme: DEFAULT_PROGRAMME, keptAt: new Date() }) },
      }),
    );
  });

  afterEach(() => warned.mockRestore());
  afterAll(() => stores.end());

  const run = (action: () => Promise<void>, directory = temporaryDirectory()) => inProcess(directory, action);
  const enrol = (person: string, more: object = {}) =>
    run(() => enrolPerson({ table, person, hired: '2026-01-01', ...more }));
  const learned = (person: string, course: string, completed: string, more: object = {}) =>
    run(() =>
      recordTraining({ table, person, course, contentVersion: '2026.1', completed, acknowledged: completed, ...more }),
    );
  const trained = async (person: string, completed: string) => {
    for (const course of EVERYBODYS) await learned(person, course, completed);
  };
  const imported = (text: string | Buffer) => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'f.csv'), text);
    return run(() => importTraining('f.csv', { table }), directory);
  };
  const status = (more: object = {}) => run(() => showStatus({ table, format: 'text', ...more }));
  const due = (more: object = {}) => run(() => showDue({ table, format: 'text', within: '30d', ...more }));

  async function items() {
    const { Items: found = [] } = await stores.documents.send(new ScanCommand({ TableName: table }));
    return found.filter(({ person }) => person !== '#job');
  }

  test('enrols a person, changes what is said of them and keeps what was said before', async () => {
    const first = await enrol('Ada@example.com', { principal: ['iam-user:ada'] });
    const again = await enrol('ada@example.com', { principal: ['iam-user:ada'] });
    const changed = await run(() => enrolPerson({ table, person: 'ada@example.com', roles: 'developer' }));

    expect([first, again, changed].map(({ stdout }) => stdout)).toEqual([
      'Enrolled ada@example.com\n',
      'The register says so of ada@example.com already\n',
      'Changed what the register says of ada@example.com\n',
    ]);
    const found = (await items()).sort((one, other) => String(one.item).localeCompare(String(other.item)));
    expect(found).toMatchObject([
      { person: 'ada@example.com', item: 'person#000001', roles: ['staff'], expiresAt: expect.any(Number) },
      {
        person: 'ada@example.com',
        item: 'person#000002',
        roles: ['staff', 'developer'],
        hiredOn: '2026-01-01',
        principals: ['iam-user:ada'],
        recordedBy: expect.stringMatching(/^arn:aws:/),
        recordedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
    expect(found[1]).not.toHaveProperty('expiresAt');
    expect(Number(found[0]?.expiresAt)).toBe(Date.parse(daysAfter(TODAY, 1095)) / 1000);
  });

  test('keeps what is said of a person for three years after they left', async () => {
    await enrol('ada@example.com', { left: '2026-06-30' });

    expect(await items()).toMatchObject([{ expiresAt: Date.parse('2029-06-29') / 1000 }]);
  });

  test('enrols somebody who comes back: the last day of before does not hold', async () => {
    await enrol('ada@example.com', { left: '2026-06-30' });

    const again = await enrol('ada@example.com', { hired: '2026-09-01' });

    expect(again.stdout).toBe('Changed what the register says of ada@example.com\n');
    const [, last] = await items();
    expect(last).toMatchObject({ item: 'person#000002', hiredOn: '2026-09-01' });
    expect(last).not.toHaveProperty('leftOn');
  });

  test('keeps the last day where another first day lies before it', async () => {
    await enrol('ada@example.com', { left: '2026-06-30' });

    await enrol('ada@example.com', { hired: '2026-06-30' });

    expect((await items())[1]).toMatchObject({ hiredOn: '2026-06-30', leftOn: '2026-06-30' });
  });

  test('records a training, adds its acknowledgement, and changes nothing else', async () => {
    await enrol('ada@example.com');
    const open = await learned('ada@example.com', 'phishing', ago(3), { acknowledged: undefined });
    const whole = await learned('ada@example.com', 'phishing', ago(3), { acknowledged: ago(2) });
    const again = await learned('ada@example.com', 'phishing', ago(3), { acknowledged: ago(2) });
    const other = await learned('ada@example.com', 'phishing', ago(3), { acknowledged: ago(1) });

    expect([open, whole, again, other].map(({ stdout, stderr }) => stdout + stderr)).toEqual([
      `Recorded phishing of ada@example.com on ${ago(3)}; it counts once it is acknowledged\n`,
      `Recorded phishing of ada@example.com on ${ago(3)}\n`,
      'The register says so of ada@example.com already\n',
      `--person is "ada@example.com"; the register says otherwise of phishing on ${ago(3)}: version 2026.1, acknowledged ${ago(2)}; a record is not changed, write one of another day`,
    ]);
    const records = (await items()).filter(({ item }) => String(item).startsWith('record#'));
    expect(records).toMatchObject([
      {
        item: `record#phishing#${ago(3)}`,
        version: '2026.1',
        acknowledgedOn: ago(2),
        expiresAt: Date.parse(daysAfter(ago(3), 1095)) / 1000,
      },
    ]);
  });

  test.each<[string, () => Promise<{ stdout: string; stderr: string; exitCode: unknown }>, string | RegExp]>([
    [
      'an unknown person',
      () => learned('eve@example.com', 'phishing', ago(1)),
      '--person is "eve@example.com"; nobody in the register is called so; enrol them first',
    ],
    [
      'a future day',
      () => learned('ada@example.com', 'phishing', daysAfter(TODAY, 1)),
      `--completed is "${daysAfter(TODAY, 1)}"; it lies ahead; write a day up to ${TODAY}`,
    ],
    [
      'another course',
      () => learned('ada@example.com', 'phising', ago(1)),
      '--course is "phising"; did you mean phishing?',
    ],
    [
      'no version',
      () => learned('ada@example.com', 'phishing', ago(1), { contentVersion: 'new' }),
      '--content-version is "new"; write numbers with dots between them, such as 2027.1',
    ],
    [
      'a person without a first day',
      () => enrol('bob@example.com', { hired: undefined }),
      '--hired is missing; write the first day of bob@example.com',
    ],
    [
      'a principal of nobody',
      () => enrol('bob@example.com', { principal: ['role:bob'] }),
      '--principal is "role:bob"; write iam-user:<name>, identity-center:<user id> or saml:<subject>, each once',
    ],
    [
      'an unknown person in status',
      () => status({ person: 'eve@shop.org' }),
      '--person is "eve@shop.org"; nobody in the register is called so; enrol them first',
    ],
    ['a term that is none', () => due({ within: 'soon' }), '--within is "soon"; write a number of days such as 30d'],
    ['a format', () => status({ format: 'xml' }), '--format xml: there is no such value; use text, json, csv'],
    [
      'a table that is not there',
      () => status({ table: 'Shop-Trainings' }),
      "there is no table Shop-Trainings in us-east-1; name the register's with --table and --region",
    ],
    ['a name of no table', () => status({ table: 'a/b' }), `--table is "a/b"; write the name of the register's table`],
    ['a region', () => status({ region: 'eu-centrall-1' }), '--region is "eu-centrall-1"; did you mean eu-central-1?'],
    ['a profile', () => status({ profile: 'nope' }), /^--profile nope: .*/],
    [
      'a file that is not there',
      () => run(() => importTraining('g.csv', { table })),
      'g.csv: the file cannot be read (ENOENT); name a CSV file',
    ],
    [
      'another encoding',
      () => imported(Buffer.from([0x70, 0xe4, 0x0a])),
      'f.csv: this is not UTF-8; save it as CSV in UTF-8',
    ],
  ])('refuses %s in one line, and writes nothing', async (_what, act, message) => {
    await enrol('ada@example.com');

    const left = await act();

    expect(left).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: typeof message === 'string' ? message : expect.stringMatching(message),
    });
    expect(left.stderr).not.toContain('\n');
    expect(await items()).toHaveLength(1);
  });

  describe('import', () => {
    const people =
      'person,roles,hired,left,principals\r\nada@example.com,developer,2026-01-01,,\r\nbob@example.com,,2026-01-01,,iam-user:bob\r\n';
    const header = 'person,course,version,completed,acknowledged\n';

    test('takes people, then records; a second time it writes nothing', async () => {
      const records = `\uFEFF${header}${EVERYBODYS.map((course) => `"ada@example.com",${course},2026.1,${ago(9)},${ago(8)}\n`).join('')}`;

      const told = [await imported(people), await imported(records), await imported(records), await imported(people)];

      expect(told.map(({ stdout, stderr }) => stdout + stderr)).toEqual([
        'Imported 2 people of f.csv\n',
        'Imported 4 records of f.csv\n',
        'Imported 0 records of f.csv; 4 stood in the register already\n',
        'Imported 0 people of f.csv; 2 stood in the register already\n',
      ]);
      expect(await items()).toHaveLength(6);
    });

    test.each<[string, string, string]>([
      [
        'line 3 is malformed',
        `ada@example.com,phishing,1,${ago(1)},\nada@example.com,"phishing,1,${ago(1)},\n`,
        'f.csv:3:17: the quotes are never closed; close them',
      ],
      [
        'line 3 lies in the future',
        `ada@example.com,phishing,1,${ago(1)},\nada@example.com,phishing,1,${daysAfter(TODAY, 2)},\n`,
        `f.csv:3:28: completed is "${daysAfter(TODAY, 2)}"; it lies ahead; write a day up to ${TODAY}`,
      ],
      [
        'line 3 names nobody',
        `ada@example.com,phishing,1,${ago(1)},\nx-1,phishing,1,${ago(1)},\n`,
        'f.csv:3:1: x-1: nobody in the register is called so; enrol them first',
      ],
      [
        'line 3 repeats line 2',
        `ada@example.com,phishing,1,${ago(1)},\nada@example.com,phishing,2,${ago(1)},\n`,
        `f.csv:3:1: ada@example.com, phishing, ${ago(1)} stands in line 2 already; leave one`,
      ],
    ])('writes nothing when %s', async (_what, rows, message) => {
      await imported(people);

      const left = await imported(`${header}${rows}`);

      expect(left).toEqual({ exitCode: 2, stdout: '', stderr: message });
      expect(await items()).toHaveLength(2);
    });

    test('writes many rows', async () => {
      const staff = Array.from({ length: 60 }, (_, index) => `e-${index},,2026-01-01,,\n`).join('');

      const { stdout } = await imported(`person,roles,hired,left,principals\n${staff}`);

      expect(stdout).toBe('Imported 60 people of f.csv\n');
      expect(await items()).toHaveLength(60);
    });
  });

  describe('status and due', () => {
    beforeEach(async () => {
      await enrol('ada@example.com', { principal: ['saml:ada'] });
      await enrol('bob@example.com');
      await enrol('eve@example.com');
      await trained('ada@example.com', ago(1));
      await trained('bob@example.com', ago(350));
    });

    test('tell who stands how, and exit 1 while somebody is overdue', async () => {
      const { stdout, exitCode } = await status();

      expect(exitCode).toBe(1);
      expect(stdout).toContain(
        `Register ${table} in us-east-1 on ${TODAY}: 3 people, 2 current (1 due within 30 days), 1 overdue\n`,
      );
      expect(stdout).toMatch(new RegExp(`bob@example\\.com +│ staff +│ current +│ ${daysAfter(ago(350), 365)} +│ 15 `));
      expect(stdout).toMatch(/eve@example\.com +│ staff +│ overdue .* handling-customer-data \(missing\)/);
      expect(warned).not.toHaveBeenCalled();
    });

    test('exit 0 for a person who is current, with every course and record', async () => {
      const { stdout, exitCode } = await status({ person: 'ADA@example.com' });

      expect(exitCode).toBe(0);
      for (const course of EVERYBODYS) expect(stdout).toContain(course);
      expect(stdout).toContain('record of');
      expect(stdout).not.toContain('bob@example.com');
    });

    test('give programs what an identity provider needs', async () => {
      const { stdout } = await status({ format: 'json' });

      const report = JSON.parse(stdout);
      expect(report).toMatchObject({
        schema: 'urn:storefront-security-baseline:training-report:1',
        region: 'us-east-1',
        table,
        today: TODAY,
        counts: { people: 3, current: 2, due: 1, overdue: 1 },
        isComplete: true,
        unread: [],
      });
      expect(report.people[0]).toMatchObject({
        person: 'ada@example.com',
        principals: ['saml:ada'],
        state: 'current',
        trainedThrough: expect.stringMatching(/^\d{4}-Q[1-4]$/),
        accessUntil: expect.stringMatching(/-(03-31|06-30|09-30|12-31)$/),
        currentUntil: daysAfter(ago(1), 365),
        courses: expect.arrayContaining([expect.objectContaining({ course: 'phishing', standing: 'current' })]),
      });
      expect(report.people[2]).toMatchObject({ person: 'eve@example.com', state: 'overdue', trainedThrough: null });
    });

    test('give a spreadsheet a row for each person and course', async () => {
      const { stdout } = await due({ format: 'csv' });

      const rows = stdout.split('\r\n');
      expect(rows[0]).toBe(
        'person,roles,state,access until,trained through,course,standing,version,completed,acknowledged,counts until',
      );
      expect(rows[1]).toBe('eve@example.com,staff,overdue,,,handling-customer-data,missing,,,,');
      expect(rows.filter((row) => row.startsWith('bob@example.com,staff,current,'))).toHaveLength(4);
      expect(rows.some((row) => row.startsWith('ada'))).toBe(false);
    });

    test('due lists who has the least time first, within the days that were asked for', async () => {
      const wide = JSON.parse((await due({ format: 'json' })).stdout);
      const narrow = JSON.parse((await due({ format: 'json', within: '7' })).stdout);

      expect(wide.people.map(({ person }: { person: string }) => person)).toEqual([
        'eve@example.com',
        'bob@example.com',
      ]);
      expect(narrow.people.map(({ person }: { person: string }) => person)).toEqual(['eve@example.com']);
    });

    test('due exits 0 when it is only soon', async () => {
      await trained('eve@example.com', ago(350));

      expect(await due()).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('2 due within 30 days), 0 overdue'),
      });
    });

    test('what cannot be read is named, and makes them exit 3', async () => {
      await stores.documents.send(
        new PutCommand({ TableName: table, Item: { person: 'ada@example.com', item: 'record#x\u001b[2J' } }),
      );

      const { exitCode, stdout } = await status();

      expect(exitCode).toBe(3);
      expect(stdout).toContain(
        'Incomplete: 1 item of the register cannot be read; their people count as overdue\n  ada@example.com record#x [2J',
      );
      expect(stdout).toMatch(/ada@example\.com .* overdue .* doubtful: an item cannot be read/);
      expect((await status({ person: 'bob@example.com' })).exitCode).toBe(0);
    });

    test('say that the job has stopped', async () => {
      const old = new Date(Date.now() - 31 * 3_600_000);
      await stores.documents.send(
        new PutCommand({ TableName: table, Item: { ...jobStateItem({ programme: DEFAULT_PROGRAMME, keptAt: old }) } }),
      );

      await status();

      expect(warned.mock.calls).toEqual([
        [`The daily job last got through at ${old.toISOString()}: access may not be in step with the register.\n`],
      ]);
    });
  });

  test('the policy of training names exactly the calls that it makes', async () => {
    const recorded = recordCalls(DynamoDBClient, STSClient);
    await enrol('ada@example.com');
    await learned('ada@example.com', 'phishing', ago(1));
    await status();
    await due();
    recorded.stop();

    const allowed = actionsOf(policyDocument(trainingPermissions.rows({ registerTable: table }), { regions: [] }));
    expect([...new Set([...recorded.actions, 'kms:Decrypt'])].sort()).toEqual(allowed);
  });
});
