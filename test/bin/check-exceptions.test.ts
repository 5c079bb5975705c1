import { systemClock } from '../../lib/clock';
import { writtenFiles } from '../check/written-assembly';
import { checkIn } from './in-process';
import { BUCKET, REGISTER } from './sample-templates';

const on = (date: string) => jest.spyOn(systemClock, 'today').mockReturnValue(new Date(date));

beforeEach(() => on('2026-11-22'));

afterEach(() => jest.restoreAllMocks());

async function reportOf(files: Readonly<Record<string, string>>, flags: Parameters<typeof checkIn>[2] = {}) {
  const directory = writtenFiles({ 'template.yaml': BUCKET, ...files });
  const { stdout, stderr } = await checkIn(directory, ['template.yaml'], { format: ['json'], ...flags });
  expect(stderr).toBe('');
  const report: {
    outcome: { exitCode: number; reason: string };
    findings: { rule: string; exception?: { source: string; daysLeft: number } }[];
    problems: unknown;
    proposedExceptions: unknown;
  } = JSON.parse(stdout);
  return report;
}

const excused = ({ findings }: Awaited<ReturnType<typeof reportOf>>) =>
  findings.flatMap(({ rule, exception }) => (exception === undefined ? [] : [{ rule, ...exception }]));

test('exceptions.yaml counts where there is one', async () => {
  const report = await reportOf({ 'exceptions.yaml': REGISTER });

  expect(excused(report)).toEqual([
    expect.objectContaining({ rule: 'BucketVersioning', source: 'exceptions.yaml:2', daysLeft: 28 }),
  ]);
  expect(report).toMatchObject({
    outcome: { exitCode: 1, reason: '3 findings' },
    problems: [],
    proposedExceptions: [],
  });
});

test('the register that is named counts in its place', async () => {
  const report = await reportOf({ 'exceptions.yaml': '', 'other.yaml': REGISTER }, { exceptions: 'other.yaml' });

  expect(excused(report)).toEqual([expect.objectContaining({ rule: 'BucketVersioning', source: 'other.yaml:2' })]);
});

test("the target branch's register alone excuses; what this branch adds is proposed", async () => {
  const report = await reportOf(
    { 'exceptions.yaml': REGISTER, 'target.yaml': 'exceptions: []\n' },
    { exceptionsBase: 'target.yaml' },
  );

  expect(excused(report)).toEqual([]);
  expect(report).toMatchObject({
    outcome: { exitCode: 1, reason: '4 findings' },
    proposedExceptions: [
      'exceptions.yaml:2: BucketVersioning at template/Orders (risk, ada@example.com): Rebuilt every night from the source of the orders',
    ],
  });
});

test("what the target branch's register has is no proposal", async () => {
  const report = await reportOf(
    { 'exceptions.yaml': REGISTER, 'target.yaml': REGISTER },
    { exceptionsBase: 'target.yaml' },
  );

  expect(excused(report)).toEqual([expect.objectContaining({ rule: 'BucketVersioning', source: 'target.yaml:2' })]);
  expect(report).toMatchObject({ outcome: { reason: '3 findings' }, proposedExceptions: [] });
});

test.each([
  ['error', 1, '4 findings'],
  ['never', 0, '7 findings, none of which fails'],
])('one that has expired excuses nothing (--fail-on %s)', async (failOn, exitCode, reason) => {
  on('2026-12-21');

  const report = await reportOf({ 'exceptions.yaml': REGISTER }, { failOn });

  expect(excused(report)).toEqual([]);
  expect(report).toMatchObject({
    outcome: { exitCode, reason },
    problems: [
      {
        level: 'error',
        message:
          'exceptions.yaml:2: the exception from BucketVersioning at template/Orders expired on 2026-12-20; mend the finding and remove the entry, or have it approved anew',
      },
    ],
  });
});

test('one that covers nothing only warns', async () => {
  const report = await reportOf(
    { 'exceptions.yaml': REGISTER.replace('template/', 'elsewhere/') },
    { failOn: 'never' },
  );

  expect(report).toMatchObject({
    outcome: { exitCode: 0 },
    problems: [
      {
        level: 'warning',
        message:
          'exceptions.yaml:2: the exception from BucketVersioning at elsewhere/Orders covers no finding; remove the entry, or correct its path',
      },
    ],
  });
});
