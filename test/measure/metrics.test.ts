import { falseAlarmRate, groupBy, ratio, recall, tally } from '../../measure/metrics';

describe('tally', () => {
  test('counts each outcome by itself', () => {
    const outcomes = ['hit', 'hit', 'hit', 'miss', 'unknown', 'unknown', 'quiet', 'false-alarm'] as const;

    expect(tally(outcomes.map((outcome) => ({ outcome })))).toEqual({
      hits: 3,
      misses: 1,
      unknowns: 2,
      quiet: 1,
      falseAlarms: 1,
    });
  });
});

describe('recall and false alarms', () => {
  const none = { hits: 0, misses: 0, unknowns: 0, quiet: 0, falseAlarms: 0 };

  test('an unknown verdict is no hit', () => {
    expect(recall({ ...none, hits: 6, misses: 1, unknowns: 1 })).toBe(0.75);
  });

  test('false alarms are told of what is sound, not of what is faulty', () => {
    expect(falseAlarmRate({ ...none, hits: 100, quiet: 3, falseAlarms: 1 })).toBe(0.25);
  });

  test('nothing labelled is neither good nor bad', () => {
    expect(recall(none)).toBeUndefined();
    expect(falseAlarmRate(none)).toBeUndefined();
    expect(ratio(0, 0)).toBeUndefined();
    expect(ratio(1, 4)).toBe(0.25);
  });
});

describe('groupBy', () => {
  test('gives groups in the order of their names, items in their own', () => {
    expect([...groupBy(['b1', 'a2', 'b0'], (item) => item.charAt(0))]).toEqual([
      ['a', ['a2']],
      ['b', ['b1', 'b0']],
    ]);
  });
});
