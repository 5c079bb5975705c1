import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { credentialsEnvironment } from '../test/account/credentials-environment';
import { auditAccount } from './audit-accounts';
import type { Benchmark } from './benchmark';

const SIZE = { rules: 50, resultsOfEach: 2_000 };
const RESULTS = SIZE.rules * SIZE.resultsOfEach;
/** AWS Config gives 100 results a page at most ("GetComplianceDetailsByConfigRule", AWS Config API Reference). */
const PAGES = RESULTS / 100;
const AT_ONCE = 10;
const DELAY_MS = 20;
const IDEAL_MS = (PAGES / AT_ONCE) * DELAY_MS;

const TIME_BUDGET = 1.3;
const MEMORY_BUDGET = 200;
const RUNS = 5;
const START_MS = 30_000;

interface Cost {
  readonly milliseconds: number;
  /** Milliseconds of the processor, from the start of the process. */
  readonly busy: number;
  readonly mebibytes: number;
  readonly pages: number;
  readonly results: number;
  readonly gaps: number;
}

/** What an audit costs beside the time that AWS Config takes to answer, and how much it holds. */
export const audit: Benchmark = {
  title: `audit: ${RESULTS} results, ${PAGES} pages of ${DELAY_MS} ms, at most ${AT_ONCE} at once`,
  run() {
    const directory = mkdtempSync(join(tmpdir(), 'bench-audit-'));
    const bundled = bundle(directory);
    const server = serve(bundled('test/audit/serve-config.ts'), directory);
    try {
      const endpoint = endpointIn(directory);
      const program = bundled('bench/audit-run.ts');
      const costs = Array.from({ length: RUNS }, () => measured(program, directory, endpoint));
      return report(costs);
    } finally {
      server.kill();
      rmSync(directory, { recursive: true });
    }
  },
};

/** As the command line is: what is measured is not how long sources take to be compiled. */
function bundle(directory: string): (source: string) => string {
  return (source) => {
    const outfile = join(directory, `${source.replaceAll('/', '-')}.js`);
    buildSync({ entryPoints: [source], outfile, bundle: true, platform: 'node', target: 'node20', logLevel: 'error' });
    return outfile;
  };
}

/** A process of its own: it would slow down what is measured. */
function serve(program: string, directory: string): ChildProcess {
  const accounts = join(directory, 'accounts.json');
  writeFileSync(accounts, JSON.stringify([auditAccount(SIZE)]));
  const args = ['--accounts', accounts, '--delay', String(DELAY_MS), '--endpoint-file', join(directory, 'endpoint')];
  return spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function endpointIn(directory: string): string {
  const file = join(directory, 'endpoint');
  for (const until = Date.now() + START_MS; !existsSync(file); ) {
    if (Date.now() > until) throw new Error('the local AWS Config did not start');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  return readFileSync(file, 'utf8');
}

function measured(program: string, directory: string, endpoint: string): Cost {
  const file = join(directory, 'cost.json');
  const { status, stderr } = spawnSync(process.execPath, [program, file], {
    env: { PATH: process.env.PATH, ...credentialsEnvironment(endpoint) },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the audit ended with ${status}: ${stderr}`);
  const cost = JSON.parse(readFileSync(file, 'utf8')) as Cost;
  if (cost.results !== RESULTS || cost.gaps !== 0) {
    throw new Error(`the audit came to ${cost.results} results and ${cost.gaps} gaps`);
  }
  return cost;
}

function report(costs: readonly Cost[]): readonly string[] {
  // Whatever else runs on the machine can only make it longer.
  const time = Math.min(...costs.map(({ milliseconds }) => milliseconds));
  const busy = Math.min(...costs.map((cost) => cost.busy));
  const memory = Math.max(...costs.map(({ mebibytes }) => mebibytes));
  const within = time <= TIME_BUDGET * IDEAL_MS && memory <= MEMORY_BUDGET;
  return [
    `  ideal             ${(IDEAL_MS / 1_000).toFixed(2)} s`,
    `  fastest of ${RUNS}      ${(time / 1_000).toFixed(2)} s   ${(time / IDEAL_MS).toFixed(2)} times the ideal; budget: ${TIME_BUDGET}`,
    `  processor         ${(busy / 1_000).toFixed(2)} s`,
    `  most memory       ${memory.toFixed(0)} MiB; budget: ${MEMORY_BUDGET} MiB`,
    `  within budget: ${within ? 'yes' : 'no'}`,
  ];
}
