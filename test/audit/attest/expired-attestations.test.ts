import { attestationAnnotation } from '../../../lib/audit/attest/attestation';
import { expiredAnnotation, expiredAttestations } from '../../../lib/audit/attest/expired-attestations';
import type { Compliance, ObservedEvaluation, ObservedRule } from '../../../lib/audit/observations';
import { processChecks } from '../../../lib/rules/process-checks';
import { attestation, NOW, RULE } from './sample-attestation';

const HOME = { account: '111122223333', region: 'eu-central-1' };

function rule(name = RULE, scope = HOME): ObservedRule {
  return { scope, name, parameters: {}, counts: {}, countsCapped: false };
}

function result(more: Partial<ObservedEvaluation> = {}, compliance: Compliance = 'COMPLIANT'): ObservedEvaluation {
  return { scope: HOME, rule: RULE, compliance, resourceType: 'AWS::::Account', resourceId: HOME.account, ...more };
}

const doneOn = (on: string) => attestationAnnotation(attestation({ on }));

test('what was attested too long ago is expired, from the day after its last', () => {
  const observations = { rules: [rule()], evaluations: [result({ annotation: doneOn('2025-11-21') })] };

  expect(expiredAttestations(observations, NOW)).toEqual([
    {
      scope: HOME,
      check: processChecks.find(({ id }) => id === 'penetration-test'),
      rule: RULE,
      on: '2025-11-21',
      by: 'Example Testers Ltd',
      until: '2026-11-21',
    },
  ]);
  expect(expiredAttestations(observations, new Date('2026-11-21T23:59:59Z'))).toEqual([]);
});

test('the day of the work counts, not the day of the result', () => {
  const evaluations = [result({ annotation: doneOn('2025-11-01'), recordedAt: '2026-11-01T00:00:00.000Z' })];

  expect(expiredAttestations({ rules: [rule()], evaluations }, NOW)).toHaveLength(1);
});

test.each<[string, Partial<ObservedEvaluation>, string]>([
  ['an old result of somebody else', { annotation: 'done', recordedAt: '2025-10-01T08:00:00.000Z' }, '2025-10-01'],
  ['a result without any day', {}, '1970-01-01'],
  ['a result of no time', { recordedAt: 'soon' }, '1970-01-01'],
  ['a day that is none', { annotation: doneOn('2026-02-30') }, '1970-01-01'],
])('%s is expired', (_title, more, on) => {
  const [expired] = expiredAttestations({ rules: [rule()], evaluations: [result(more)] }, NOW);

  expect(expired).toMatchObject({ on });
  expect(expired).not.toHaveProperty('by');
});

test.each<[string, readonly ObservedRule[], readonly ObservedEvaluation[]]>([
  ['a young result of somebody else', [rule()], [result({ recordedAt: '2026-10-01T08:00:00.000Z' })]],
  ['what is attested in time', [rule()], [result({ annotation: doneOn('2026-11-02') })]],
  ['what is a finding already', [rule()], [result({ annotation: doneOn('2020-01-01') }, 'NON_COMPLIANT')]],
  ['what nobody attested', [rule()], []],
  ['a rule of another name', [rule('penetration-test')], [result({ rule: 'penetration-test' })]],
  ['the result of another region', [rule()], [result({ scope: { ...HOME, region: 'us-east-1' } })]],
])('%s is not', (_title, rules, evaluations) => {
  expect(expiredAttestations({ rules, evaluations }, NOW)).toEqual([]);
});

test('AWS Config shows when it was done and until when it counted', () => {
  expect(expiredAnnotation({ on: '2025-11-21', until: '2026-11-21' })).toBe(
    'Expired: done on 2025-11-21, counted until 2026-11-21; attest it again',
  );
});
