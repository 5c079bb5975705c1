import { DifferenceKind, differenceText } from '../../lib/page/page-difference';
import { evidenceKey } from '../../lib/page/page-evidence';
import { pageOf } from './page-of';

const OBSERVED_AT = '2026-11-22T03:17:09.041Z';

test.each([
  [true, 'payment-page/2026/11/22/2026-11-22T03-17-09.041Z-browser.json'],
  [false, 'payment-page/2026/11/22/2026-11-22T03-17-09.041Z-fetch.json'],
])('evidence lies under its day (browser: %s)', (ran, key) => {
  expect(evidenceKey({ observedAt: OBSERVED_AT, path: '/checkout*', page: pageOf([], { ran }), differences: [] })).toBe(
    key,
  );
});

test.each([
  [{ kind: DifferenceKind.SCRIPT_UNKNOWN, subject: 'https://a/b.js' }, 'script-unknown https://a/b.js'],
  [
    { kind: DifferenceKind.HEADER_CHANGED, subject: 'x-frame-options', expected: 'DENY', observed: 'x'.repeat(200) },
    `header-changed x-frame-options, expected DENY, received ${'x'.repeat(120)}...`,
  ],
])('a difference is one line', (difference, line) => {
  expect(differenceText(difference)).toBe(line);
});
