import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attestationRequest } from '../../../lib/audit/attest/attestation-request';
import { EvidenceError } from '../../../lib/audit/evidence/evidence-error';
import { UsageError } from '../../../lib/errors';
import { temporaryDirectory } from '../../check/temporary-directory';
import { NOW } from './sample-attestation';

let directory: string;
beforeAll(() => {
  directory = temporaryDirectory();
  writeFileSync(join(directory, 'Report.PDF'), 'tested');
  writeFileSync(join(directory, 'empty.pdf'), '');
  writeFileSync(join(directory, 'no ending'), 'tested');
  mkdirSync(join(directory, 'folder'));
});

const words = (more: object = {}) => ({
  check: 'penetration-test',
  evidence: join(directory, 'Report.PDF'),
  by: ' Example Testers Ltd ',
  on: '2026-11-02',
  ...more,
});

test('what a person attests is understood', () => {
  const request = attestationRequest(words({ note: 'second try ' }), NOW);

  expect(request).toMatchObject({
    check: { id: 'penetration-test' },
    on: '2026-11-02',
    until: '2027-11-02',
    by: 'Example Testers Ltd',
    note: 'second try',
    evidence: { name: 'Report.PDF', file: 'evidence.pdf' },
  });
  expect(request.evidence.content.toString()).toBe('tested');
  expect(attestationRequest(words({ evidence: join(directory, 'no ending') }), NOW).evidence.file).toBe('evidence');
});

test('work of today and of the last day that counts is taken', () => {
  for (const on of ['2026-11-22', '2025-11-22']) expect(attestationRequest(words({ on }), NOW).on).toBe(on);
  expect(attestationRequest(words({ check: 'vulnerability-scan', on: '2026-08-22' }), NOW).until).toBe('2026-11-22');
});

test.each<[string, object, string]>([
  [
    'a check that is misspelt',
    { check: 'penetration-tset' },
    '"penetration-tset" is no process check; did you mean penetration-test?',
  ],
  [
    'a check that is none',
    { check: 'dance' },
    '"dance" is no process check; use annual-security-audit, penetration-test, incident-plan-tested, security-awareness-programme, risk-analysis, vulnerability-scan, access-review, policy-review, scope-confirmation',
  ],
  [
    'a day that lies ahead',
    { on: '2026-11-23' },
    '--on is 2026-11-23, which lies ahead; write the day on which the work was done',
  ],
  ['a day that is none', { on: '2026-02-30' }, '--on is "2026-02-30"; write a day such as 2026-11-22'],
  ['a day in words', { on: 'today' }, '--on is "today"; write a day such as 2026-11-22'],
  [
    'work that no longer counts',
    { on: '2025-11-21' },
    '--on is 2025-11-21: penetration-test counts for 365 days, so it counted until 2026-11-21; do the work again',
  ],
  [
    'a scan that no longer counts',
    { check: 'vulnerability-scan', on: '2026-08-21' },
    '--on is 2026-08-21: vulnerability-scan counts for 92 days, so it counted until 2026-11-21; do the work again',
  ],
  ['no name', { by: '  ' }, '--by is "  "; write who did it, in one line of at most 120 characters'],
  ['a name of two lines', { by: 'a\nb' }, '--by is "a\\nb"; write who did it, in one line of at most 120 characters'],
  [
    'a name without end',
    { by: 'a'.repeat(121) },
    `--by is "${'a'.repeat(79)}…; write who did it, in one line of at most 120 characters`,
  ],
  ['a note of two lines', { note: 'a\u2028b' }, '--note is "a\u2028b"; write one line of at most 2000 characters'],
])('%s is refused', (_title, more, message) => {
  expect(() => attestationRequest(words(more), NOW)).toThrow(new UsageError(message));
});

test.each([
  ['is not there', 'none.pdf', 'there is no such file'],
  ['is a directory', 'folder', 'this is a directory'],
  ['is empty', 'empty.pdf', 'the file is empty'],
])('evidence that %s is refused', (_title, name, reason) => {
  const evidence = join(directory, name);

  expect(() => attestationRequest(words({ evidence }), NOW)).toThrow(
    `${evidence}: ${reason}; name the file with the evidence`,
  );
});

test('evidence that is a device is refused', () => {
  expect(() => attestationRequest(words({ evidence: '/dev/zero' }), NOW)).toThrow(
    new EvidenceError('/dev/zero: this is no regular file; name the file with the evidence'),
  );
});
