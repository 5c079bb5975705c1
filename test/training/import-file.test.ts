import { CsvError } from '../../lib/training/csv-table';
import { importFile } from '../../lib/training/import-file';
import { planImport } from '../../lib/training/plan-import';
import { registerContents } from '../../lib/training/register-contents';
import { memberItemOf, type RegisterItem, recordItemOf } from '../../lib/training/register-item';
import { DEFAULT_PROGRAMME } from '../../lib/training/training-programme';
import { ADA_USER, member, principal, record, TODAY } from './sample-staff';

const ADA = member('ada@example.com', { principals: [principal(`identity-center:${ADA_USER}`)] });
const BOB = member('bob@example.com', { principals: [principal('iam-user:bob')] });
const REGISTER: readonly RegisterItem[] = [
  ...[ADA, BOB].map((each) => memberItemOf({ member: each, revision: 1 })),
  recordItemOf(record(ADA.person, 'phishing')),
  recordItemOf(record(BOB.person, 'phishing', { acknowledgedOn: undefined })),
];

const read = (text: string) => importFile(text, { file: 'f.csv', programme: DEFAULT_PROGRAMME, today: TODAY });
const plan = (text: string) => planImport('f.csv', read(text), registerContents(REGISTER, TODAY));

const RECORDS = 'person,course,version,completed,acknowledged\n';
const STAFF = 'person,roles,hired,left,principals\n';

test('a file of records is read, with its columns in any order', () => {
  const file = read(
    '\uFEFFAcknowledged,Person,Completed,Version,Course\r\n2027-01-05,ADA@example.com,2027-01-04,2027.1,phishing\r\n,"bob@example.com",2027-01-04,2027.1,phishing\r\n',
  );

  expect(file.kind).toBe('records');
  expect(file.rows.map(({ value }) => value)).toEqual([
    record('ada@example.com', 'phishing'),
    { person: 'bob@example.com', course: 'phishing', version: '2027.1', completedOn: '2027-01-04' },
  ]);
});

test('a file of people is read', () => {
  const file = read(
    `${STAFF}ada@example.com,,2026-01-01,,identity-center:${ADA_USER}\nbob@example.com,developer responder,2026-01-01,2027-03-31,\n`,
  );

  expect(file.kind).toBe('staff');
  expect(file.rows.map(({ value }) => value)).toEqual([
    ADA,
    { ...BOB, roles: ['staff', 'developer', 'responder'], leftOn: '2027-03-31', principals: [] },
  ]);
});

test.each<[string, string, string]>([
  ['nothing', '', 'f.csv:1:1: the file is empty; begin with person,course,version,completed,acknowledged'],
  [
    'a mistyped column',
    'person,cours,version,completed,acknowledged\n',
    'f.csv:1:8: there is no column "cours"; did you mean course?',
  ],
  [
    'another column',
    `note,${RECORDS}`,
    'f.csv:1:1: there is no column "note"; use person,course,version,completed,acknowledged',
  ],
  [
    'a column twice',
    'person,person,course,version,completed,acknowledged\n',
    'f.csv:1:8: the column person comes twice; leave one',
  ],
  [
    'a missing column',
    'person,course\n',
    'f.csv:1:1: the header lacks version, completed, acknowledged; write person,course,version,completed,acknowledged',
  ],
  [
    'no header',
    'ada@example.com,phishing,1,2027-01-01,\n',
    'f.csv:1:1: there is no column "ada@example.com"; use person,course,version,completed,acknowledged',
  ],
  [
    'a short row',
    `${RECORDS}ada@example.com,phishing,2027.1\n`,
    'f.csv:2:1: the row has 3 fields, the header 5; write person,course,version,completed,acknowledged',
  ],
  [
    'a long row',
    `${RECORDS}\na,phishing,1,2027-01-01,,x\n`,
    'f.csv:3:1: the row has 6 fields, the header 5; write person,course,version,completed,acknowledged',
  ],
  [
    'semicolons',
    'person;course;version;completed;acknowledged\n',
    'f.csv:1:1: there is no column "person;course;version;completed;acknowledged"; use person,course,version,completed,acknowledged',
  ],
  [
    'no person',
    `${RECORDS},phishing,1,2027-01-01,\n`,
    'f.csv:2:1: person is empty; write an e-mail address or a staff id: letters, digits and ._%+@-, at most 128',
  ],
  [
    'an unknown course',
    `${RECORDS}ada@example.com,fishing,1,2027-01-01,\n`,
    'f.csv:2:17: course is "fishing"; did you mean phishing?',
  ],
  [
    'a future day',
    `${RECORDS}ada@example.com,phishing,1,2027-02-16,\n`,
    'f.csv:2:28: completed is "2027-02-16"; it lies ahead; write a day up to 2027-02-15',
  ],
  [
    'a future acknowledgement',
    `${RECORDS}ada@example.com,phishing,1,2027-01-01,2028-01-01\n`,
    'f.csv:2:39: acknowledged is "2028-01-01"; it lies ahead; write a day up to 2027-02-15',
  ],
  [
    'another form of day',
    `${RECORDS}ada@example.com,phishing,1,04.01.2027,\n`,
    'f.csv:2:28: completed is "04.01.2027"; write a calendar date such as 2027-01-31',
  ],
  [
    'a field over two lines before it',
    `${RECORDS}"ada@example.com","phishing","1\n",never,\n`,
    'f.csv:3:3: completed is "never"; write a calendar date such as 2027-01-31',
  ],
  [
    'an unknown role',
    `${STAFF}ada@example.com,boss,2026-01-01,,\n`,
    'f.csv:2:17: roles is "boss"; use staff, developer, responder, with spaces between several',
  ],
])('refuses %s', (_what, text, message) => {
  const act = () => read(text);

  expect(act).toThrow(CsvError);
  expect(act).toThrow(new Error(message));
});

