import { isLater, isoTime, isoTimes } from '../../../lib/audit/read/aws-time';
import { observedRule } from '../../../lib/audit/read/observed-rule';

const scope = { account: '111122223333', region: 'eu-central-1' };

test.each([
  [undefined, {}],
  ['', {}],
  ['{}', {}],
  ['{"days":"90"}', { days: '90' }],
  ['{"days":90,"open":true,"list":["a"]}', { days: '90', open: 'true', list: '["a"]' }],
  ['{"days":', {}],
  ['7', {}],
  ['null', {}],
])('input parameters %s are %j', (InputParameters, parameters) => {
  const rule = { Source: { Owner: 'AWS' as const, SourceIdentifier: 'ACCESS_KEYS_ROTATED' }, InputParameters };

  expect(observedRule(scope, { name: 'keys', rule }, undefined)).toEqual({
    scope,
    name: 'keys',
    source: 'ACCESS_KEYS_ROTATED',
    parameters,
    counts: {},
    countsCapped: false,
  });
});

test('a count that AWS Config capped says so where nothing was listed', () => {
  const Compliance = {
    ComplianceType: 'NON_COMPLIANT' as const,
    ComplianceContributorCount: { CappedCount: 25, CapExceeded: true },
  };
  const reading = { name: 'keys', rule: { Source: { Owner: 'CUSTOM_POLICY' as const } }, compliance: { Compliance } };
  const listed = { results: { counts: { NON_COMPLIANT: 40 }, kept: [] }, everything: false };

  expect(observedRule(scope, reading, undefined)).toMatchObject({
    source: 'CUSTOM_POLICY',
    counts: { NON_COMPLIANT: 25 },
    countsCapped: true,
  });
  expect(observedRule(scope, reading, listed)).toMatchObject({ counts: { NON_COMPLIANT: 40 }, countsCapped: false });
});

test('times are ISO 8601 in UTC, whether a page came or was kept', () => {
  const iso = '2026-11-20T06:00:00.000Z';
  const times = isoTimes();

  expect(isoTime(new Date(iso))).toBe(iso);
  expect(isoTime(iso)).toBe(iso);
  expect(isoTime(undefined)).toBeUndefined();
  expect(isoTime(new Date(Number.NaN))).toBeUndefined();
  expect([new Date(iso), new Date(iso), iso, new Date(0), new Date(Number.NaN), undefined].map(times)).toEqual([
    iso,
    iso,
    iso,
    '1970-01-01T00:00:00.000Z',
    undefined,
    undefined,
  ]);
  expect(isLater(iso, undefined)).toBe(true);
  expect(isLater(undefined, iso)).toBe(false);
  expect(isLater(iso, iso)).toBe(false);
});
