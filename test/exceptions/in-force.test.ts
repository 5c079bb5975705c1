import { type ControlFacts, type Exception, isInForce } from '../../lib/exceptions';
import { falsePositive, risk } from './sample-exceptions';

const facts: ControlFacts = { isKnown: () => false, severityOf: () => 'critical' };

/** On a day on which the sample exceptions hold, unless another is given. */
const inForce = (exception: Exception, today = '2026-03-01', severity: 'high' | 'critical' = 'high') =>
  isInForce(exception, { today: new Date(today), facts: { ...facts, severityOf: () => severity } });

test.each<[string, Exception, string]>([
  ['a risk in its term', risk(), '2026-03-01'],
  ['a risk on its first day', risk(), '2026-01-10'],
  ['a risk on its last day', risk(), '2026-06-30T23:59:59Z'],
  ['a false positive', falsePositive(), '2026-03-01'],
  ['a false positive whose review is due', falsePositive(), '2026-07-01'],
  ['one from a control that is not known here', risk({ controls: ['Nothing'] }), '2026-03-01'],
])('%s excuses', (_name, exception, today) => {
  expect(inForce(exception, today)).toBe(true);
});

test.each<[string, Exception, string]>([
  ['a risk that has expired', risk(), '2026-07-01'],
  ['a risk that is granted tomorrow', risk({ granted: '2026-03-02' }), '2026-03-01'],
  ['a risk that its owner approved', risk({ approver: 'ada' }), '2026-03-01'],
  ['a risk without a reason', risk({ reason: 'BucketVersioning' }), '2026-03-01'],
  ['a risk for years', risk({ expires: '2029-01-01' }), '2026-03-01'],
  ['a false positive that nobody reviews for years', falsePositive({ reviewBy: '2029-01-01' }), '2026-03-01'],
])('%s excuses nothing', (_name, exception, today) => {
  expect(inForce(exception, today)).toBe(false);
});

test('a risk that is too long for a critical control excuses nothing', () => {
  expect(inForce(risk(), '2026-03-01', 'high')).toBe(true);
  expect(inForce(risk(), '2026-03-01', 'critical')).toBe(false);
});
