import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { synthesize } from '../../lib/check/synthesize';
import { AssemblyError, SettingsError } from '../../lib/errors';
import { appScript, isRunning } from './app-script';
import { temporaryDirectory } from './temporary-directory';
import { writtenFiles } from './written-assembly';

/** Enough on a busy machine; a test that gets there has failed. */
const TIMEOUT = 20_000;

const run = (command: string, directory = temporaryDirectory(), timeout = TIMEOUT) =>
  synthesize({ command, directory, timeout });

/** Runs an app in a project directory, and gives what the app saw of context. */
async function contextSeenIn(project: string): Promise<unknown> {
  const home = process.cwd();
  process.chdir(project);
  try {
    const { output } = await run(
      appScript(`console.log(require('node:fs').readFileSync(process.env.CONTEXT_OVERFLOW_LOCATION_ENV, 'utf8'))`),
    );
    return JSON.parse(output);
  } finally {
    process.chdir(home);
  }
}

/** The process id that an app wrote into a file. */
async function pidIn(file: string): Promise<number> {
  const end = Date.now() + TIMEOUT;
  while (!existsSync(file) || readFileSync(file, 'utf8') === '') {
    if (Date.now() > end) throw new Error(`${file} was not written`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return Number(readFileSync(file, 'utf8'));
}

/** An app that starts a process of its own, writes its id down, and never ends; nor does that process. */
function endlessApp(): { readonly command: string; readonly pidFile: string } {
  const pidFile = join(temporaryDirectory(), 'pid');
  const command = appScript(`
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
    require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(child.pid));
    setInterval(() => {}, 1000);
  `);
  return { command, pidFile };
}

async function gone(pid: number): Promise<boolean> {
  const end = Date.now() + 2_000;
  while (isRunning(pid) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  return !isRunning(pid);
}

describe('the app', () => {
  test('is told where the assembly goes, whatever the environment says', async () => {
    process.env.CDK_OUTDIR = '/elsewhere';
    try {
      const directory = temporaryDirectory();

      const { output } = await run(appScript('console.log(process.env.CDK_OUTDIR)'), directory);

      expect(output).toBe(`${directory}\n`);
    } finally {
      delete process.env.CDK_OUTDIR;
    }
  });

  test('is told an absolute path', async () => {
    const { output } = await run(appScript('console.log(process.env.CDK_OUTDIR)'), 'relative');

    expect(output).toBe(`${join(process.cwd(), 'relative')}\n`);
  });

  test('gets the context of cdk.json and cdk.context.json, as the CDK CLI hands it over', async () => {
    const project = writtenFiles({
      'cdk.json': { context: { storefront: { domainName: 'shop.example.org' }, flag: true } },
      'cdk.context.json': { zones: ['a', 'b'], flag: false },
    });

    expect(await contextSeenIn(project)).toMatchObject({
      storefront: { domainName: 'shop.example.org' },
      flag: true,
      zones: ['a', 'b'],
      'aws:cdk:enable-asset-metadata': true,
    });
  });

  test('that is a real one sees a context larger than an environment variable may be', async () => {
    const large = 'x'.repeat(200_000);
    const project = writtenFiles({
      'cdk.json': { context: { storefront: { domainName: 'shop.example.org' }, large } },
    });
    const library = require.resolve('aws-cdk-lib');
    const home = process.cwd();
    process.chdir(project);
    try {
      const { exitCode, output } = await run(
        appScript(`
          const { App } = require(${JSON.stringify(library)});
          const { node } = new App();
          console.log(node.tryGetContext('storefront').domainName, node.tryGetContext('large').length);
        `),
      );

      expect({ exitCode, output }).toEqual({ exitCode: 0, output: 'shop.example.org 200000\n' });
    } finally {
      process.chdir(home);
    }
  });

  test('keeps the options that Node was given', async () => {
    process.env.NODE_OPTIONS = '--no-warnings';
    try {
      const { output } = await run(appScript('console.log(process.env.NODE_OPTIONS)'));

      expect(output).toBe('--no-warnings --enable-source-maps --stack-trace-limit=50\n');
    } finally {
      delete process.env.NODE_OPTIONS;
    }
  });

  test('is not run when cdk.json cannot be read', async () => {
    const project = writtenFiles({ 'cdk.json': '{' });

    await expect(contextSeenIn(project)).rejects.toThrow(
      new SettingsError('cdk.json:1: this is not JSON (close brace expected); mend it'),
    );
  });

  test('leaves no context behind', async () => {
    const { output } = await run(appScript('console.log(process.env.CONTEXT_OVERFLOW_LOCATION_ENV)'));

    expect(output).toMatch(/storefront-context-\w+\/context\.json\n$/);
    expect(existsSync(dirname(output.trim()))).toBe(false);
  });
});

describe('the outcome', () => {
  test.each<[string, string, number]>([
    ['that ends well', appScript(''), 0],
    ['that violates its policy', appScript('process.exitCode = 1'), 1],
    ['that says so', appScript('process.exit(7)'), 7],
    ['that is killed', 'kill -9 $$', 137],
  ])('of an app %s is its exit code', async (_name, command, exitCode) => {
    expect(await run(command)).toEqual({ exitCode, output: '' });
  });

  test('of a crash shows what the app printed on both streams', async () => {
    const { exitCode, output } = await run(appScript('console.log("before"); throw new Error("no such construct")'));

    expect(exitCode).toBe(1);
    expect(output).toMatch(/^before\n[\s\S]*Error: no such construct\n\s+at /);
  });

  test('of a command that does not exist is that of the shell', async () => {
    const { exitCode, output } = await run('no-such-command-anywhere');

    expect(exitCode).toBe(127);
    expect(output).toContain('no-such-command-anywhere: not found');
  });

  test('keeps the end of an output that is too long', async () => {
    const { output } = await run(
      appScript(`
        const line = 'x'.repeat(1023) + '\\n';
        for (let index = 0; index < 6000; index++) process.stderr.write(line);
        process.stderr.write('the reason\\n');
      `),
    );

    expect(output).toMatch(/^\(\d+ bytes of output before this are left out\)\n/);
    expect(output.endsWith('x\nthe reason\n')).toBe(true);
    expect(output.length).toBeLessThan(4.1 * 1024 * 1024);
  });

  test('does not wait for a process that the app leaves behind, which is ended', async () => {
    const pidFile = join(temporaryDirectory(), 'pid');
    const { exitCode } = await run(
      appScript(`
        const { spawn } = require('node:child_process');
        const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
        require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(child.pid));
        process.exit(0);
      `),
    );

    expect(exitCode).toBe(0);
    expect(await gone(await pidIn(pidFile))).toBe(true);
  });
});

describe('an app is ended, with all that it started,', () => {
  test('when it takes too long', async () => {
    const { command, pidFile } = endlessApp();

    await expect(run(command, temporaryDirectory(), 1_500)).rejects.toThrow(
      /^"[^"]+" "[^\n]+: the app did not end within 1\.5 seconds$/,
    );

    expect(await gone(await pidIn(pidFile))).toBe(true);
  });

  test('when it is interrupted', async () => {
    const { command, pidFile } = endlessApp();
    const interruption = new AbortController();
    const outcome = synthesize({
      command,
      directory: temporaryDirectory(),
      timeout: TIMEOUT,
      signal: interruption.signal,
    });
    const pid = await pidIn(pidFile);

    interruption.abort();

    await expect(outcome).rejects.toThrow(AssemblyError);
    expect(await gone(pid)).toBe(true);
  });

  test('when it was interrupted before it began', async () => {
    const { command } = endlessApp();

    await expect(
      synthesize({ command, directory: temporaryDirectory(), timeout: TIMEOUT, signal: AbortSignal.abort() }),
    ).rejects.toThrow(/: the app was interrupted$/);
  });
});

test('a command that no shell can take is refused in a line', async () => {
  const command = `node ${'x'.repeat(300_000)}`;

  await expect(run(command)).rejects.toThrow(
    new AssemblyError(`node ${'x'.repeat(75)}…: the app cannot be started (E2BIG)`),
  );
});

test('a file where the assembly should go does not keep the app from telling so', async () => {
  const file = join(temporaryDirectory(), 'file');
  writeFileSync(file, '');
  const library = require.resolve('aws-cdk-lib');

  const { exitCode, output } = await run(appScript(`new (require(${JSON.stringify(library)}).App)()`), file);

  expect(exitCode).toBe(1);
  expect(output).toContain(file);
});
