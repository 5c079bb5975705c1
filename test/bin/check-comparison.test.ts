import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writtenFiles } from '../check/written-assembly';
import { checkIn } from './in-process';
import { BUCKET, NOTHING } from './sample-templates';

const VERSIONED = `${BUCKET}    Properties:\n      VersioningConfiguration:\n        Status: Enabled\n`;

const TWO_BUCKETS = `${BUCKET}  Invoices:\n    Type: AWS::S3::Bucket\n`;

/** The states of the findings, counted. */
async function statesOf(
  directory: string,
  flags: Parameters<typeof checkIn>[2],
): Promise<{ readonly exitCode: unknown; readonly states: Readonly<Record<string, number>> }> {
  const { exitCode, stdout, stderr } = await checkIn(directory, ['template.yaml'], { format: ['json'], ...flags });
  expect(stderr).toBe('');
  const { findings, fixed }: { findings: { state?: string }[]; fixed: { state?: string }[] } = JSON.parse(stdout);
  const states: Record<string, number> = {};
  for (const { state = 'none' } of [...findings, ...fixed]) states[state] = (states[state] ?? 0) + 1;
  return { exitCode, states };
}

test('a baseline that this command wrote makes its findings unchanged', async () => {
  const directory = writtenFiles({ 'template.yaml': BUCKET });

  const first = await statesOf(directory, { failOn: 'never', writeBaseline: 'baseline.json' });
  const second = await statesOf(directory, { failOn: 'new', baseline: 'baseline.json' });

  expect(first).toEqual({ exitCode: 0, states: { none: 7 } });
  expect(second).toEqual({ exitCode: 0, states: { unchanged: 7 } });
});

test('a baseline is the same however often it is written, and ends in a newline', async () => {
  const directory = writtenFiles({ 'template.yaml': TWO_BUCKETS });
  const written = async (name: string) => {
    await checkIn(directory, ['template.yaml'], { writeBaseline: name });
    return readFileSync(join(directory, name), 'utf8');
  };

  const text = await written('one.json');

  expect(text).toMatch(/\}\n$/);
  expect(await written('two.json')).toBe(text);
});

test.each<[string, string, string, string, object]>([
  ['the same', BUCKET, BUCKET, 'new', { exitCode: 0, states: { unchanged: 7 } }],
  ['the same, judged by errors', BUCKET, BUCKET, 'error', { exitCode: 1, states: { unchanged: 7 } }],
  ['a state without it', NOTHING, BUCKET, 'new', { exitCode: 1, states: { new: 7 } }],
  ['a worse one', BUCKET, VERSIONED, 'new', { exitCode: 0, states: { unchanged: 6, fixed: 1, new: 1 } }],
  ['a better one', VERSIONED, BUCKET, 'new', { exitCode: 1, states: { unchanged: 6, new: 1, fixed: 1 } }],
  ['one that lacks a bucket', BUCKET, TWO_BUCKETS, 'new', { exitCode: 1, states: { unchanged: 7, new: 7 } }],
])('compares with %s', async (_name, base, head, failOn, expected) => {
  const directory = writtenFiles({ 'template.yaml': head, 'base/template.yaml': base });

  expect(await statesOf(directory, { base: 'base/template.yaml', failOn })).toEqual(expected);
});

test('takes a baseline and a base together', async () => {
  const directory = writtenFiles({ 'template.yaml': TWO_BUCKETS, 'base/template.yaml': BUCKET });
  await checkIn(directory, ['template.yaml'], { writeBaseline: 'baseline.json' });

  expect(await statesOf(directory, { base: 'base/template.yaml', baseline: 'baseline.json', failOn: 'new' })).toEqual({
    exitCode: 0,
    states: { unchanged: 14 },
  });
});

test('reads the baseline before it is written anew', async () => {
  const directory = writtenFiles({ 'template.yaml': VERSIONED });
  await checkIn(directory, ['template.yaml'], { writeBaseline: 'baseline.json' });
  const better = readFileSync(join(directory, 'baseline.json'), 'utf8');
  const worse = writtenFiles({ 'template.yaml': BUCKET, 'baseline.json': better });

  const compared = await statesOf(worse, { baseline: 'baseline.json', writeBaseline: 'baseline.json', failOn: 'new' });
  const after = await statesOf(worse, { baseline: 'baseline.json', failOn: 'new' });

  expect(compared).toEqual({ exitCode: 1, states: { unchanged: 6, new: 1, fixed: 1 } });
  expect(after).toEqual({ exitCode: 0, states: { unchanged: 7 } });
});
