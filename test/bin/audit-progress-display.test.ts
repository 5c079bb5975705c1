import { AuditProgressDisplay, progressText } from '../../bin/commands/audit-progress-display';
import type { AuditProgress } from '../../lib/audit/read/audit-progress';

const progress = (changes: Partial<AuditProgress> = {}): AuditProgress => ({
  scopes: 2,
  scopesDone: 0,
  rules: 300,
  rulesDone: 120,
  rulesEvaluating: 0,
  pages: 140,
  results: 900,
  nonCompliant: 12,
  gaps: 0,
  ...changes,
});

/** A stream that keeps what is written; the bar asks it for its size. */
function stream(isTTY: boolean) {
  const written: string[] = [];
  const kept = {
    isTTY,
    columns: 160,
    write: (text: string) => written.push(text) > 0,
    on: () => kept,
    once: () => kept,
    removeListener: () => kept,
  };
  return { written, stream: kept as unknown as NodeJS.WriteStream };
}

test('where nobody watches, a line is written at the end, and now and then before', () => {
  const { written, stream: output } = stream(false);
  const now = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
  try {
    const display = new AuditProgressDisplay(output);
    display.show(progress());
    now.mockReturnValue(1_004_999);
    display.show(progress());
    expect(written).toEqual([]);
    now.mockReturnValue(1_005_000);
    display.show(progress({ rulesDone: 200 }));
    display.show(progress({ rulesDone: 201 }));
    display.end();
  } finally {
    now.mockRestore();
  }

  expect(written).toEqual([
    'read 200 of 300 rules in 2 regions: 140 pages, 12 results that do not comply\n',
    'read 201 of 300 rules in 2 regions: 140 pages, 12 results that do not comply\n',
  ]);
});

test('nothing is written of an audit that failed', () => {
  const { written, stream: output } = stream(false);
  const display = new AuditProgressDisplay(output);

  display.show(progress());
  display.stop();

  expect(written).toEqual([]);
});

test('at a terminal a bar shows counts and what remains, and goes at the end', () => {
  const { written, stream: output } = stream(true);
  const display = new AuditProgressDisplay(output);

  display.show(progress());
  display.end();

  const text = written.join('');
  expect(text).toContain('Reading AWS Config [');
  expect(text).toContain('120/300 rules, 180 left, 140 pages, 12 found, 0 gaps, ETA');
  expect(text).not.toContain('read 120');
});

test('at a terminal says nothing of the time that is left before it can be told', () => {
  const { written, stream: output } = stream(true);
  const display = new AuditProgressDisplay(output);

  display.show(progress({ rulesDone: 0 }));
  display.end();

  const times = written.join('').match(/(?<=ETA )\w+/g);
  expect(new Set(times)).toEqual(new Set(['unknown']));
});

test('while rules are evaluated a bar of their own shows how many are left', () => {
  const { written, stream: output } = stream(true);
  const display = new AuditProgressDisplay(output);

  for (const rulesEvaluating of [300, 275, 0]) {
    display.show(progress({ rules: 0, rulesDone: 0, rulesEvaluating }));
    display.stop();
  }

  expect(written.join('').match(/(?:Evaluating|Reading)[^[]*|\d+\/\d+ rules, \d+ left/g)).toEqual([
    'Evaluating rules ',
    '0/300 rules, 300 left',
    'Evaluating rules ',
    '25/300 rules, 275 left',
    'Reading AWS Config ',
    '0/1 rules, 0 left',
  ]);
});

test('where nobody watches, a line says how many rules are left to evaluate', () => {
  expect(progressText(progress({ rulesEvaluating: 275 }))).toBe('275 rules left to evaluate: 140 pages');
});

test('counts one region as one', () => {
  expect(progressText(progress({ scopes: 1, rules: 1, rulesDone: 1, pages: 1, nonCompliant: 1 }))).toBe(
    'read 1 of 1 rule in 1 region: 1 page, 1 result that does not comply',
  );
});

test('says how many questions were not answered', () => {
  expect(progressText(progress({ gaps: 2 }))).toBe(
    'read 120 of 300 rules in 2 regions: 140 pages, 12 results that do not comply, 2 not answered',
  );
});
