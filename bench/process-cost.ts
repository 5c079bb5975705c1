import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** What one run of a program took. */
export interface ProcessCost {
  /** From start to end, in milliseconds: the median of the runs. */
  readonly milliseconds: number;
  /** The most memory that a Node.js process held, in MiB: the largest of the runs. */
  readonly mebibytes: number;
}

/** Told by the process itself when it ends; `maxRSS` is in KiB ("process.resourceUsage" of Node.js). */
const TELLS_MEMORY = `process.on('exit', () => require('node:fs')
  .writeFileSync(process.env.BENCH_MEMORY_FILE, String(process.resourceUsage().maxRSS)));`;

/**
 * Runs Node.js several times.
 *
 * @param runs an odd number, so that one pause of the machine does not count
 * @throws Error when a run ends with another exit code than 0
 */
export function nodeCost(args: readonly string[], runs: number): ProcessCost {
  const directory = mkdtempSync(join(tmpdir(), 'bench-'));
  const hook = join(directory, 'hook.cjs');
  const memory = join(directory, 'memory.txt');
  writeFileSync(hook, TELLS_MEMORY);
  const costs = Array.from({ length: runs }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ['--require', hook, ...args], {
      env: { ...process.env, BENCH_MEMORY_FILE: memory },
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const milliseconds = performance.now() - start;
    if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
    return { milliseconds, mebibytes: Number(readFileSync(memory, 'utf8')) / 1024 };
  });
  rmSync(directory, { recursive: true });
  const times = costs.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  return {
    milliseconds: times[Math.floor(times.length / 2)] ?? 0,
    mebibytes: Math.max(...costs.map(({ mebibytes }) => mebibytes)),
  };
}
