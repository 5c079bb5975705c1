import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { credentialsEnvironment, noCredentials } from '../account/credentials-environment';
import { accountWith, processRule, REGION, RULE } from '../audit/attest/sample-attestation';
import { type ConfigServer, startConfigServer } from '../audit/config-server';
import { temporaryDirectory } from '../check/temporary-directory';
import { localAwsMissing, startLocalAws } from '../handlers/under-attack/local-aws';
import { storefrontBaseline } from './command-line';

jest.setTimeout(120_000);

let server: ConfigServer;
beforeAll(async () => {
  server = await startConfigServer(accountWith(processRule(RULE)));
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const today = () => new Date().toISOString().slice(0, 10);

/** A directory with evidence in it. */
function directoryWithEvidence(): string {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, 'report.pdf'), 'tested');
  return directory;
}

function attest(cwd: string, flags: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const words = ['--evidence', 'report.pdf', '--by', 'Example Testers Ltd', '--on', today()];
  return storefrontBaseline(['attest', 'penetration-test', ...words, ...flags], {
    cwd,
    env: { ...credentialsEnvironment(server.endpoint), AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined, ...env },
  });
}

test('the evidence is kept, AWS Config is told, and both are said', async () => {
  const cwd = directoryWithEvidence();

  const { exitCode, stdout, stderr } = await attest(cwd, [
    '--directory',
    'kept',
    '--region',
    REGION,
    '--note',
    'retest',
  ]);

  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const place = /^ {2}evidence {2}(\S+)evidence\.pdf \(6 bytes\)$/m.exec(stdout)?.[1] ?? '';
  expect(stdout).toMatch(
    /^penetration-test is attested in 111122223333\/eu-central-1: done on \d{4}-\d\d-\d\d by Example Testers Ltd, counts until \d{4}-\d\d-\d\d\n {2}rule {6}penetration-test-conformance-pack-a1b2c3d4e\n {2}evidence .*\n {2}SHA-256 {3}[0-9a-f]{64}\n$/,
  );
  expect(JSON.parse(readFileSync(join(cwd, place, 'attestation.json'), 'utf8'))).toMatchObject({ note: 'retest' });
  expect(server.requests.map(({ operation }) => operation)).toEqual([
    'sts:GetCallerIdentity',
    'sts:GetCallerIdentity',
    'DescribeConfigRules',
    'PutExternalEvaluation',
  ]);
});

test('the region of the environment is taken', async () => {
  const { exitCode } = await attest(directoryWithEvidence(), ['--directory', 'kept'], { AWS_REGION: REGION });

  expect(exitCode).toBe(0);
});

test.each<[string, readonly string[], string]>([
  ['no place', [], 'attest keeps the evidence in one place; write either --bucket s3://name or --directory'],
  [
    'two places',
    ['--directory', 'kept', '--bucket', 's3://shop'],
    'attest keeps the evidence in one place; write either --bucket s3://name or --directory',
  ],
  ['a bucket that is none', ['--bucket', 'shop'], '--bucket is "shop"; write s3://bucket or s3://bucket/prefix'],
  [
    'an owner that is none',
    ['--bucket', 's3://shop', '--bucket-owner', 'me'],
    '--bucket-owner is "me"; write 12 digits, beside --bucket',
  ],
  [
    'a region that is none',
    ['--directory', 'kept', '--region', 'eu-centrl-1'],
    '--region is "eu-centrl-1"; did you mean eu-central-1?',
  ],
  [
    'a role that is none',
    ['--directory', 'kept', '--role-arn', 'audit'],
    '--role-arn is "audit"; write the ARN of a role',
  ],
  [
    'an external id alone',
    ['--directory', 'kept', '--external-id', 'shop'],
    '--external-id goes with --role-arn; name the role',
  ],
  [
    'evidence that is not there',
    ['--directory', 'kept', '--evidence', 'none.pdf'],
    'none.pdf: there is no such file; name the file with the evidence',
  ],
  [
    'a day that lies ahead',
    ['--directory', 'kept', '--on', '2999-01-01'],
    '--on is 2999-01-01, which lies ahead; write the day on which the work was done',
  ],
  [
    'no region',
    ['--directory', 'kept'],
    'no region: cdk.json and the environment name none; write --region, such as eu-central-1',
  ],
])('%s is refused in one line, before AWS is asked', async (_title, flags, line) => {
  const cwd = directoryWithEvidence();

  const { exitCode, stdout, stderr } = await attest(cwd, flags);

  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: '', stderr: `${line}\n` });
  expect(server.requests).toEqual([]);
  expect(existsSync(join(cwd, 'kept'))).toBe(false);
});

test('without credentials nothing is kept', async () => {
  const cwd = directoryWithEvidence();

  const { exitCode, stderr } = await attest(cwd, ['--directory', 'kept', '--region', REGION], {
    ...noCredentials(),
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
  });

  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^no AWS credentials: .*; sign in, or name a profile with --profile\n$/);
  expect(existsSync(join(cwd, 'kept'))).toBe(false);
});

test('a region without the rule is named', async () => {
  const { exitCode, stderr } = await attest(directoryWithEvidence(), ['--directory', 'kept', '--region', 'us-east-1']);

  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    '111122223333/us-east-1: AWS Config has no rule of penetration-test; deploy ConfigBaseline with its conformance pack there, or name its region with --region\n',
  );
});

if (localAwsMissing !== undefined) console.warn(`SKIPPED: attest keeps nothing in a bucket: ${localAwsMissing}.`);
const testWithAws = localAwsMissing === undefined ? test : test.skip;
const title = 'the evidence goes into a bucket of a local AWS API; one that is not there is named';

testWithAws(localAwsMissing === undefined ? title : `${title}, SKIPPED: ${localAwsMissing}`, async () => {
  const aws = await startLocalAws();
  try {
    const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
    const s3 = new S3Client({ endpoint: aws.endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
    await s3.send(new CreateBucketCommand({ Bucket: 'shop-evidence' }));
    const env = { AWS_ENDPOINT_URL_S3: aws.endpoint };
    const flags = (bucket: string) => ['--bucket', bucket, '--bucket-owner', '123456789012', '--region', REGION];

    const kept = await attest(directoryWithEvidence(), flags('s3://shop-evidence/audits/'), env);
    const lost = await attest(directoryWithEvidence(), flags('s3://no-such-bucket'), env);

    expect(kept).toMatchObject({ exitCode: 0, stderr: '' });
    const { Contents: contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: 'shop-evidence' }));
    expect(contents.map(({ Key }) => Key?.split('/').at(-1))).toEqual(['attestation.json', 'evidence.pdf']);
    expect(contents[0]?.Key).toMatch(/^audits\/attestations\/111122223333\/eu-central-1\/penetration-test\//);
    expect(lost.exitCode).toBe(2);
    expect(lost.stderr).toMatch(
      /^111122223333\/eu-central-1: the evidence cannot be kept \(NoSuchBucket: .*\); mend that and attest again\n$/,
    );
    s3.destroy();
  } finally {
    await aws.stop();
  }
});
