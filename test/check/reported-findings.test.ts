import { withReported } from '../../lib/check/reported-findings';
import type { ReportedViolation } from '../../lib/check/reported-violations';
import type { Level } from '../../lib/finding';
import { risk } from '../exceptions/sample-exceptions';
import { finding } from '../report/sample-report';
import { context, inputOf, violation } from './sample-input';

const accessLogs = finding({
  rule: 'BucketAccessLogs',
  severity: 'medium',
  level: 'warning',
  resource: {
    logicalId: 'Orders',
    type: 'AWS::S3::Bucket',
    template: 'Shop.json',
    constructPath: 'Shop/Orders/Resource',
  },
});

const merged = (own: Parameters<typeof withReported>[0], ...reported: readonly ReportedViolation[]) =>
  withReported(own, inputOf(reported), context(reported));

describe('a rule that speaks of the same fact', () => {
  test("joins the control's finding at the same construct", () => {
    expect(merged([accessLogs], violation())).toEqual([{ ...accessLogs, alsoFoundBy: ['AwsSolutions-S1'] }]);
  });

  test('is named once, however often it is reported', () => {
    expect(merged([accessLogs], violation(), violation({ description: 'again' }))).toEqual([
      { ...accessLogs, alsoFoundBy: ['AwsSolutions-S1'] },
    ]);
  });

  test('is a finding of its own at another construct, or where the control found nothing', () => {
    const elsewhere = violation({ constructPath: 'Shop/Carts/Resource' });

    expect(merged([accessLogs], elsewhere).map(({ rule }) => rule)).toEqual(['BucketAccessLogs', 'AwsSolutions-S1']);
    expect(merged([], violation()).map(({ rule }) => rule)).toEqual(['AwsSolutions-S1']);
  });

  test('joins by template and logical id, where the plugin tells no construct', () => {
    const placed = violation({ constructPath: undefined, template: 'Shop.json', logicalId: 'Orders' });

    expect(merged([accessLogs], placed)).toEqual([{ ...accessLogs, alsoFoundBy: ['AwsSolutions-S1'] }]);
  });

  test('does not make its exception useless, though the control decides', () => {
    const exception = risk({ controls: ['AwsSolutions-S1'], path: 'Shop/Orders' });
    const shared = context([], { exceptions: [exception] });

    const [joined] = withReported([accessLogs], inputOf([violation()]), shared);

    expect(joined).not.toHaveProperty('exception');
    expect([...shared.excuses.used]).toEqual([exception]);
  });
});

test('a rule without a control is a finding with all that is known of the resource', () => {
  const [found] = merged([], violation({ rule: 'AwsSolutions-X1', fix: 'Turn it on.' }));

  expect(found).toEqual({
    fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    rule: 'AwsSolutions-X1',
    pack: 'AwsSolutions',
    title: 'AwsSolutions-X1',
    verdict: 'violation',
    severity: 'high',
    level: 'error',
    message: 'The S3 Bucket has server access logs disabled.',
    remedy: 'Turn it on.',
    resource: accessLogs.resource,
    source: { file: 'lib/shop.ts', line: 3 },
    templateLine: { file: 'Shop.json', line: 7 },
    frameworks: {},
  });
});

test.each(['Storefront', 'PciDss401', 'Gdpr', 'NistCsf20', 'StorefrontExceptions'])(
  'what the pack %s found is not repeated',
  (pack) => {
    expect(merged([accessLogs], violation({ pack, rule: 'BucketAccessLogs' }))).toEqual([accessLogs]);
  },
);

describe('violations of one rule', () => {
  test('are one finding where resource and words are the same', () => {
    expect(merged([], violation(), violation())).toHaveLength(1);
  });

  test.each<[string, Partial<ReportedViolation>, Partial<ReportedViolation>]>([
    ['at two constructs', {}, { constructPath: 'Shop/Carts/Resource' }],
    ['in other words', {}, { description: 'something else' }],
    [
      'at logical ids alone',
      { constructPath: undefined, logicalId: 'A' },
      { constructPath: undefined, logicalId: 'B' },
    ],
  ])('%s are two, with fingerprints of their own', (_name, left, right) => {
    const found = merged([], violation(left), violation(right));

    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    expect(found).toHaveLength(2);
  });
});

describe('the level', () => {
  test.each<[string | undefined, string, Level]>([
    ['fatal', 'high', 'error'],
    ['error', 'high', 'error'],
    [undefined, 'high', 'error'],
    ['constructor', 'high', 'error'],
    ['warning', 'medium', 'warning'],
    ['info', 'low', 'warning'],
  ])('of what a plugin calls %s', (called, severity, level) => {
    expect(merged([], violation({ severity: called }))).toMatchObject([{ severity, level }]);
  });

  test.each(['AwsSolutions-IAM5', 'AwsSolutions-IAM5[Resource::*]'])('may be chosen for %s', (id) => {
    const levels = { levels: new Map<string, Level>([[id, 'warning']]), strict: false };
    const reported = [violation({ rule: 'AwsSolutions-IAM5[Resource::*]' })];

    expect(withReported([], inputOf(reported), { ...context(), levels })).toMatchObject([{ level: 'warning' }]);
  });
});

describe('what excuses it', () => {
  test('is an exception from its id', () => {
    const exceptions = [risk({ controls: ['AwsSolutions-S1'], path: 'Shop/Orders' })];

    const found = withReported([], inputOf([violation()]), context([], { exceptions }));

    expect(found).toMatchObject([{ exception: { kind: 'risk', source: 'exceptions.yaml:4' } }]);
  });

  test('is an exception for stack and logical id, where there is no construct', () => {
    const exceptions = [risk({ controls: ['AwsSolutions-S1'], path: 'Shop/Queue' })];
    const reported = [violation({ constructPath: undefined, logicalId: 'Queue' })];

    expect(withReported([], inputOf(reported), context([], { exceptions }))).toMatchObject([
      { exception: { kind: 'risk' } },
    ]);
  });

  test('is the acknowledgement by which the synth suppressed it, unless the target branch decides', () => {
    const reported = [violation({ acknowledged: { reason: 'Scratch data', at: 'Shop' } })];
    const [trusted] = withReported([], inputOf(reported), context(reported));
    const [distrusted] = withReported([], inputOf(reported), context(reported, { trustsApp: false }));

    expect(trusted?.exception).toEqual({ kind: 'acknowledged', source: 'Shop', reason: 'Scratch data' });
    expect(distrusted).not.toHaveProperty('exception');
  });
});
