import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json';
import { appScript, isRunning } from '../check/app-script';
import { evidence, ownPack, rule, verdict } from '../check/sample-evidence';
import { temporaryDirectory } from '../check/temporary-directory';
import { manifest, stack, writtenFiles } from '../check/written-assembly';
import { startStorefrontBaseline, storefrontBaseline } from './command-line';

jest.setTimeout(60_000);

const rest = {
  'manifest.json': manifest({ 'Shop-Data': stack('Data.template.json') }),
  'Data.template.json': { Resources: { Orders: { Type: 'AWS::S3::Bucket' } } },
};

const clean = {
  ...rest,
  'storefront-evidence.json': evidence({ packs: [ownPack(rule('A', 'data', verdict('compliant')))] }),
};

const violated = {
  ...rest,
  'storefront-evidence.json': evidence({
    packs: [ownPack(rule('A', 'data', verdict('violation', { message: 'Status is absent' })))],
  }),
};

/** The source of an app that writes such an assembly. */
const writes = (files: Readonly<Record<string, unknown>>, exitCode = 0) => `
  const { mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync(process.env.CDK_OUTDIR, { recursive: true });
  for (const [name, content] of Object.entries(${JSON.stringify(files)})) {
    writeFileSync(process.env.CDK_OUTDIR + '/' + name, typeof content === 'string' ? content : JSON.stringify(content));
  }
  process.exitCode = ${exitCode};
`;

describe('storefront-baseline', () => {
  test('tells its version', async () => {
    expect(await storefrontBaseline(['--version'])).toMatchObject({ exitCode: 0, stdout: `${packageJson.version}\n` });
  });

  test.each([[['--help']], [['posture', '--help']]])('helps on %j', async (args) => {
    const { exitCode, stdout, stderr } = await storefrontBaseline(args);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`Usage: storefront-baseline ${args.length === 1 ? '[options] [command]' : 'posture'}`);
  });

  test('tells the exit codes of posture', async () => {
    const { stdout } = await storefrontBaseline(['posture', '--help']);

    expect(stdout).toContain(
      'Exit code: 0 nothing is violated, 1 something is, if only as a warning, 2 it cannot be told.',
    );
  });

  test.each<[readonly string[], string]>([
    [['postur'], "storefront-baseline: unknown command 'postur' (Did you mean posture?)\n"],
    [['posture', '--ap', 'x'], "storefront-baseline: unknown option '--ap' (Did you mean --app?)\n"],
    [['posture', '--app'], "storefront-baseline: option '--app <command>' argument missing\n"],
    [['posture', 'a', 'b'], "storefront-baseline: too many arguments for 'posture'. Expected 1 argument but got 2.\n"],
  ])('refuses %j', async (args, stderr) => {
    expect(await storefrontBaseline(args)).toEqual({ exitCode: 2, signal: null, stdout: '', stderr });
  });

  test('without a command shows its help, as an error', async () => {
    const { exitCode, stdout, stderr } = await storefrontBaseline([]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Usage: storefront-baseline');
  });
});

