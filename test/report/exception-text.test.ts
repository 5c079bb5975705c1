import { exceptionText } from '../../lib/report/exception-text';

test.each([
  [{ kind: 'risk' as const, daysLeft: 1 }, 'risk accepted, 1 day left (e.yaml:1): Known'],
  [{ kind: 'risk' as const }, 'risk accepted (e.yaml:1): Known'],
  [{ kind: 'false-positive' as const, daysLeft: 30 }, 'false positive, review in 30 days (e.yaml:1): Known'],
  [{ kind: 'false-positive' as const }, 'false positive (e.yaml:1): Known'],
  [{ kind: 'acknowledged' as const }, 'acknowledged in code (e.yaml:1): Known'],
])('%j reads "%s"', (exception, expected) => {
  expect(exceptionText({ source: 'e.yaml:1', reason: 'Known\n', ...exception })).toBe(expected);
});
