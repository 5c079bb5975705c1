import { type Figures, percent, requirementsOn } from '../../measure/requirements';

const rule = (served: boolean, unmapped?: string) => ({ repo: 'o/n', rule: 'R', types: [], served, unmapped });

/** Every requirement is just met. */
const MET: Figures = {
  rules: [rule(true), rule(true), rule(true), rule(true), rule(true, 'why'), rule(false, 'why')],
  tally: { hits: 95, misses: 3, unknowns: 2, quiet: 97, falseAlarms: 3 },
  disputedCases: 10,
  unusedDisputes: 0,
  crashes: 0,
  unreadTemplates: 0,
};

describe('requirementsOn', () => {
  test('all are met at their limits, with the numbers', () => {
    expect(requirementsOn(MET)).toEqual([
      { text: 'served rules that are mapped: 80.00 % (4 of 5), at least 80.00 % asked', met: true },
      { text: 'recall: 95.00 % (95 of 100), at least 95.00 % asked', met: true },
      { text: 'false alarms: 3.00 % (3 of 100), at most 3.00 % allowed', met: true },
      { text: 'disputed labels: 4.76 % (10 of 210), at most 5.00 % allowed', met: true },
      { text: 'disputes that cover nothing: 0, none allowed', met: true },
      { text: 'crashes: 0, none allowed', met: true },
      { text: 'labelled templates that could not be read: 0, none allowed', met: true },
    ]);
  });

  test.each<[string, number, Partial<Figures>]>([
    ['a served rule less', 0, { rules: [...MET.rules, rule(true, 'why')] }],
    ['a miss more', 1, { tally: { ...MET.tally, misses: 4 } }],
    ['an unknown more', 1, { tally: { ...MET.tally, unknowns: 3 } }],
    ['a false alarm more', 2, { tally: { ...MET.tally, falseAlarms: 4 } }],
    ['a disputed label more', 3, { disputedCases: 11 }],
    ['an unused dispute', 4, { unusedDisputes: 1 }],
    ['a crash', 5, { crashes: 1 }],
    ['an unread template', 6, { unreadTemplates: 1 }],
  ])('%s breaks requirement %i alone', (_case, broken, changed) => {
    expect(requirementsOn({ ...MET, ...changed }).map(({ met }) => met)).toEqual(
      Array.from({ length: 7 }, (_, index) => index !== broken),
    );
  });

  test('a set without labels meets no share that is asked', () => {
    const empty = { ...MET, rules: [], tally: { hits: 0, misses: 0, unknowns: 0, quiet: 0, falseAlarms: 0 } };

    expect(requirementsOn(empty).slice(0, 3)).toEqual([
      { text: 'served rules that are mapped: - (0 of 0), at least 80.00 % asked', met: false },
      { text: 'recall: - (0 of 0), at least 95.00 % asked', met: false },
      { text: 'false alarms: - (0 of 0), at most 3.00 % allowed', met: true },
    ]);
  });

  test('a share just below its limit does not print as the limit', () => {
    expect(percent(0.9496)).toBe('94.96 %');
  });
});
