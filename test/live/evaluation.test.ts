import { all, compliant, notApplicable, unknown, violation } from '../../lib/controls/verdict';
import { evaluationOf, unknownEvaluation } from '../../lib/live/evaluation';

test.each([
  ['compliant', compliant(), { compliance: 'COMPLIANT' }],
  ['not applicable', notApplicable(), { compliance: 'NOT_APPLICABLE' }],
  [
    'a violation of the whole',
    violation('', 'it has no policy'),
    { compliance: 'NON_COMPLIANT', annotation: 'it has no policy' },
  ],
  [
    'a violation at a place',
    violation('A.B', 'expected more'),
    { compliance: 'NON_COMPLIANT', annotation: 'A.B: expected more' },
  ],
  [
    'a message with its place',
    violation('A.B', 'A.B is 1; expected 2'),
    { compliance: 'NON_COMPLIANT', annotation: 'A.B is 1; expected 2' },
  ],
  [
    'several faults',
    all(violation('A', 'x'), violation('B', 'y')),
    { compliance: 'NON_COMPLIANT', annotation: 'A: x; B: y' },
  ],
  ['unknown', unknown('A', 'nobody knows'), { compliance: 'NON_COMPLIANT', annotation: 'UNKNOWN: A: nobody knows' }],
])('AWS Config is told of what is %s', (_, verdict, expected) => {
  expect(evaluationOf(verdict)).toEqual(expected);
});

test.each([
  ['256 characters', 'x'.repeat(247), `UNKNOWN: ${'x'.repeat(247)}`],
  ['257 characters', 'x'.repeat(248), `UNKNOWN: ${'x'.repeat(246)}…`],
  ['a character of two halves at the cut', `${'x'.repeat(245)}🛒🛒`, `UNKNOWN: ${'x'.repeat(245)}…`],
  ['lines', 'one\n  two\t', 'UNKNOWN: one two'],
])('an annotation of %s has one line and at most 256', (_, reason, annotation) => {
  expect(unknownEvaluation(reason)).toEqual({ compliance: 'NON_COMPLIANT', annotation });
  expect(annotation.length).toBeLessThanOrEqual(256);
});
