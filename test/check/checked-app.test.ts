import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  DISABLE_CREATION_STACK_TRACES,
  DISABLE_LOGICAL_ID_METADATA,
  PATH_METADATA_ENABLE_CONTEXT,
} from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import { type CheckOptions, check } from '../../lib/check/check';
import { readInputs } from '../../lib/check/read-inputs';
import { catalogue } from '../../lib/controls/catalogue';
import { PciDss401Checks } from '../../lib/policy/framework-checks';
import { StorefrontChecks } from '../../lib/policy/storefront-checks';
import { temporaryDirectory } from './temporary-directory';

/** The line of this file at which the caller stands. */
function line(): number {
  return Number(/checked-app\.test\.ts:(\d+)/.exec(new Error().stack?.split('\n')[2] ?? '')?.[1]);
}

const made = new Map<string, number>();

/** Makes a bucket, and remembers the line. */
function shop(app: App): void {
  const stack = new Stack(app, 'Shop');
  made.set('Shop/Orders', line() + 1);
  new s3.Bucket(stack, 'Orders', { versioned: true });
  const nested = new NestedStack(stack, 'Inner');
  made.set('Shop/Inner/Orders', line() + 1);
  new s3.Bucket(nested, 'Orders');
  const stage = new Stage(new Stage(app, 'Prod'), 'Blue');
  made.set('Prod/Blue/Data/Orders', line() + 1);
  new s3.Bucket(new Stack(stage, 'Data'), 'Orders');
  Validations.of(stage).acknowledge({ id: 'Storefront::BucketVersioning', reason: 'Scratch data' });
  Validations.of(stage).acknowledge({ id: 'PciDss401::BucketVersioning', reason: 'Scratch data' });
}

/** Synthesizes an app in this process, with what a failed validation does to the process taken back. */
function synthesized(build: (app: App) => void, context: Readonly<Record<string, unknown>> = {}): string {
  const spy = jest.spyOn(console, 'error').mockImplementation(() => {});
  const { exitCode } = process;
  try {
    const app = new App({
      outdir: temporaryDirectory(),
      context: {
        'aws:cdk:enable-asset-metadata': true,
        '@aws-cdk/core:failSynthOnValidationErrors': false,
        ...context,
      },
    });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(), new StorefrontChecks(), new PciDss401Checks());
    build(app);
    app.synth();
    return app.outdir;
  } finally {
    spy.mockRestore();
    process.exitCode = exitCode;
  }
}

const run = (directory: string, parts: Partial<CheckOptions> = {}) =>
  check({
    ...readInputs([directory]),
    packs: ['storefront'],
    controls: catalogue,
    catalogue,
    exceptions: [],
    levels: new Map(),
    strict: false,
    failOn: 'error',
    today: new Date('2026-03-01'),
    ...parts,
  });

const directory = synthesized(shop);
const report = run(directory);
const of = (rule: string) => report.findings.filter((finding) => finding.rule === rule);

test('every template of the app is judged, those of nested stacks and stages too', () => {
  expect(report.templates.map(({ stack, resources }) => [stack, resources])).toEqual([
    ['Prod/Blue/Data', 1],
    ['Shop', 2],
    ['Shop', 1],
  ]);
  expect(report.unread).toEqual([]);
  expect(report.incomplete).toEqual([]);
});

test('findings are at the lines that made the constructs', () => {
  const versioning = of('BucketVersioning').map(({ resource, source }) => [resource.constructPath, source?.line]);

  expect(versioning.sort()).toEqual([
    ['Prod/Blue/Data/Orders/Resource', made.get('Prod/Blue/Data/Orders')],
    ['Shop/Inner/Orders/Resource', made.get('Shop/Inner/Orders')],
  ]);
  expect(of('BucketVersioning')[0]?.source?.file).toBe('test/check/checked-app.test.ts');
});

test('findings name the line of the right template', () => {
  const [inner] = of('BucketVersioning').filter(({ resource }) => resource.constructPath?.startsWith('Shop/Inner'));

  expect(inner?.templateLine?.file).toMatch(/ShopInner\w+\.nested\.template\.json$/);
  expect(inner?.templateLine?.line).toBeGreaterThan(1);
});

test('compliant resources are in the tally', () => {
  const [versioning] = report.tallies.filter(({ rule }) => rule === 'BucketVersioning');

  expect(versioning).toMatchObject({
    compliant: 1,
    violations: 1,
    excepted: 1,
    compliantResources: [expect.stringMatching(/Shop\.template\.json#Orders\w+$/)],
  });
});

test('one fact is one finding, with the rule of cdk-nag that found it as well', () => {
  expect(of('AwsSolutions-S1')).toEqual([]);
  expect(of('BucketAccessLogs').map(({ alsoFoundBy }) => alsoFoundBy)).toEqual(Array(3).fill(['AwsSolutions-S1']));

  const facts = report.findings.map(({ rule, resource }) => `${rule} ${resource.constructPath}`);
  expect(new Set(facts).size).toBe(facts.length);
  expect(new Set(report.findings.map(({ fingerprint }) => fingerprint)).size).toBe(facts.length);
});

test("the app's acknowledgements count, unless the exceptions of the target branch decide", () => {
  const excuses = ({ findings }: typeof report) =>
    findings
      .filter(({ rule, exception }) => rule === 'BucketVersioning' && exception !== undefined)
      .map(({ resource, exception }) => [resource.constructPath, exception]);

  expect(excuses(report)).toEqual([
    ['Prod/Blue/Data/Orders/Resource', { kind: 'acknowledged', source: 'Prod/Blue', reason: 'Scratch data' }],
  ]);
  expect(excuses(run(directory, { targetExceptions: [] }))).toEqual([]);
});

test('the same app synthesized elsewhere has the same findings', () => {
  const again = run(synthesized(shop), { earlier: report.findings, failOn: 'new' });

  expect(again.fixed).toEqual([]);
  expect(new Set(again.findings.map(({ state }) => state))).toEqual(new Set(['unchanged']));
  expect(again.outcome.exitCode).toBe(0);
});

test('without stack traces there are constructs, and no lines of the app', () => {
  const { findings } = run(synthesized(shop, { [DISABLE_CREATION_STACK_TRACES]: true }));

  expect(findings.map(({ fingerprint }) => fingerprint).sort()).toEqual(
    report.findings.map(({ fingerprint }) => fingerprint).sort(),
  );
  expect(findings.filter(({ source }) => source !== undefined)).toEqual([]);
});

test('without logical ids in the metadata, constructs are told by the templates', () => {
  const { findings } = run(
    synthesized(shop, { [DISABLE_LOGICAL_ID_METADATA]: true, [PATH_METADATA_ENABLE_CONTEXT]: true }),
  );

  const places = (all: typeof findings) => all.map(({ fingerprint, source }) => [fingerprint, source?.file]).sort();
  expect(places(findings)).toEqual(places(report.findings));
});

test('without a validation report the controls still find what they find', () => {
  const bare = synthesized(shop);
  rmSync(join(bare, 'validation-report.json'));

  const { findings } = run(bare);

  expect(findings.every(({ pack, alsoFoundBy }) => pack === 'Storefront' && alsoFoundBy === undefined)).toBe(true);
  expect(findings.filter(({ rule }) => rule === 'BucketVersioning')).toHaveLength(2);
});