describe('posture of an assembly', () => {
  test('exits with 0 when nothing is violated', async () => {
    const directory = writtenFiles(clean);

    const { exitCode, stdout, stderr } = await storefrontBaseline(['posture', directory]);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(`Security posture of ${directory}, 2026-11-22

Controls  met  violated  unknown  excepted  not applicable
data        1         0        0         0               0

Stacks
  Shop-Data: 1 resource, eu-central-1
  1 stack, 1 resource

Residency
  eu-central-1: Shop-Data

Fixed cost a month in USD, used or not (list prices of us-east-1, before free tiers; other regions differ)
  0.00 in all

Charged by use in USD, not in the sum
  objects in buckets: 0.023 per GB and month (1 resource) [1]
  reads of objects: 0.0004 per 1,000 (1 resource) [1]
  writes and lists of objects: 0.005 per 1,000 (1 resource) [1]

Pages of these prices
  [1] Infracost, AWS Price List of s3_bucket, not by AWS, read 2026-11-22, as of 2024-07-01

Nothing is violated.
`);
  });

  test('prints what the app costs before anybody uses it, and what nobody knows', async () => {
    const Resources = {
      Key: { Type: 'AWS::KMS::Key', Metadata: { 'aws:cdk:path': 'Shop-Data/OrdersKey/Resource' } },
      Acl: {
        Type: 'AWS::WAFv2::WebACL',
        Metadata: { 'aws:cdk:path': 'Shop-Data/WebAcl/WebAcl' },
        Properties: {
          Rules: [
            {
              Name: 'Logins',
              Statement: {
                ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesATPRuleSet' },
              },
            },
          ],
        },
      },
      Host: { Type: 'AWS::EC2::Instance' },
    };

    const { exitCode, stdout } = await storefrontBaseline([
      'posture',
      writtenFiles({ ...clean, 'Data.template.json': { Resources } }),
    ]);

    expect(exitCode).toBe(0);
    expect(stdout).toContain(`
  6.00 + ?  Shop-Data/WebAcl: web ACL 5.00 [1]; rule of a web ACL 1.00 [1]; account takeover prevention ?
      1.00  Shop-Data/OrdersKey: KMS key 1.00 [2]
  at least 7.00, and 1 item without an amount
`);
    expect(stdout).toContain('\nNot priced, so missing above\n  not priced: AWS::EC2::Instance (1)\n');
    expect(stdout).toContain('\n  [2] AWS Key Management Service pricing, read 2026-11-22\n');
  });

  test('exits with 1 when something is', async () => {
    const { exitCode, stdout, stderr } = await storefrontBaseline(['posture', writtenFiles(violated)]);

    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toContain('  violated A at Shop/Data/Orders: Status is absent\n');
    expect(stdout).toMatch(/\nViolated: 1 fails the synth\.\n$/);
  });

  test('reads cdk.out unless told otherwise', async () => {
    const project = writtenFiles(
      Object.fromEntries(Object.entries(clean).map(([name, file]) => [`cdk.out/${name}`, file])),
    );

    const { exitCode, stdout } = await storefrontBaseline(['posture'], { cwd: project });

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Security posture of cdk\.out, /);
  });

  test('has no colours in a pipe, whatever CI systems and FORCE_COLOR say', async () => {
    const { stdout } = await storefrontBaseline(['posture', writtenFiles(violated)], {
      env: { CI: 'true', FORCE_COLOR: '1' },
    });

    expect(stdout).not.toContain('\u001b');
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['nothing', {}, 'there is no cloud assembly here (no manifest.json); synthesize the app first'],
    [
      'no evidence',
      rest,
      'there is no storefront-evidence.json; call StorefrontPolicy.enforce(app) in the app and synthesize it again',
    ],
  ])('exits with 2 in one line when it holds %s', async (_name, files, reason) => {
    const directory = writtenFiles(files);

    expect(await storefrontBaseline(['posture', directory])).toEqual({
      exitCode: 2,
      signal: null,
      stdout: '',
      stderr: `${directory}: ${reason}\n`,
    });
  });

  test('ends quietly when nobody reads on, as before head', async () => {
    const { child, end } = startStorefrontBaseline(['posture', writtenFiles(violated)]);
    child.stdout?.destroy();

    expect(await end).toMatchObject({ exitCode: 1, stderr: '' });
  });

  test('shows the stack of an error to who asks for it', async () => {
    const { exitCode, stderr } = await storefrontBaseline(['posture', 'nowhere', '--verbose']);

    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^AssemblyError: nowhere: there is no such directory; [^\n]+\n {4}at [^\n]+cloud-assembly\.ts:\d+/,
    );
  });
});

