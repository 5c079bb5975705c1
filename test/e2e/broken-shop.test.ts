import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storefrontBaseline } from '../bin/command-line';
import { CdkProject } from './cdk-project';

jest.setTimeout(120_000);

const MADE_AT = readFileSync('test/e2e/unversioned-shop.ts', 'utf8')
  .split('\n')
  .findIndex((line) => line.startsWith('new StorefrontBucket'));

/** What `cdk synth` says of customer data in a bucket without versions. */
const REPORT = [
  /^\S*lib\/data\/storefront-bucket\.ts:\d+:\d+$/,
  /^ERROR Buckets keep previous versions: OrderExportsBucket\w+ \(AWS::S3::Bucket\): VersioningConfiguration\.Status is absent; expected "Enabled"\. An overwritten or deleted order export can be recovered\. \(Storefront\)$/,
  /^ {3}Shop\/OrderExports\/Bucket\/Resource \(OrderExportsBucket\w+\) aws-cdk-lib\.aws_s3\.CfnBucket$/,
  /^ {3}Suggested fix: Set versioned: true, or use StorefrontBucket\.$/,
  /BucketVersioning/,
];

test('cdk synth stops at customer data that is not versioned, and tells what, where, why and the remedy', async () => {
  const { exitCode, stderr, assembly } = await new CdkProject('test/e2e/unversioned-shop.ts').cdk('synth');

  expect(exitCode).toBe(1);
  const lines = stderr.split('\n');
  const start = lines.findIndex((line) => line.startsWith('ERROR ')) - 1;
  for (const [index, line] of REPORT.entries()) expect(lines[start + index]).toMatch(line);
  expect(lines.filter((line) => /^(ERROR|FATAL|WARNING) /.test(line))).toHaveLength(1);
  expect(stderr).not.toMatch(/^\s+at /m);
  const report = JSON.parse(readFileSync(join(assembly, 'validation-report.json'), 'utf8'));
  expect(report.pluginReports[0].violations[0].violatingConstructs[0].stackTraces[0]).toContain(
    `test/e2e/unversioned-shop.ts:${MADE_AT + 1}:`,
  );

  const posture = await storefrontBaseline(['posture', assembly]);
  expect(posture.exitCode).toBe(1);
  expect(posture.stdout).toContain('  violated BucketVersioning at Shop/OrderExports/Bucket/Resource: ');
  expect(posture.stdout).toMatch(/\nViolated: 1 fails the synth\.\n$/);
});
