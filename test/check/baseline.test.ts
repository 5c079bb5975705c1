import { join } from 'node:path';
import { baselineText, readBaseline } from '../../lib/check/baseline';
import { compare } from '../../lib/check/comparison';
import { AssemblyError } from '../../lib/errors';
import { fullReport } from '../report/sample-report';
import { writtenFiles } from './written-assembly';

const MEND = 'write it again with --write-baseline';
const { findings: all } = fullReport();
const findings = all.filter(({ exception }) => exception === undefined);
const file = (content: unknown) => join(writtenFiles({ 'baseline.json': content }), 'baseline.json');

test('read again, a baseline knows every finding', () => {
  const read = readBaseline(file(baselineText(findings)));

  expect(compare(findings, read)).toMatchObject({
    findings: findings.map(({ fingerprint }) => ({ fingerprint, state: 'unchanged' })),
    fixed: [],
  });
});

test('what is fixed is shown from the baseline with all that tells what it was', () => {
  const [first] = readBaseline(file(baselineText(findings)));

  expect(first).toEqual({
    fingerprint: 'f1',
    rule: 'BucketVersioning',
    pack: 'Storefront',
    area: 'data',
    title: 'Buckets keep previous versions',
    verdict: 'violation',
    severity: 'high',
    level: 'error',
    message: 'VersioningConfiguration.Status is "Suspended"; expected Enabled',
    resource: findings[1]?.resource,
    frameworks: { 'pci-dss-4.0.1': ['10.3.4'], gdpr: ['32.1.c (judgement)'] },
  });
});

test('is the same text in whatever order findings come and wherever they stand, so that version control shows no noise', () => {
  const moved = findings
    .map((each) => ({ ...each, templateLine: { file: 'other.json', line: 900 }, state: 'new' as const }))
    .reverse();

  expect(baselineText(moved)).toBe(baselineText(findings));
  expect(baselineText(findings)).toMatch(/^\{\n {2}"version": 1,\n.*\}\n$/s);
});

test('leaves out what an exception excuses: without the exception it is new', () => {
  expect(all.length).toBeGreaterThan(findings.length);
  expect(baselineText(all)).toBe(baselineText(findings));
});

test('without findings is read as none', () => {
  expect(readBaseline(file(baselineText([])))).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['of another version', { version: 2, findings: [] }, `version is 2; ${MEND}`],
  ['without findings', { version: 1 }, `findings is missing; ${MEND}`],
  [
    'with a finding of another form',
    { version: 1, findings: [{ ...findings[0], fingerprint: 7 }] },
    `findings[0].fingerprint is 7; ${MEND}`,
  ],
  ['that is no JSON', '', `this is not JSON (Unexpected end of JSON input); ${MEND}`],
])('a file %s is refused in one line', (_name, content, reason) => {
  const path = file(content);

  expect(() => readBaseline(path)).toThrow(new AssemblyError(`${path}: ${reason}`));
});

test('a file that is missing is refused with what is to be done', () => {
  expect(() => readBaseline('nowhere.json')).toThrow(new AssemblyError(`nowhere.json: there is no such file; ${MEND}`));
});
