import {
  deprecatedSince,
  RUNTIME_DEPRECATIONS,
  RUNTIMES_HELD_AGAINST,
  SUPPORTED_RUNTIMES,
} from '../../../lib/controls/compute/lambda-runtimes';

describe('the Lambda runtimes', () => {
  test.each([
    ['nodejs20.x', '2026-04-30'],
    ['provided.al2', '2026-07-31'],
    ['dotnet8', '2026-11-10'],
    ['nodejs24.x', undefined],
    ['python3.15', undefined],
    ['nodejs99.x', undefined],
    ['constructor', undefined],
  ])('%s is deprecated since %s', (runtime, since) => {
    expect(deprecatedSince(runtime)).toBe(since);
  });

  test('every runtime of the table is either supported or deprecated', () => {
    const deprecated = Object.keys(RUNTIME_DEPRECATIONS).filter((runtime) => deprecatedSince(runtime) !== undefined);

    expect([...deprecated, ...SUPPORTED_RUNTIMES].sort()).toEqual(Object.keys(RUNTIME_DEPRECATIONS).sort());
  });

  test('every day is written so that days compare as texts', () => {
    const days = [RUNTIMES_HELD_AGAINST, ...Object.values(RUNTIME_DEPRECATIONS)].filter((day) => day !== undefined);

    expect(days.filter((day) => !/^20\d{2}-[01]\d-[0-3]\d$/.test(day))).toEqual([]);
  });

  test('the supported ones fit into the 1,024 characters of an AWS Config rule', () => {
    expect(JSON.stringify({ runtime: SUPPORTED_RUNTIMES.join(',') }).length).toBeLessThanOrEqual(1024);
  });
});
