import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { check } from '../../lib/check/check';
import { readInputs } from '../../lib/check/read-inputs';
import { bucketVersioning } from '../../lib/controls/data/bucket-versioning';
import type { CheckReport, Finding } from '../../lib/finding';
import { temporaryDirectory } from './temporary-directory';
import { writtenFiles } from './written-assembly';

const bucket = (name: string) => `  ${name}:\n    Type: AWS::S3::Bucket\n`;
const template = (...names: readonly string[]) => `Resources:\n${names.map(bucket).join('')}`;

function checked(directory: string, earlier?: readonly Finding[]): CheckReport {
  return check({
    ...readInputs([directory]),
    packs: ['storefront'],
    controls: [bucketVersioning],
    catalogue: [bucketVersioning],
    exceptions: [],
    levels: new Map(),
    strict: false,
    failOn: 'new',
    today: new Date('2026-03-01'),
    ...(earlier === undefined ? {} : { earlier }),
  });
}

/** `<logical id> <state>` of what is found after a change, with what it fixed. */
function changed(before: string, after: string): { readonly states: readonly string[]; readonly exitCode: number } {
  const { findings, fixed, outcome } = checked(after, checked(before).findings);
  const states = [...findings, ...fixed].map(({ resource, state }) => `${resource.logicalId} ${state}`);
  return { states, exitCode: outcome.exitCode };
}

const before = writtenFiles({ 'shop.yaml': template('Orders', 'Carts') });
const UNCHANGED = { states: ['Orders unchanged', 'Carts unchanged'], exitCode: 0 };

test('two buckets in one template are two findings', () => {
  const { findings } = checked(before);

  expect(findings.map(({ resource }) => resource.logicalId)).toEqual(['Orders', 'Carts']);
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});

test('a template in a renamed file, in another folder, has the same findings', () => {
  const after = writtenFiles({ 'shop.yaml': template('Orders', 'Carts') });
  mkdirSync(join(after, 'stacks'));
  renameSync(join(after, 'shop.yaml'), join(after, 'stacks', 'another.template'));

  expect(changed(before, after)).toEqual(UNCHANGED);
});

test('moved lines leave findings the same', () => {
  const text = `# A comment\n\nDescription: The shop\n\n${template('Orders', 'Carts').replaceAll('\n', '\n\n')}`;
  const after = writtenFiles({ 'shop.yaml': text });

  expect(checked(after).findings.map(({ templateLine }) => templateLine?.line)).not.toEqual(
    checked(before).findings.map(({ templateLine }) => templateLine?.line),
  );
  expect(changed(before, after)).toEqual(UNCHANGED);
});

test('reordered resources leave findings the same', () => {
  const after = writtenFiles({ 'shop.yaml': template('Carts', 'Logs', 'Orders') });

  expect(changed(before, after)).toEqual({ states: ['Carts unchanged', 'Logs new', 'Orders unchanged'], exitCode: 1 });
});

test('a template written as JSON has the same findings', () => {
  const Resources = { Orders: { Type: 'AWS::S3::Bucket' }, Carts: { Type: 'AWS::S3::Bucket' } };

  expect(changed(before, writtenFiles({ 'shop.json': { Resources } }))).toEqual(UNCHANGED);
});

test('a finding whose wrong value changes is the same finding', () => {
  const suspended = template('Orders', 'Carts').replace(
    'Bucket\n',
    'Bucket\n    Properties:\n      VersioningConfiguration:\n        Status: Suspended\n',
  );

  expect(changed(before, writtenFiles({ 'shop.yaml': suspended }))).toEqual(UNCHANGED);
});

test('a mended resource and one that is gone are fixed, one of another name is new', () => {
  const mended = `${template('Orders')}    Properties: { VersioningConfiguration: { Status: Enabled } }\n${bucket('Baskets')}`;

  expect(changed(before, writtenFiles({ 'shop.yaml': mended }))).toEqual({
    states: ['Baskets new', 'Orders fixed', 'Carts fixed'],
    exitCode: 1,
  });
});

describe('one logical id in two templates', () => {
  const both = writtenFiles({ 'a.yaml': template('Orders'), 'b.yaml': template('Orders') });

  test('is two findings with fingerprints of their own', () => {
    const [first, second] = checked(both).findings;

    expect(second?.fingerprint).toBe(`${first?.fingerprint}-2`);
  });

  test('is unchanged where both files are renamed, and one is fixed where one is gone', () => {
    const renamed = writtenFiles({ 'y.yaml': template('Orders'), 'z.yaml': template('Orders') });

    expect(changed(both, renamed).states).toEqual(['Orders unchanged', 'Orders unchanged']);
    expect(changed(both, writtenFiles({ 'b.yaml': template('Orders') })).states).toEqual([
      'Orders unchanged',
      'Orders fixed',
    ]);
  });
});

test('no order of resources and no file name changes a fingerprint', () => {
  const names = ['Orders', 'Carts', 'Logs', 'Uploads'];
  const fingerprints = (directory: string) =>
    checked(directory)
      .findings.map(({ fingerprint }) => fingerprint)
      .sort();
  const expected = fingerprints(writtenFiles({ 'shop.yaml': template(...names) }));
  const directory = temporaryDirectory();
  let run = 0;

  fc.assert(
    fc.property(
      fc.shuffledSubarray(names, { minLength: names.length }),
      fc.stringMatching(/^[a-z]{1,9}$/),
      (order, file) => {
        const folder = join(directory, String(run++));
        mkdirSync(folder);
        writeFileSync(join(folder, `${file}.yaml`), template(...order));

        expect(fingerprints(folder)).toEqual(expected);
      },
    ),
    { numRuns: 30 },
  );
});
