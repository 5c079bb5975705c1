import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAudit } from '../../../bin/commands/run-audit';
import { readBundle, readManifest } from '../../../lib/audit/evidence/read-bundle';
import { verifyBundle } from '../../../lib/audit/evidence/verify-bundle';
import { inProcess } from '../../bin/in-process';
import { temporaryDirectory } from '../../check/temporary-directory';
import { SAMPLE_ACCOUNT } from './sample-shop';
import { SAMPLE_AUDIT, writeSampleAudit } from './write-sample-audit';

jest.setTimeout(60_000);

/** For a fault of the sample: how it is made anew. */
const MEND = 'rm -r examples/audit && npx tsx test/audit/sample-audit/write-sample-audit.ts';

test('the sample is whole', async () => {
  const { faults } = await verifyBundle(SAMPLE_AUDIT);

  expect({ faults, mend: MEND }).toEqual({ faults: [], mend: MEND });
});

test('the sample shows something of every standing that a shop with a recorder has', () => {
  const { report } = readBundle(SAMPLE_AUDIT);

  expect(report).toMatchObject({ complete: true, gaps: [] });
  expect([...new Set(report.controls.map(({ standing }) => standing))].sort()).toEqual([
    'excepted',
    'met',
    'not-evaluated',
    'not-judged',
    'rule-missing',
    'stale',
    'unknown',
    'violated',
  ]);
  expect(report.scopes).toEqual([
    { account: SAMPLE_ACCOUNT, region: 'eu-central-1' },
    { account: SAMPLE_ACCOUNT, region: 'us-east-1' },
  ]);
});

test('the sample is of nobody, and small', () => {
  const { manifest } = readBundle(SAMPLE_AUDIT);
  const texts = manifest.files.map(({ path }) => readFileSync(join(SAMPLE_AUDIT, path), 'utf8'));

  const accounts = texts.flatMap((text) => text.match(/(?<![0-9A-Za-z-])\d{12}(?![0-9A-Za-z-])/g) ?? []);
  expect([...new Set(accounts)]).toEqual([SAMPLE_ACCOUNT]);
  expect(texts.join('')).not.toMatch(/\b(AKIA|ASIA)[A-Z0-9]{16}\b/);
  expect(manifest.files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(700_000);
});

test('the command line shows it, without AWS', async () => {
  const file = join(temporaryDirectory(), 'audit.html');

  const { exitCode, stdout, stderr } = await inProcess('.', () =>
    runAudit({
      appSettings: 'cdk.json',
      evaluate: false,
      from: SAMPLE_AUDIT,
      format: ['text', `html=${file}`],
      concurrency: '10',
      resume: false,
    }),
  );

  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(stdout).toContain('AWS::S3::Bucket example-shop-order-exports, since 2026-11-03');
  expect(stdout).toContain(
    'remediation: AWS-ConfigureS3BucketVersioning, by hand; 1 succeeded, 1 failed; last failed 2026-11-10',
  );
  expect(stdout).toContain('staff-training in 111122223333/eu-central-1: finds 1 resource');
  expect(readFileSync(file, 'utf8')).toContain('example-shop-order-exports');
});

test('it is made by the tool, and each time the same', async () => {
  const parent = temporaryDirectory();
  const one = await writeSampleAudit(join(parent, 'one'));
  const other = await writeSampleAudit(join(parent, 'other'));

  expect(one.manifestSha256).toBe(other.manifestSha256);
  expect((await verifyBundle(one.directory, one.manifestSha256)).faults).toEqual([]);
  expect(one.manifest.files.map(({ path }) => path)).toContain(
    'pages/111122223333/us-east-1/GetComplianceDetailsByConfigRule-1.json',
  );
});

test('it is that of the present catalogue', async () => {
  const { manifestSha256 } = await writeSampleAudit(join(temporaryDirectory(), 'present'));

  const { manifestSha256: committed } = readManifest(SAMPLE_AUDIT);

  const verdict = committed === manifestSha256 ? 'as it should be' : `examples/audit is stale; write it anew: ${MEND}`;
  expect(verdict).toBe('as it should be');
});
