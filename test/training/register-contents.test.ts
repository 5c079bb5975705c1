import { daysAfter } from '../../lib/exceptions/calendar-date';
import { currencies, registerContents } from '../../lib/training/register-contents';
import { memberItemOf, type RegisterItem, recordItemOf } from '../../lib/training/register-item';
import { StaffRole } from '../../lib/training/staff-role';
import { DEFAULT_PROGRAMME } from '../../lib/training/training-programme';
import { ADA_USER, member, principal, record, TODAY, trained } from './sample-staff';

const ADA = member('ada@example.com', { principals: [principal(`identity-center:${ADA_USER}`)] });
const BOB = member('bob@example.com', { principals: [principal('iam-user:bob')] });
const whole = (who: typeof ADA, revision = 1): readonly RegisterItem[] => [
  memberItemOf({ member: who, revision }),
  ...trained(who).map(recordItemOf),
];
const states = (items: readonly RegisterItem[]) =>
  currencies(registerContents(items, TODAY), DEFAULT_PROGRAMME, TODAY).map(({ member: { person }, state, doubt }) =>
    [person, state, ...(doubt === undefined ? [] : [doubt])].join(', '),
  );

test('what is written is read', () => {
  const full = member('e-1', {
    roles: [StaffRole.STAFF, StaffRole.RESPONDER],
    leftOn: '2027-03-01',
    principals: [principal('saml:x')],
  });
  const item = memberItemOf({ member: full, revision: 12 });
  const known = record('e-1', 'phishing');
  const { acknowledgedOn: _, ...open } = record('e-1', 'social-engineering');

  const contents = registerContents([item, recordItemOf(known), recordItemOf(open)], TODAY);

  expect(item).toMatchObject({ person: 'e-1', item: 'person#000012' });
  expect(contents.enrolled.get('e-1')).toEqual({ member: full, revision: 12, stored: item });
  expect(contents.records).toEqual([known, open]);
  expect([contents.unread, [...contents.contested]]).toEqual([[], []]);
});

test('the newest of what was said of a person counts, in whatever order it comes', () => {
  const items = [1, 3, 2].map((revision) =>
    memberItemOf({ member: { ...ADA, hiredOn: daysAfter('2026-01-01', revision - 1) }, revision }),
  );

  expect(registerContents(items, TODAY).enrolled.get(ADA.person)).toMatchObject({
    revision: 3,
    member: { hiredOn: '2026-01-03' },
  });
});

test('what the job says of itself is passed over', () => {
  const job = [
    { person: '#job', item: 'state' },
    { person: '#reminder', item: 'x' },
  ];

  expect(registerContents(job, TODAY)).toMatchObject({ records: [], unread: [] });
});

test('people who are trained are current', () => {
  expect(states([...whole(ADA), ...whole(BOB)])).toEqual(['ada@example.com, current', 'bob@example.com, current']);
});

test.each<[string, RegisterItem]>([
  ['a record of no course', { person: ADA.person, item: 'record#Phishing#2027-01-04', version: '1' }],
  ['a record of no day', { person: ADA.person, item: 'record#phishing#2027-02-30', version: '1' }],
  ['a record without a version', { person: ADA.person, item: 'record#phishing#2027-01-04' }],
  [
    'a record with an acknowledgement of no day',
    { person: ADA.person, item: 'record#phishing#2027-01-04', version: '1', acknowledgedOn: 'yes' },
  ],
  ['another role', { ...memberItemOf({ member: ADA, revision: 2 }), roles: ['admin'] }],
  ['another principal', { ...memberItemOf({ member: ADA, revision: 2 }), principals: ['iam-role:x'] }],
  ['no day of hire', { ...memberItemOf({ member: ADA, revision: 2 }), hiredOn: undefined }],
  ['something else', { person: ADA.person, item: 'note' }],
])('somebody of whom there is %s is in doubt, and nobody else is', (_what, item) => {
  const items = [...whole(ADA), ...whole(BOB), item];

  expect(registerContents(items, TODAY).unread).toEqual([{ person: ADA.person, item: item.item }]);
  expect(states(items)).toEqual(['ada@example.com, overdue, an item cannot be read', 'bob@example.com, current']);
});

test('an item without keys is unread, and breaks nothing', () => {
  expect(registerContents([{}, { person: 7, item: null }], TODAY).unread).toEqual([
    { person: '', item: '' },
    { person: '', item: '' },
  ]);
});

describe('two who have one principal', () => {
  const twin = member('eve@example.com', { principals: BOB.principals });

  test('are both in doubt', () => {
    expect(states([...whole(BOB), ...whole(twin), ...whole(ADA)])).toEqual([
      'ada@example.com, current',
      'bob@example.com, overdue, iam-user:bob belongs to somebody else too',
      'eve@example.com, overdue, iam-user:bob belongs to somebody else too',
    ]);
  });

  test('are not, once one of them has left', () => {
    expect(states([...whole({ ...BOB, leftOn: '2027-02-14' }), ...whole(twin)])).toEqual([
      'bob@example.com, left',
      'eve@example.com, current',
    ]);
  });
});
