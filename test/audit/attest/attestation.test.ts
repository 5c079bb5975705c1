import fc from 'fast-check';
import { attestationAnnotation, attestedEvaluation, LONGEST_NAME } from '../../../lib/audit/attest/attestation';
import { calendarDay, isOver, lastDay } from '../../../lib/audit/attest/attestation-term';
import { processChecks } from '../../../lib/rules/process-checks';
import { attestation } from './sample-attestation';

test('an annotation tells the day, the name and the evidence', () => {
  const annotation = attestationAnnotation(attestation());

  expect(annotation).toBe('Attested: done on 2026-11-02 by Example Testers Ltd, evidence sha256 abababababababab');
  expect(attestedEvaluation(annotation)).toEqual({
    on: '2026-11-02',
    by: 'Example Testers Ltd',
    digest: 'abababababababab',
  });
});

test('any name fits into an annotation and comes back', () => {
  const name = fc
    .string({ unit: 'binary', minLength: 1, maxLength: LONGEST_NAME })
    .filter((text) => text.length <= LONGEST_NAME && !/[\p{Cc}\u2028\u2029\p{Cs}]/u.test(text));
  fc.assert(
    fc.property(name, (by) => {
      const annotation = attestationAnnotation(attestation({ by }));
      expect(annotation.length).toBeLessThanOrEqual(256);
      expect(attestedEvaluation(annotation)?.by).toBe(by);
    }),
  );
});

test.each([
  [undefined],
  [''],
  ['done'],
  ['Attested: done on 2026-11-02 by Me, evidence sha256 ab'],
  ['UNKNOWN: no idea'],
])('what somebody else wrote is none: %j', (annotation) => {
  expect(attestedEvaluation(annotation)).toBeUndefined();
});

test.each(processChecks.map((check) => [check.id, check] as const))('%s counts to its last day', (_id, check) => {
  const until = lastDay(check, '2026-01-01');

  expect((Date.parse(until) - Date.parse('2026-01-01')) / 86_400_000).toBe(check.maxAgeDays);
  expect(isOver(check, '2026-01-01', new Date(`${until}T23:59:59.999Z`))).toBe(false);
  expect(isOver(check, '2026-01-01', new Date(Date.parse(`${until}T00:00:00Z`) + 86_400_000))).toBe(true);
});

test.each([
  ['2026-02-28', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['yesterday', false],
  ['', false],
])('%j is a day: %j', (text, is) => {
  expect(calendarDay(text)).toBe(is ? text : undefined);
});
