import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_FORMATS } from '../../lib/report/report-formats';
import { writtenFiles } from '../check/written-assembly';
import { checkIn } from './in-process';
import { BUCKET } from './sample-templates';

const project = (files: Readonly<Record<string, string>> = {}) => writtenFiles({ 'template.yaml': BUCKET, ...files });

/** How the reports begin. */
const BEGINNINGS: Readonly<Record<(typeof REPORT_FORMATS)[number], RegExp>> = {
  text: /^Critical\n {2}Orders {2}AWS::S3::Bucket {2}template\.yaml\n/,
  json: /^\{\n {2}"schema": /,
  sarif: /^\{\n {2}"\$schema": /,
  junit: /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /,
  markdown: /^<!-- storefront-baseline -->\n/,
  github: /^::error /,
  html: /^<!doctype html>\n/i,
};

test.each(REPORT_FORMATS)('%s goes to the terminal, ended by a newline, or to a file, alike', async (format) => {
  const directory = project();

  const shown = await checkIn(directory, ['template.yaml'], { format: [format] });
  const written = await checkIn(directory, ['template.yaml'], { format: [`${format}=report`] });

  const file = readFileSync(join(directory, 'report'), 'utf8');
  expect(shown).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(BEGINNINGS[format]) });
  expect(shown.stdout).toMatch(/[^\n]\n$/);
  expect(written).toEqual({ exitCode: 1, stdout: '', stderr: '' });
  expect(file.trimEnd()).toBe(shown.stdout.trimEnd());
});

test('writes several at once, with the baseline', async () => {
  const directory = project({ 'out.sarif': 'before' });

  const { exitCode, stdout } = await checkIn(directory, ['template.yaml'], {
    format: ['sarif=out.sarif', 'text', 'junit=out.xml'],
    writeBaseline: 'baseline.json',
  });

  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: expect.stringMatching(BEGINNINGS.text) });
  expect(readdirSync(directory)).toEqual(['baseline.json', 'out.sarif', 'out.xml', 'template.yaml']);
  expect(readFileSync(join(directory, 'out.sarif'), 'utf8')).toMatch(BEGINNINGS.sarif);
  expect(readFileSync(join(directory, 'out.xml'), 'utf8')).toMatch(BEGINNINGS.junit);
});

test.each<[string, Parameters<typeof checkIn>[2]]>([
  ['a report', { format: ['text', 'sarif=out.sarif', 'json=nowhere/out.json'] }],
  ['the baseline', { format: ['text', 'sarif=out.sarif'], writeBaseline: 'nowhere/out.json' }],
])('writes nothing, the terminal included, when %s cannot be written', async (_name, flags) => {
  const directory = project({ 'out.sarif': 'before' });

  expect(await checkIn(directory, ['template.yaml'], flags)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'nowhere/out.json: the file cannot be written (ENOENT); name another file',
  });
  expect(readdirSync(directory)).toEqual(['out.sarif', 'template.yaml']);
  expect(readFileSync(join(directory, 'out.sarif'), 'utf8')).toBe('before');
});

test('refuses two reports in one file', async () => {
  const directory = project();

  const { exitCode, stderr } = await checkIn(directory, ['template.yaml'], { format: ['json=out', 'sarif=./out'] });

  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: './out: this file would be written twice; name two files',
  });
  expect(existsSync(join(directory, 'out'))).toBe(false);
});

describe('on a terminal', () => {
  const { NO_COLOR, TERM } = process.env;

  beforeEach(() => {
    delete process.env.NO_COLOR;
    process.env.TERM = 'xterm';
  });

  afterEach(() => {
    delete process.env.NO_COLOR;
    delete process.env.TERM;
    Object.assign(process.env, NO_COLOR === undefined ? {} : { NO_COLOR }, TERM === undefined ? {} : { TERM });
  });

  test('text is coloured', async () => {
    const { stdout } = await checkIn(project(), ['template.yaml'], {}, true);

    expect(stdout).toContain('\u001b[');
  });

  test('text in a file is not', async () => {
    const directory = project();

    await checkIn(directory, ['template.yaml'], { format: ['text=out.txt'] }, true);

    expect(readFileSync(join(directory, 'out.txt'), 'utf8')).not.toContain('\u001b');
  });
});
