import { ApiError, type RetryAdvice, retryAdvice } from '../../bin/action/api-error';

const NOW = 1_000;

test.each<[number, Readonly<Record<string, string>>, RetryAdvice | undefined]>([
  [500, {}, {}],
  [503, { 'retry-after': '7' }, { seconds: 7 }],
  [502, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, {}],
  [429, { 'retry-after': '7', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1030' }, { seconds: 7 }],
  [429, {}, { seconds: 60 }],
  [429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1030' }, { seconds: 30 }],
  [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '900' }, { seconds: 1 }],
  [403, { 'x-ratelimit-remaining': '0' }, { seconds: 60 }],
  [403, { 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': '1030' }, undefined],
  [403, {}, undefined],
  [401, { 'retry-after': '7' }, undefined],
  [404, {}, undefined],
])('an answer of %d with %j says %j', (status, headers, advice) => {
  expect(retryAdvice(status, new Headers(headers), NOW)).toEqual(advice);
});

test('the error is named for what it is', () => {
  expect(new ApiError('no answer').name).toBe('ApiError');
});
