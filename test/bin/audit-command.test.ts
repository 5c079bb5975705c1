import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditPermissions } from '../../lib/permissions/audit';
import { type ConfigServer, startConfigServer } from '../audit/config-server';
import { sampleAccounts } from '../audit/sample-accounts';
import { temporaryDirectory } from '../check/temporary-directory';
import { type Ran, startStorefrontBaseline, storefrontBaseline } from './command-line';

jest.setTimeout(120_000);

const REGIONS = ['--region', 'eu-central-1', '--region', 'us-east-1'];

describe('storefront-baseline audit', () => {
  let server: ConfigServer;

  beforeAll(async () => {
    server = await startConfigServer(sampleAccounts());
  });

  beforeEach(() => server.reset());

  afterAll(() => server.close());

  /** Of a person who has nothing but these keys. */
  const environment = (directory: string) => ({
    AWS_ENDPOINT_URL: server.endpoint,
    AWS_ACCESS_KEY_ID: 'AKIA111122223333',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    AWS_REGION: undefined,
    AWS_DEFAULT_REGION: undefined,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: join(directory, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(directory, 'credentials'),
    GITHUB_ACTIONS: undefined,
  });

  const run = (args: readonly string[], cwd: string, env: Readonly<Record<string, string | undefined>> = {}) =>
    storefrontBaseline(['audit', ...args], { cwd, env: { ...environment(cwd), ...env } });

  const json = ({ stdout }: Ran) => JSON.parse(stdout);

  test('reads two regions, writes every format, and keeps evidence', async () => {
    const cwd = temporaryDirectory();
    const formats = ['json=a.json', 'sarif=a.sarif', 'markdown=a.md', 'html=a.html', 'csv=a.csv'];

    const ran = await run(
      [...REGIONS, '--evidence', 'ev/1', ...formats.flatMap((each) => ['--format', each]), '--format', 'text'],
      cwd,
    );

    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toMatch(/^Audit of 111122223333\/eu-central-1, 111122223333\/us-east-1, 20/);
    expect(ran.stdout.trimEnd()).toMatch(/Failed: \d+ controls: \d+ violated, \d+ not evaluated, 2 unknown$/);
    expect(ran.stderr).toMatch(
      /(?:^|\n)read (\d+) of \1 rules in 2 regions: \d+ pages, \d+ results that do not comply\nevidence: ev\/1, manifest SHA-256 [0-9a-f]{64}\n$/,
    );
    for (const format of formats) expect(existsSync(join(cwd, format.split('=')[1] ?? ''))).toBe(true);
    expect(readdirSync(join(cwd, 'ev'))).toEqual(['1']);
    const [report, kept] = ['a.json', 'ev/1/report.json'].map((file) =>
      JSON.parse(readFileSync(join(cwd, file), 'utf8')),
    );
    expect(kept.controls).toEqual(report.controls);

    const again = await run(['--from', 'ev/1', '--format', 'json'], cwd, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    expect(again).toMatchObject({ exitCode: 1, stderr: '' });
    expect(json(again)).toEqual(report);

    const verified = await storefrontBaseline(['verify', 'ev/1'], { cwd });
    expect(verified.exitCode).toBe(0);

    const next = await run(
      [...REGIONS, '--since', 'ev/1', '--evidence', 'ev/2', '--fail-on', 'new', '--format', 'json'],
      cwd,
    );
    expect(next.exitCode).toBe(0);
    expect(json(next).since).toEqual({ finishedAt: report.finishedAt, complete: true, notCompared: [] });
    const manifest = JSON.parse(readFileSync(join(cwd, 'ev/2/manifest.json'), 'utf8'));
    expect(manifest.previous.name).toBe('1');
  });

  test('starts evaluations first with --evaluate, and asks for nothing that its policy does not allow', async () => {
    const cwd = temporaryDirectory();
    const rule = { source: 'S3_BUCKET_VERSIONING_ENABLED', results: [], lastEvaluatedAt: '2026-01-01T00:00:00.000Z' };
    const orders = { type: 'AWS::S3::Bucket', id: 'orders', compliance: 'NON_COMPLIANT' as const };
    const small = await startConfigServer(
      {
        account: '111122223333',
        regions: {
          'eu-central-1': {
            recorder: { name: 'default', recording: true },
            rules: [{ ...rule, name: 'versioning', nextResults: [orders] }],
          },
        },
      },
      { evaluationMs: 0 },
    );
    try {
      const ran = await run(['--region', 'eu-central-1', '--evaluate', '--format', 'json'], cwd, {
        AWS_ENDPOINT_URL: small.endpoint,
      });
      await run([...REGIONS], cwd);
      await run(['--region', 'eu-central-1', '--aggregator', 'organization'], cwd);

      expect(json(ran).controls).toContainEqual(
        expect.objectContaining({ id: 'BucketVersioning', standing: 'violated', rules: ['versioning'] }),
      );
      const rows = auditPermissions.rows({ evaluate: true, aggregator: true });
      const allowed = new Set(rows.flatMap(({ actions }) => actions));
      const asked = new Set(
        [...small.requests, ...server.requests].map(({ operation }) =>
          operation.startsWith('sts:') ? operation : `config:${operation}`,
        ),
      );
      expect(asked).toContain('config:StartConfigRulesEvaluation');
      expect([...asked].filter((action) => !allowed.has(action))).toEqual([]);
    } finally {
      await small.close();
    }
  });

  test('ends with 3 where something was not answered, and every format says so', async () => {
    const cwd = temporaryDirectory();
    server.reset(({ operation, input }) =>
      operation === 'GetComplianceDetailsByConfigRule' && String(input.ConfigRuleName).includes('UnscannedReadsDenied')
        ? 'denied'
        : undefined,
    );
    const formats = ['json', 'sarif', 'markdown', 'html', 'csv'];

    const ran = await run(
      [...REGIONS, ...formats.flatMap((each) => ['--format', `${each}=a.${each}`]), '--format', 'text'],
      cwd,
    );

    expect(ran.exitCode).toBe(3);
    expect(ran.stdout).toContain(
      'PARTIAL: 1 question to AWS not answered. What is missing here is not shown to be met.',
    );
    expect(ran.stdout.trimEnd().split('\n').at(-1)).toBe('Partial: 1 question to AWS not answered');
    expect(ran.stderr).toContain(', 1 not answered\n');
    const texts = Object.fromEntries(formats.map((format) => [format, readFileSync(join(cwd, `a.${format}`), 'utf8')]));
    expect(JSON.parse(texts.json ?? '')).toMatchObject({ complete: false, outcome: { exitCode: 3 } });
    expect(JSON.parse(texts.sarif ?? '').runs[0].invocations[0]).toMatchObject({
      executionSuccessful: false,
      exitCode: 3,
    });
    expect(texts.markdown).toContain('**PARTIAL: ');
    expect(texts.html).toContain('<strong>This audit is partial.</strong>');
    expect(texts.csv?.split('\r\n')[1]).toMatch(/^false,/);
    const control = JSON.parse(texts.json ?? '').controls.find(
      ({ id }: { id: string }) => id === 'UnscannedReadsDenied',
    );
    expect(control.standing).toBe('unknown');
  });

  test('takes an account without a recorder for a finding', async () => {
    const ran = await run(['--region', 'eu-central-1', '--format', 'json'], temporaryDirectory(), {
      AWS_ACCESS_KEY_ID: 'AKIA444455556666',
    });

    expect(ran.exitCode).toBe(1);
    const standings = new Set(json(ran).controls.map(({ standing }: { standing: string }) => standing));
    expect([...standings].sort()).toEqual(['not-judged', 'recorder-off', 'rule-missing']);
  });

  test('reads several accounts by their roles, and what one of them refuses is a gap', async () => {
    const roles = ['arn:aws:iam::444455556666:role/auditor', 'arn:aws:iam::111122223333:role/locked'];

    const ran = await run(
      ['--region', 'eu-central-1', ...roles.flatMap((arn) => ['--role-arn', arn]), '--format', 'json'],
      temporaryDirectory(),
    );

    expect(ran.exitCode).toBe(3);
    const { scopes, gaps, controls } = json(ran);
    expect(scopes).toHaveLength(2);
    expect(gaps).toEqual([expect.objectContaining({ operation: 'GetCallerIdentity' })]);
    const refused = controls.filter(({ scope }: { scope: { account: string } }) => scope.account === '111122223333');
    expect(new Set(refused.map(({ standing }: { standing: string }) => standing))).toEqual(
      new Set(['unknown', 'not-judged']),
    );
  });

  test('makes old results findings with --max-age, and judges drift with --assembly', async () => {
    const ran = await run(['--region', 'eu-central-1', '--max-age', '1d', '--format', 'json'], temporaryDirectory());

    expect(ran.exitCode).toBe(1);
    expect(json(ran).maxAgeDays).toBe(1);
    expect(json(ran).controls.some(({ standing }: { standing: string }) => standing === 'stale')).toBe(true);
  });

  describe('bad input is one clear line and exit code 2', () => {
    const NO_KEYS = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };

    test.each<[string, readonly string[], Readonly<Record<string, string | undefined>>, RegExp]>([
      [
        'no credentials',
        ['--region', 'eu-central-1'],
        NO_KEYS,
        /^no AWS credentials: .*; sign in, or name a profile with --profile$/,
      ],
      [
        'no region',
        [],
        {},
        /^no region: cdk\.json and the environment name none; write --region, such as eu-central-1$/,
      ],
      ['a region that is none', ['--region', 'mars-1'], {}, /^--region is "mars-1"; /],
      ['a profile that is none', ['--region', 'eu-central-1', '--profile', 'nobody'], {}, /^--profile nobody: /],
      [
        'an aggregator that does not exist',
        ['--region', 'eu-central-1', '--aggregator', 'nope'],
        {},
        /^the aggregator nope does not exist in 111122223333\/eu-central-1; name one that does: organization$/,
      ],
      ['a bundle that is none', ['--from', 'nowhere'], {}, /^nowhere.*: /],
      ['an earlier audit that is none', ['--region', 'eu-central-1', '--since', 'nowhere'], {}, /^nowhere: /],
      [
        'an assembly that is none',
        ['--region', 'eu-central-1', '--assembly', 'nowhere'],
        {},
        /^nowhere: there is no such directory/,
      ],
      [
        'a register that is none',
        ['--region', 'eu-central-1', '--exceptions', 'none.yaml'],
        {},
        /^none\.yaml: there is no such file/,
      ],
      [
        'a report in a folder that is not there',
        ['--region', 'eu-central-1', '--format', 'json=nowhere/a.json'],
        {},
        /^nowhere\/a\.json: the file cannot be written \(ENOENT\); name another file$/,
      ],
      ['a flag that is none', ['--regon', 'x'], {}, /^storefront-baseline: unknown option '--regon'/],
    ])('%s', async (_name, args, env, line) => {
      const cwd = temporaryDirectory();

      const ran = await run(args, cwd, env);

      expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
      expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(ran.stderr.trimEnd()).toMatch(line);
      expect(readdirSync(cwd)).toEqual([]);
    });
  });

  test('that is interrupted leaves no bundle, ends with 130, and goes on with --resume', async () => {
    const cwd = temporaryDirectory();
    const slow = await startConfigServer(sampleAccounts(), { delayMs: 60 });
    const env = { ...environment(cwd), AWS_ENDPOINT_URL: slow.endpoint };
    const args = ['audit', ...REGIONS, '--evidence', 'ev', '--concurrency', '2', '--format', 'json'];
    try {
      const { child, end } = startStorefrontBaseline(args, { cwd, env });
      while (slow.requests.length < 30) await new Promise((resolve) => setTimeout(resolve, 20));
      child.kill('SIGINT');
      const ran = await end;

      expect(ran.exitCode).toBe(130);
      expect(ran.stdout).toBe('');
      expect(ran.stderr).toContain(
        'interrupted: nothing is written; run it again with --resume to go on after the last page\n',
      );
      expect(readdirSync(cwd)).toEqual(['ev.pages']);

      const asked = slow.requests.length;
      slow.reset();
      const resumed = await storefrontBaseline([...args, '--resume'], { cwd, env });
      const whole = await run([...REGIONS, '--format', 'json'], cwd);

      expect(resumed.exitCode).toBe(1);
      expect(json(resumed).controls).toEqual(json(whole).controls);
      expect(readdirSync(cwd)).toEqual(['ev']);
      expect(slow.requests.length).toBeLessThan(server.requests.length - asked / 3);
    } finally {
      await slow.close();
    }
  });
});
