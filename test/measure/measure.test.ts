import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { catalogue } from '../../lib/controls';
import { readDisputes } from '../../measure/disputed';
import { readMapping } from '../../measure/mapping';

const PROJECT = resolve(__dirname, '..', '..');
const MEASURE = join(PROJECT, 'measure');

describe('npm run measure', () => {
  const directory = mkdtempSync(join(tmpdir(), 'measure-'));
  const mapping = join(directory, 'mapping.yaml');
  const disputed = join(directory, 'disputed.yaml');
  afterAll(() => rmSync(directory, { recursive: true }));

  beforeAll(() => {
    mkdirSync(join(directory, 'owner+name'));
    writeFileSync(
      join(directory, 'owner+name', 'shop.yaml'),
      'Resources:\n  Orders: { Type: AWS::S3::Bucket }\n  Kept:\n    Type: AWS::S3::Bucket\n' +
        '    Properties: { VersioningConfiguration: { Status: Enabled } }\n',
    );
    writeFileSync(mapping, 'serves: [S3]\nsources: { owner/name: { mapped: { Versions: BucketVersioning } } }\n');
    writeFileSync(disputed, 'disputed: []\n');
  });

  const label = (failResources: readonly string[]) => {
    const record = { repo: 'owner/name', path: 'shop.yaml', rule: 'Versions', label: 'fail', failResources };
    writeFileSync(join(directory, 'index.jsonl'), JSON.stringify(record));
  };
  const run = (args: readonly string[], STOREFRONT_CORPUS = directory) => {
    const { status, stdout, stderr } = spawnSync('npx', ['tsx', join(MEASURE, 'measure.ts'), ...args], {
      cwd: PROJECT,
      encoding: 'utf8',
      env: { ...process.env, STOREFRONT_CORPUS },
    });
    return { status, stdout, stderr };
  };

  test('ends with 0 when every requirement is met', () => {
    label(['Orders']);

    const { status, stdout, stderr } = run(['--mapping', mapping, '--disputed', disputed]);

    expect(stdout).toContain('met: recall: 100.00 % (1 of 1), at least 95.00 % asked');
    expect(stderr).toContain('judged 1 of 1 templates');
    expect(status).toBe(0);
  });

  test('ends with 1 when one is not', () => {
    label(['Orders', 'Kept']);

    const { status, stdout } = run(['--mapping', mapping, '--disputed', disputed, directory], '/nowhere');

    expect(stdout).toContain('    miss: owner+name/shop.yaml Kept\n      BucketVersioning on Kept: compliant');
    expect(stdout).toContain('NOT MET: recall: 50.00 % (1 of 2), at least 95.00 % asked');
    expect(status).toBe(1);
  });

  test('says so when there is nothing to measure', () => {
    const { status, stdout } = run([], '/nowhere');

    expect(stdout).toBe('measure: SKIPPED: no labelled templates at /nowhere. Nothing was measured.\n');
    expect(status).toBe(0);
  });

  test('ends with 2 when the folder that was named is not there', () => {
    const { status, stderr } = run(['/nowhere']);

    expect(stderr).toContain('/nowhere/index.jsonl: there is no such file; see measure/README.md');
    expect(status).toBe(2);
  });
});

describe('the mapping and the disputes of the project', () => {
  const mapping = readMapping(join(MEASURE, 'mapping.yaml'), new Set(catalogue.map(({ id }) => id)));

  test('can be read', () => {
    expect(mapping.mapped.size).toBeGreaterThan(200);
  });

  test('dispute labels of mapped rules only', () => {
    const disputes = readDisputes(join(MEASURE, 'disputed.yaml'));

    expect(disputes.filter(({ repo, rule }) => !mapping.mapped.has(`${repo} ${rule}`))).toEqual([]);
  });
});
