import { catalogue } from '../../lib/controls/catalogue';
import { writtenFiles } from '../check/written-assembly';
import { checkIn } from './in-process';
import { BUCKET, NOTHING, UNTOLD_BUCKET } from './sample-templates';

const directory = () => writtenFiles({ 'bucket.yaml': BUCKET, 'nothing.yaml': NOTHING, 'untold.yaml': UNTOLD_BUCKET });

const ERRORS = ['BucketEncryptedWithKms', 'BucketPublicAccessBlocked', 'BucketTlsOnly', 'BucketVersioning'];

const toWarnings = ERRORS.map((id) => `${id}=warning`);

test.each<[string, Parameters<typeof checkIn>[2], number, string]>([
  ['nothing.yaml', {}, 0, 'Passed: nothing found'],
  ['nothing.yaml', { failOn: 'warning' }, 0, 'Passed: nothing found'],
  ['nothing.yaml', { maxUnknown: '0', strict: true }, 0, 'Passed: nothing found'],
  ['bucket.yaml', {}, 1, 'Failed: 4 findings'],
  ['bucket.yaml', { failOn: 'warning' }, 1, 'Failed: 7 findings'],
  ['bucket.yaml', { failOn: 'new' }, 1, 'Failed: 4 new findings'],
  ['bucket.yaml', { failOn: 'never' }, 0, 'Passed: 7 findings, none of which fails'],
  ['bucket.yaml', { severity: ['BucketLifecycle=error'] }, 1, 'Failed: 5 findings'],
  ['bucket.yaml', { severity: toWarnings }, 0, 'Passed: 7 findings, none of which fails'],
  ['bucket.yaml', { severity: toWarnings, failOn: 'warning' }, 1, 'Failed: 7 findings'],
  ['bucket.yaml', { controlsAsOf: '0.1.0' }, 1, 'Failed: 4 findings'],
  ['bucket.yaml', { controlsAsOf: '0.0.9' }, 0, 'Passed: 7 findings, none of which fails'],
  ['untold.yaml', {}, 1, 'Failed: 3 findings'],
  ['untold.yaml', { strict: true }, 1, 'Failed: 5 findings'],
  ['untold.yaml', { severity: toWarnings }, 0, 'Passed: 8 findings, none of which fails'],
  ['untold.yaml', { severity: toWarnings, maxUnknown: '2' }, 0, 'Passed: 8 findings, none of which fails'],
  ['untold.yaml', { severity: toWarnings, maxUnknown: '0' }, 1, 'Failed: 2 unknown, at most 0 allowed'],
])('%s with %j exits with %d', async (template, flags, exitCode, reason) => {
  const left = await checkIn(directory(), [template], flags);

  expect({ exitCode: left.exitCode, stderr: left.stderr }).toEqual({ exitCode, stderr: '' });
  expect(left.stdout.trimEnd().split('\n').at(-1)).toBe(reason);
});

test.each<[readonly string[] | undefined, number]>([
  [undefined, catalogue.length],
  [['all'], catalogue.length],
  [['gdpr'], catalogue.filter(({ frameworks }) => frameworks.gdpr !== undefined).length],
  [['gdpr', 'all'], catalogue.length],
])('the packs %j hold %d rules', async (pack, rules) => {
  const { stdout } = await checkIn(directory(), ['nothing.yaml'], pack === undefined ? {} : { pack });

  expect(stdout).toContain(`0 of ${rules} rules applied to 1 resource in 1 template\n`);
});

test('a folder with a template that cannot be read is incomplete, and what could be read is told', async () => {
  const broken = writtenFiles({ 't/bucket.yaml': BUCKET, 't/broken.yaml': 'Resources:\n  A: {Type: "AWS::X::Y"\n' });

  const { exitCode, stdout, stderr } = await checkIn(broken, ['t'], { failOn: 'never' });

  expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: '' });
  expect(stdout).toContain('t/broken.yaml:3:1: the YAML cannot be read');
  expect(stdout).toContain('BucketVersioning');
  expect(stdout).toMatch(/\nIncomplete: 1 input could not be read\n$/);
});
