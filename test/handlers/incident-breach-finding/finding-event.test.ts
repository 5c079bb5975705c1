import { UserError } from '../../../lib/errors';
import { markedFindings } from '../../../lib/handlers/incident-breach-finding/finding-event';
import { chosen, FINDING, imported } from './recorded-events';

const NOW = new Date('2026-11-22T21:30:00.000Z');
const MARK = { 'personal-data-breach': 'true' };
const BREACH = expect.stringMatching(/^finding-[0-9a-f]{16}$/);
const OCCURRED = new Date('2026-11-22T21:00:00.000Z');

test.each<[string, object, Date, boolean]>([
  ['a mark', imported(MARK), OCCURRED, false],
  ['a custom action, without a mark', chosen(), OCCURRED, false],
  [
    'an earlier awareness',
    imported({ ...MARK, 'personal-data-breach-aware-at': '2026-11-21T08:00Z' }),
    new Date('2026-11-21T08:00:00.000Z'),
    false,
  ],
  [
    'an awareness that lies ahead is not taken',
    imported({ ...MARK, 'personal-data-breach-aware-at': '2026-11-23T08:00Z' }),
    OCCURRED,
    true,
  ],
  [
    'an awareness that is none is not taken',
    imported({ ...MARK, 'personal-data-breach-aware-at': 'yesterday' }),
    OCCURRED,
    true,
  ],
  ['an event from a clock that is ahead', imported(MARK, '2026-11-22T21:30:05Z'), NOW, false],
])('%s', (_, event, awareAt, doubtful) => {
  expect(markedFindings(event, NOW)).toEqual([{ findingId: FINDING, breachId: BREACH, awareAt, doubtful }]);
});

test('the same finding has the same id, another has another', () => {
  const other = imported(MARK);
  const [finding] = other.detail.findings;
  const ids = [imported(MARK), chosen(), { ...other, detail: { findings: [{ ...finding, Id: 'other' }] } }].map(
    (event) => markedFindings(event, NOW)[0]?.breachId,
  );

  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
});

test.each([
  ['no field', undefined],
  ['another field', { ticket: 'true' }],
  ['the mark taken back', { 'personal-data-breach': 'false' }],
  ['another spelling', { 'personal-data-breach': 'TRUE' }],
])('is left out with %s', (_, fields) => {
  expect(markedFindings(imported(fields), NOW)).toEqual([]);
});

const { detail: __, ...bare } = imported(MARK);

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'event: Invalid input: expected object, received undefined'],
  ['no detail', bare, 'detail: Invalid input: expected object, received undefined'],
  [
    'no findings',
    { ...bare, detail: { findings: [] } },
    'detail.findings: Too small: expected array to have >=1 items',
  ],
  [
    'a finding without an id',
    { ...bare, detail: { findings: [{ UserDefinedFields: MARK }] } },
    'detail.findings.0.Id: Invalid input: expected string, received undefined',
  ],
  ['another source', { ...imported(MARK), source: 'shop' }, 'source: Invalid input: expected "aws.securityhub"'],
  [
    'another event',
    { ...imported(MARK), 'detail-type': 'Findings Imported V2' },
    'detail-type: Invalid option: expected one of "Security Hub Findings - Imported"|"Security Hub Findings - Custom Action"',
  ],
  [
    'no time',
    imported(MARK, 'soon'),
    'time: must be an instant in UTC such as 2026-11-22T21:30Z; time: must be a day of the calendar',
  ],
])('is refused: %s', (_, event, fault) => {
  expect(() => markedFindings(event, NOW)).toThrow(
    new UserError(`the event cannot be used (${fault}); send an event of AWS Security Hub with its findings`),
  );
});
