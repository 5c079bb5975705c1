import { type CheckOptions, check } from '../../lib/check/check';
import { bucketVersioning } from '../../lib/controls/data/bucket-versioning';
import type { Finding } from '../../lib/finding';
import { version } from '../../lib/version';
import { risk } from '../exceptions/sample-exceptions';
import { finding } from '../report/sample-report';
import { inputOf, violation } from './sample-input';

const options: CheckOptions = {
  inputs: [inputOf([])],
  incomplete: [],
  packs: ['storefront'],
  controls: [bucketVersioning],
  catalogue: [bucketVersioning],
  exceptions: [],
  levels: new Map(),
  strict: false,
  failOn: 'error',
  today: new Date('2026-03-01T23:30:00Z'),
};

const run = (parts: Partial<CheckOptions> = {}) => check({ ...options, ...parts });
const excused = ({ findings }: { readonly findings: readonly Finding[] }) =>
  findings.map(({ exception }) => exception?.kind);

const granted = risk({ path: 'Shop/Orders' });
const acknowledged = violation({
  pack: 'Storefront',
  rule: 'BucketVersioning',
  acknowledged: { reason: 'Scratch data', at: 'Shop' },
});

test('a run says what was judged, when, and what it comes to', () => {
  expect(run()).toMatchObject({
    version,
    date: '2026-03-01',
    packs: ['storefront'],
    templates: [{ file: 'Shop.json', stack: 'Shop', resources: 1 }],
    findings: [
      {
        rule: 'BucketVersioning',
        resource: { constructPath: 'Shop/Orders/Resource' },
        source: { file: 'lib/shop.ts', line: 3 },
        templateLine: { file: 'Shop.json', line: 7 },
      },
    ],
    fixed: [],
    problems: [],
    proposedExceptions: [],
    outcome: { exitCode: 1, reason: '1 finding' },
  });
});

test('without a state to compare with, findings have no state', () => {
  expect(run().findings[0]).not.toHaveProperty('state');
});

test('compared with an earlier state, findings are new, unchanged or fixed', () => {
  const earlier = [...run().findings, finding({ fingerprint: 'gone' })];

  expect(run({ earlier, failOn: 'new' })).toMatchObject({
    findings: [{ state: 'unchanged' }],
    fixed: [{ fingerprint: 'gone', state: 'fixed' }],
    outcome: { exitCode: 0 },
  });
  expect(run({ earlier: [], failOn: 'new' })).toMatchObject({
    findings: [{ state: 'new' }],
    outcome: { exitCode: 1, reason: '1 new finding' },
  });
});

test('several inputs add up: tallies by rule, fingerprints of their own', () => {
  const { findings, tallies, templates } = run({ inputs: [inputOf([]), inputOf([])] });

  expect(tallies).toMatchObject([{ rule: 'BucketVersioning', violations: 2, compliant: 0 }]);
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  expect(templates).toHaveLength(2);
});

test('compliant resources of several inputs are all in the tally', () => {
  const body = {
    Resources: {
      Orders: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
    },
  };
  const inputs = ['A.json', 'B.json'].map((name) => inputOf([], { templates: [{ name, body }] }));

  expect(run({ inputs })).toMatchObject({
    findings: [],
    tallies: [{ compliant: 2, compliantResources: ['A.json#Orders', 'B.json#Orders'] }],
    outcome: { exitCode: 0, reason: 'nothing found' },
  });
});

test('what cannot be read makes a run incomplete, what cannot be judged is named', () => {
  const body = { Resources: { 'Fn::ForEach::Buckets': [] } };
  const inputs = [inputOf([], { templates: [{ name: 'A.json', body }], unread: ['Shop.json: a clause'] })];

  const { outcome, unread, incomplete } = run({ inputs, incomplete: ['b.json: not JSON'] });

  expect(incomplete).toEqual(['b.json: not JSON']);
  expect(outcome.exitCode).toBe(3);
  expect(unread).toEqual(['Shop.json: a clause', expect.stringMatching(/^A\.json: /)]);
});

test('levels, strictness and the age of controls decide whether a finding fails', () => {
  expect(run({ levels: new Map([['BucketVersioning', 'warning']]) }).outcome.exitCode).toBe(0);
  expect(run({ controlsAsOf: '0.0.9' }).outcome.exitCode).toBe(0);
  expect(run({ controlsAsOf: '0.0.9', failOn: 'warning' }).outcome.exitCode).toBe(1);
});

describe('an exception', () => {
  test('that is in force excuses', () => {
    expect(run({ exceptions: [granted] })).toMatchObject({
      findings: [{ exception: { kind: 'risk' } }],
      tallies: [{ violations: 0, excepted: 1 }],
      problems: [],
      outcome: { exitCode: 0, reason: 'nothing found' },
    });
  });

  test('that has expired does not, and is a problem of its own', () => {
    const report = run({ exceptions: [{ ...granted, expires: '2026-02-28' }] });

    expect(excused(report)).toEqual([undefined]);
    expect(report.problems).toEqual([{ level: 'error', message: expect.stringContaining('expired on 2026-02-28') }]);
    expect(report.outcome.exitCode).toBe(1);
  });

  test('that covers nothing here only warns: a run may look at a part of the app', () => {
    const { problems } = run({ exceptions: [granted, risk({ path: 'Shop/Elsewhere' })] });

    expect(problems).toEqual([{ level: 'warning', message: expect.stringContaining('covers no finding') }]);
  });

  test('that one of several inputs needs is used', () => {
    const other = inputOf([], { originOf: () => undefined, stackOf: () => 'Other' });

    expect(run({ inputs: [inputOf([]), other], exceptions: [granted] }).problems).toEqual([]);
  });
});

describe('where the exceptions of the target branch decide', () => {
  test("the change's own excuse nothing, and are proposed", () => {
    const report = run({ exceptions: [granted], targetExceptions: [] });

    expect(excused(report)).toEqual([undefined]);
    expect(report.proposedExceptions).toEqual([expect.stringMatching(/^exceptions\.yaml:4: BucketVersioning at Shop/)]);
    expect(report.outcome.exitCode).toBe(1);
  });

  test('those of the target excuse, though the change removed them', () => {
    const report = run({ exceptions: [], targetExceptions: [granted] });

    expect(excused(report)).toEqual(['risk']);
    expect(report.proposedExceptions).toEqual([]);
  });

  test('a changed one counts as the target has it', () => {
    const longer = { ...granted, expires: '2026-07-31' } as const;

    const report = run({ exceptions: [longer], targetExceptions: [{ ...granted, expires: '2026-02-28' }] });

    expect(excused(report)).toEqual([undefined]);
    expect(report.proposedExceptions).toHaveLength(1);
  });

  test('acknowledgements made by the app do not count, which do otherwise', () => {
    const inputs = [inputOf([acknowledged])];

    expect(excused(run({ inputs }))).toEqual(['acknowledged']);
    expect(excused(run({ inputs, targetExceptions: [] }))).toEqual([undefined]);
  });

  test('nor do acknowledgements of what other packs found', () => {
    const inputs = [inputOf([violation({ acknowledged: { reason: 'Scratch data', at: 'Shop' } })])];

    expect(excused(run({ inputs }))).toEqual([undefined, 'acknowledged']);
    expect(excused(run({ inputs, targetExceptions: [] }))).toEqual([undefined, undefined]);
  });
});
