import { type AuditFailOn, auditOutcome } from '../../lib/audit/audit-outcome';
import type { AuditedControl, Standing } from '../../lib/audit/audit-report';
import { audited, auditReport } from './sample-audit';

const outcomeOf = (control: Partial<AuditedControl>, failOn?: readonly AuditFailOn[]) =>
  auditOutcome(auditReport({ controls: [audited(control)] }), failOn);

test.each<[Standing, number]>([
  ['recorder-off', 1],
  ['violated', 1],
  ['rule-missing', 1],
  ['not-evaluated', 0],
  ['unknown', 1],
  ['stale', 1],
  ['excepted', 0],
  ['met', 0],
  ['not-judged', 0],
])('%s ends with %d unless told otherwise', (standing, exitCode) => {
  expect(outcomeOf({ standing }).exitCode).toBe(exitCode);
});

test.each<[AuditedControl['severity'], AuditFailOn, number]>([
  ['critical', 'high', 1],
  ['high', 'high', 1],
  ['medium', 'high', 0],
  ['medium', 'medium', 1],
  ['medium', 'low', 1],
  ['high', 'critical', 0],
  ['critical', 'unknown', 0],
])('a violation of %s severity with --fail-on %s ends with %d', (severity, failOn, exitCode) => {
  expect(outcomeOf({ standing: 'violated', severity }, [failOn]).exitCode).toBe(exitCode);
});

test.each<[string, Partial<AuditedControl>, readonly AuditFailOn[], number]>([
  [
    'what holds beside the standing fails too',
    { standing: 'violated', severity: 'low', also: ['rule-missing'] },
    ['rule-missing'],
    1,
  ],
  ['drift fails where that is asked for', { synth: { verdict: 'violated', drift: true } }, ['drift'], 1],
  ['drift fails nothing else', { synth: { verdict: 'violated', drift: true } }, ['high'], 0],
  ['what is new fails', { standing: 'violated', change: 'new' }, ['new'], 1],
  ['what is unchanged does not with new', { standing: 'violated', change: 'unchanged' }, ['new'], 0],
  ['new narrows what else is named', { standing: 'unknown', change: 'new' }, ['new', 'high'], 0],
  [
    'a process check that nobody ever attested fails',
    { id: 'process:penetration-test', standing: 'not-evaluated' },
    ['stale'],
    1,
  ],
  ['never fails nothing', { standing: 'violated', severity: 'critical' }, ['never', 'high'], 0],
])('%s', (_name, control, failOn, exitCode) => {
  expect(outcomeOf(control, failOn).exitCode).toBe(exitCode);
});

test('says what fails, worst first, and what is open and does not fail', () => {
  const controls = [
    audited({ standing: 'unknown' }),
    audited({ standing: 'violated' }),
    audited({ standing: 'violated', severity: 'low' }),
    audited(),
  ];

  expect(auditOutcome(auditReport({ controls }))).toEqual({ exitCode: 1, reason: '2 controls: 1 violated, 1 unknown' });
  expect(auditOutcome(auditReport({ controls }), ['never'])).toEqual({
    exitCode: 0,
    reason: '3 controls open, none of which fails',
  });
  expect(auditOutcome(auditReport({ controls: [audited()] }))).toEqual({ exitCode: 0, reason: 'nothing found' });
});

test('partial comes before everything, whatever may fail', () => {
  const gaps = [{ operation: 'DescribeConfigRules', code: 'Denied', message: 'no' }];
  const report = auditReport({ complete: false, gaps, controls: [audited({ standing: 'violated' })] });

  for (const failOn of [undefined, ['never' as const]]) {
    expect(auditOutcome(report, failOn)).toEqual({ exitCode: 3, reason: 'partial: 1 question to AWS not answered' });
  }
});