test.each<[string, string, string]>([
  [
    'a person whom nobody knows',
    `${RECORDS}eve@shop.org,phishing,2027.1,2027-01-04,\n`,
    'f.csv:2:1: eve@shop.org: nobody in the register is called so; enrol them first',
  ],
  [
    'a mistyped person',
    `${RECORDS}adda@example.com,phishing,2027.1,2027-01-04,\n`,
    'f.csv:2:1: adda@example.com: did you mean ada@example.com?',
  ],
  [
    'a row that comes twice',
    `${RECORDS}ada@example.com,phishing,2027.2,2027-01-08,\n\nada@example.com,phishing,2027.1,2027-01-08,\n`,
    'f.csv:4:1: ada@example.com, phishing, 2027-01-08 stands in line 2 already; leave one',
  ],
  [
    'what the register denies',
    `${RECORDS}ada@example.com,phishing,2027.2,2027-01-04,2027-01-05\n`,
    'f.csv:2:1: ada@example.com: the register says otherwise of phishing on 2027-01-04: version 2027.1, acknowledged 2027-01-05; a record is not changed, write one of another day',
  ],
  [
    'a person who comes twice',
    `${STAFF}eve@x.org,,2027-01-01,,\neve@x.org,,2027-01-02,,\n`,
    'f.csv:3:1: eve@x.org stands in line 2 already; leave one',
  ],
  [
    'a principal of somebody else',
    `${STAFF}eve@x.org,,2027-01-01,,iam-user:bob\n`,
    'f.csv:2:1: eve@x.org: iam-user:bob belongs to bob@example.com; a principal belongs to one person',
  ],
  [
    'a principal of two in the file',
    `${STAFF}eve@x.org,,2027-01-01,,iam-user:e\nmia@x.org,,2027-01-01,,iam-user:e\n`,
    'f.csv:2:1: eve@x.org: iam-user:e belongs to mia@x.org; a principal belongs to one person',
  ],
  [
    'somebody who left before they came',
    `${STAFF}eve@x.org,,2027-01-02,2027-01-01,\n`,
    'f.csv:2:1: eve@x.org: left is 2027-01-01, before hired, which is 2027-01-02; write a later day',
  ],
])('does not write %s', (_what, text, message) => {
  const act = () => plan(text);

  expect(act).toThrow(CsvError);
  expect(act).toThrow(new Error(message));
});

test('what is new is planned, what stands there is passed over, an acknowledgement is added', () => {
  const found = plan(
    `${RECORDS}ada@example.com,phishing,2027.1,2027-01-04,2027-01-05\nbob@example.com,phishing,2027.1,2027-01-04,2027-01-06\nbob@example.com,social-engineering,2027.1,2027-01-04,\n`,
  );

  expect(found.known).toBe(1);
  expect(found.records).toEqual([
    {
      record: record(BOB.person, 'phishing', { acknowledgedOn: '2027-01-06' }),
      before: { person: BOB.person, course: 'phishing', version: '2027.1', completedOn: '2027-01-04' },
      isKnown: false,
    },
    {
      record: { person: BOB.person, course: 'social-engineering', version: '2027.1', completedOn: '2027-01-04' },
      isKnown: false,
    },
  ]);
});

test('a file that tells less than the register takes no acknowledgement away', () => {
  expect(plan(`${RECORDS}ada@example.com,phishing,2027.1,2027-01-04,\n`)).toMatchObject({ known: 1, records: [] });
});

test('a principal is handed over within a file', () => {
  const found = plan(
    `${STAFF}eve@x.org,,2027-02-01,,iam-user:bob\nbob@example.com,,2026-01-01,2027-01-31,iam-user:bob\nada@example.com,,2026-01-01,,identity-center:${ADA_USER}\n`,
  );

  expect(found.known).toBe(1);
  expect(found.members.map(({ next }) => [next.member.person, next.revision])).toEqual([
    ['eve@x.org', 1],
    ['bob@example.com', 2],
  ]);
});
