import { printControl, printControls } from '../../bin/commands/print-controls';
import { catalogue } from '../../lib/controls/catalogue';
import { frameworks } from '../../lib/controls/frameworks';
import { storefrontBaseline } from './command-line';
import { inProcess } from './in-process';

jest.setTimeout(60_000);

const list = (options: Partial<Parameters<typeof printControls>[0]> = {}) =>
  inProcess('.', () => printControls({ format: 'text', ...options }));

const show = (id: string, format = 'md') => inProcess('.', () => printControl(id, format));

const idsOf = (json: string) => JSON.parse(json).map(({ id }: { id: string }) => id);

test('lists every control in a table', async () => {
  const { exitCode, stdout } = await list();

  expect(exitCode).toBe(0);
  const lines = stdout.split('\n').map((line) => line.split('│').map((cell) => cell.trim()));
  for (const { id, area, severity, title } of catalogue) {
    expect(lines).toContainEqual(['', id, area, severity, title, '']);
  }
  expect(stdout).toMatch(new RegExp(`\n${catalogue.length} controls\n$`));
});

test.each([...frameworks.map(({ id }) => id), undefined])('lists those that support %s as JSON', async (framework) => {
  const supporting = catalogue.filter((control) => framework === undefined || control.frameworks[framework]?.length);

  const { stdout } = await list({ format: 'json', ...(framework === undefined ? {} : { framework }) });

  expect(supporting.length).toBeGreaterThan(10);
  expect(idsOf(stdout)).toEqual(supporting.map(({ id }) => id));
});

test('lists them as Markdown', async () => {
  const { stdout } = await list({ format: 'md', framework: 'gdpr' });

  const rows = stdout.trimEnd().split('\n');
  expect(rows.every((row) => /^\|.*\|$/.test(row))).toBe(true);
  expect(rows.length).toBe(2 + catalogue.filter(({ frameworks: { gdpr = [] } }) => gdpr.length > 0).length);
});

test('shows a control as Markdown', async () => {
  const { exitCode, stdout } = await show('BucketVersioning');

  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^### BucketVersioning\n\nBuckets keep previous versions\. Severity high; since 0\.1\.0; /);
  for (const part of ['**Remedy.**', '10.3.4', 'S3_BUCKET_VERSIONING_ENABLED', 'Holds:'])
    expect(stdout).toContain(part);
});

test('shows a control as JSON, with all but what judges', async () => {
  const { stdout } = await show('BucketVersioning', 'json');

  const shown: unknown = JSON.parse(stdout);
  expect(shown).toMatchObject({ id: 'BucketVersioning', area: 'data', severity: 'high', types: ['AWS::S3::Bucket'] });
  expect(Object.keys(Object(shown))).toEqual([
    ...[
      'id',
      'area',
      'title',
      'rationale',
      'severity',
      'since',
      'types',
      'requirements',
      'remedy',
      'detect',
      'examples',
    ],
  ]);
});

test.each<[string, () => ReturnType<typeof list>, string]>([
  ['a format', () => list({ format: 'xml' }), '--format xml: there is no such value; use text, json, md'],
  [
    'a framework',
    () => list({ framework: 'pci-dss-4.0' }),
    '--framework pci-dss-4.0: there is no such value; did you mean pci-dss-4.0.1?',
  ],
  ['a format of one', () => show('BucketVersioning', 'text'), '--format text: there is no such value; use md, json'],
  ['an id, nearly', () => show('BucketVersion'), 'BucketVersion is no control; did you mean BucketVersioning?'],
  ['an id', () => show('Nothing'), 'Nothing is no control; storefront-baseline controls lists them'],
])('refuses %s that is unknown', async (_name, act, stderr) => {
  expect(await act()).toEqual({ exitCode: 2, stdout: '', stderr });
});

test('lists without being told to, and refuses in one line', async () => {
  const [listed, shown, refused] = await Promise.all([
    storefrontBaseline(['controls', '--framework', 'gdpr', '--format', 'json']),
    storefrontBaseline(['controls', 'show', 'BucketVersioning', '--format', 'json']),
    storefrontBaseline(['controls', 'show', 'BucketVersion']),
  ]);

  expect(listed).toMatchObject({ exitCode: 0, stderr: '' });
  expect(idsOf(listed.stdout)).toContain('BucketVersioning');
  expect(JSON.parse(shown.stdout)).toMatchObject({ id: 'BucketVersioning' });
  expect(refused).toEqual({
    exitCode: 2,
    signal: null,
    stdout: '',
    stderr: 'BucketVersion is no control; did you mean BucketVersioning?\n',
  });
});
