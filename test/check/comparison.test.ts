import fc from 'fast-check';
import { compare } from '../../lib/check/comparison';
import type { Finding } from '../../lib/finding';
import { finding } from '../report/sample-report';

const named = (fingerprint: string): Finding => finding({ fingerprint });
const states = (findings: readonly Finding[]) => findings.map(({ fingerprint, state }) => [fingerprint, state]);

test('tells new, unchanged and fixed findings apart', () => {
  const { findings, fixed } = compare([named('a'), named('b')], [named('b'), named('c')]);

  expect(states(findings)).toEqual([
    ['a', 'new'],
    ['b', 'unchanged'],
  ]);
  expect(states(fixed)).toEqual([['c', 'fixed']]);
});

test('shows an unchanged finding as it is now', () => {
  const { findings } = compare([finding({ message: 'now' })], [finding({ message: 'before' })]);

  expect(findings).toEqual([finding({ message: 'now', state: 'unchanged' })]);
});

test.each([
  ['unknown', 'violation', 'new'],
  ['unknown', 'unknown', 'unchanged'],
  ['violation', 'unknown', 'unchanged'],
  ['violation', 'violation', 'unchanged'],
] as const)('calls what was %s and is %s now %s', (before, now, state) => {
  const { findings } = compare([finding({ verdict: now })], [finding({ verdict: before })]);

  expect(findings.map((each) => each.state)).toEqual([state]);
});

test('calls a finding fixed once, though a baseline and another state both know it', () => {
  expect(states(compare([], [named('a'), named('a')]).fixed)).toEqual([['a', 'fixed']]);
});

test('parts what was found from what was there before', () => {
  const list = fc.uniqueArray(fc.constantFrom(...'abcdefgh')).map((names) => names.map(named));

  fc.assert(
    fc.property(list, list, (found, earlier) => {
      const { findings, fixed } = compare(found, earlier);

      const ids = (all: readonly Finding[]) => all.map(({ fingerprint }) => fingerprint);
      const unchanged = findings.filter(({ state }) => state === 'unchanged');
      const fresh = findings.filter(({ state }) => state === 'new');
      expect(ids(findings)).toEqual(ids(found));
      expect(unchanged.length + fresh.length).toBe(found.length);
      expect([...ids(unchanged), ...ids(fixed)].sort()).toEqual(ids(earlier).sort());
      expect(ids(fresh).filter((id) => ids(earlier).includes(id))).toEqual([]);
    }),
  );
});