describe('posture of an app', () => {
  const directoryIn = (parent = temporaryDirectory()) => join(parent, 'cdk.out');

  test('synthesizes it first, and shows what it prints on standard error alone', async () => {
    const directory = directoryIn();
    const command = appScript(`console.log('out'); console.error('err'); ${writes(clean)}`);

    const { exitCode, stdout, stderr } = await storefrontBaseline(['posture', directory, '--app', command]);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Security posture of .*\n[\s\S]*\nNothing is violated\.\n$/);
    expect(stdout).not.toMatch(/^(out|err)$/m);
    expect(stderr).toMatch(/^Synthesizing\n/);
    expect(stderr.split('\n').slice(1).sort()).toEqual(['', 'err', 'out']);
  });

  test('exits with 1 when it violates its policy', async () => {
    const command = appScript(writes(violated, 1));

    const { exitCode, stdout } = await storefrontBaseline(['posture', directoryIn(), '--app', command]);

    expect(exitCode).toBe(1);
    expect(stdout).toContain('Violated: 1 fails the synth.');
  });

  test('never tells of an earlier run when this one crashes', async () => {
    const directory = writtenFiles(clean);
    const command = appScript(`throw new Error('no such construct')`);

    const { exitCode, stdout, stderr } = await storefrontBaseline(['posture', directory, '--app', command]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Error: no such construct');
    expect(stderr).toMatch(/\n"[^\n]+: the app stopped with exit code 1 before its end; see its output above\n$/);
    expect(stderr).not.toContain('AssemblyError');
    expect(existsSync(join(directory, 'storefront-evidence.json'))).toBe(false);
  });

  test('adds nothing to the line of an app that refuses its settings', async () => {
    const command = appScript(`console.error('cdk.json: storefront.domainName is 7; write a name'); process.exit(2)`);

    expect(await storefrontBaseline(['posture', directoryIn(), '--app', command])).toEqual({
      exitCode: 2,
      signal: null,
      stdout: '',
      stderr: 'Synthesizing\ncdk.json: storefront.domainName is 7; write a name\n',
    });
  });

  test.each<[string, string, RegExp]>([
    [
      'a command that does not exist',
      'no-such-command',
      /^no-such-command: there is no such command; name the command that runs the app$/,
    ],
    [
      'a file that is no program',
      './package.json',
      /^\.\/package\.json: the shell cannot run this; name the command that runs the app$/,
    ],
    ['an empty command', ' ', /^an empty command: the app left no cloud assembly in /],
    [
      'an app that writes no assembly',
      'true',
      /^true: the app left no cloud assembly in \S+; it must make a CDK App that sets no outdir of its own$/,
    ],
    [
      'an app that says nothing',
      'exit 2',
      /^exit 2: the app stopped with exit code 2 before its end; see its output above$/,
    ],
  ])('exits with 2 on %s', async (_name, command, line) => {
    const { exitCode, stdout, stderr } = await storefrontBaseline(['posture', directoryIn(), '--app', command]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(line);
  });

  test('exits with 2 when the app fails for something else than its policy', async () => {
    const directory = directoryIn();

    const { exitCode, stdout, stderr } = await storefrontBaseline([
      'posture',
      directory,
      '--app',
      appScript(writes(clean, 3)),
    ]);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe(
      `Synthesizing\n${directory}: nothing is violated here, but the app failed; see its output above\n`,
    );
  });

  test('exits with 1 when another validation of the CDK failed it', async () => {
    const violatingConstructs = [{ constructPath: 'Shop/Data/Orders' }];
    const files = {
      ...clean,
      'validation-report.json': {
        pluginReports: [
          {
            pluginName: 'CloudFormation Validate',
            conclusion: 'failure',
            violations: [
              { ruleName: 'F3002', description: 'unknown property', severity: 'error', violatingConstructs },
            ],
          },
        ],
      },
    };

    const { exitCode, stdout } = await storefrontBaseline([
      'posture',
      directoryIn(),
      '--app',
      appScript(writes(files, 1)),
    ]);

    expect(exitCode).toBe(1);
    expect(stdout).toContain('  violated CloudFormation Validate F3002 at Shop/Data/Orders: unknown property\n');
  });

  test('touches no directory that is no assembly', async () => {
    const directory = writtenFiles({ 'orders.csv': 'all of them', 'manifest.json': { name: 'Web app' } });
    const command = appScript(writes(clean));

    expect(await storefrontBaseline(['posture', directory, '--app', command])).toEqual({
      exitCode: 2,
      signal: null,
      stdout: '',
      stderr: `${directory}: this is no cloud assembly, it holds manifest.json; name a directory for the assembly alone\n`,
    });
    expect(readdirSync(directory)).toEqual(['manifest.json', 'orders.csv']);
  });

  test('exits with 2 in one line when cdk.json cannot be read', async () => {
    const project = writtenFiles({ 'cdk.json': '{\n  "app" "x"\n}' });

    expect(await storefrontBaseline(['posture', '--app', 'true'], { cwd: project })).toEqual({
      exitCode: 2,
      signal: null,
      stdout: '',
      stderr: 'Synthesizing\ncdk.json:2: this is not JSON (colon expected); mend it\n',
    });
  });

  test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])('leaves nothing running after %s', async (signal) => {
    const pids = join(temporaryDirectory(), 'pids');
    const { child, end } = startStorefrontBaseline([
      'posture',
      directoryIn(),
      '--app',
      appScript(`
        const { spawn } = require('node:child_process');
        const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
        require('node:fs').writeFileSync(${JSON.stringify(pids)}, process.pid + ' ' + child.pid);
        setInterval(() => {}, 1000);
      `),
    ]);
    while (!existsSync(pids) || !readFileSync(pids, 'utf8').includes(' ')) await pause();

    child.kill(signal);
    const { exitCode, signal: endedBy } = await end;

    // tsx answers for the program that it runs: with the signal, or with the exit code that shells give to it.
    expect([signal, signal === 'SIGINT' ? 130 : 143]).toContain(endedBy ?? exitCode);
    const running = readFileSync(pids, 'utf8').split(' ').map(Number);
    while (running.some(isRunning)) await pause();
  });
});

const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
