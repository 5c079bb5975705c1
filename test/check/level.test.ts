import { isNewer, type LevelOptions, levelOf } from '../../lib/check/level';
import type { Severity } from '../../lib/controls/control';

const control = (severity: Severity, since = '0.1.0') => ({ id: 'BucketVersioning', severity, since });
const options = (parts: Partial<LevelOptions> = {}): LevelOptions => ({ levels: new Map(), strict: false, ...parts });
const chosen = (level: 'error' | 'warning') => new Map([['BucketVersioning', level]]);

test.each<[Severity, string]>([
  ['critical', 'error'],
  ['high', 'error'],
  ['medium', 'warning'],
  ['low', 'warning'],
])('a violation of severity %s is of level %s', (severity, level) => {
  expect(levelOf(control(severity), 'violation', options())).toBe(level);
});

test.each<Severity>(['critical', 'low'])('an unknown verdict of severity %s warns, unless strict', (severity) => {
  expect(levelOf(control(severity), 'unknown', options())).toBe('warning');
  expect(levelOf(control(severity), 'unknown', options({ strict: true }))).toBe('error');
});

test('strict does not change violations', () => {
  expect(levelOf(control('low'), 'violation', options({ strict: true }))).toBe('warning');
});

test('a control that is newer than asked for only warns, even if strict', () => {
  const asOf = options({ controlsAsOf: '0.1.0', strict: true });

  expect(levelOf(control('critical', '0.2.0'), 'violation', asOf)).toBe('warning');
  expect(levelOf(control('critical', '0.2.0'), 'unknown', asOf)).toBe('warning');
  expect(levelOf(control('critical', '0.1.0'), 'violation', asOf)).toBe('error');
});

test.each(['error', 'warning'] as const)('a level that was chosen, %s, comes before all else', (level) => {
  const everything = options({ levels: chosen(level), strict: true, controlsAsOf: '0.0.1' });

  expect(levelOf(control('critical'), 'violation', everything)).toBe(level);
  expect(levelOf(control('low'), 'unknown', everything)).toBe(level);
});

test('a level that was chosen for another rule changes nothing', () => {
  const levels = new Map([['BucketTlsOnly', 'warning' as const]]);

  expect(levelOf(control('high'), 'violation', options({ levels }))).toBe('error');
});

test.each([
  ['0.1.1', '0.1.0', true],
  ['0.10.0', '0.9.9', true],
  ['1.0.0', '0.99.0', true],
  ['0.1.0', '0.1.0', false],
  ['0.9.0', '0.10.0', false],
  ['1.2.3', '2.0.0', false],
])('version %s is newer than %s: %s', (version, other, newer) => {
  expect(isNewer(version, other)).toBe(newer);
});
