import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { observe } from '../lib/audit/read/observe';

/** Reads the account at `AWS_ENDPOINT_URL`, and writes into the file of the first argument what that took. */
async function run(): Promise<void> {
  const [, , file = ''] = process.argv;
  const begin = performance.now();
  let pages = 0;
  const { evaluations, gaps } = await observe([{ region: 'eu-central-1' }], {
    onProgress: (progress) => {
      pages = progress.pages;
    },
  });
  const milliseconds = performance.now() - begin;
  // `maxRSS` is in KiB ("process.resourceUsage" of Node.js).
  const mebibytes = process.resourceUsage().maxRSS / 1024;
  const { user, system } = process.cpuUsage();
  const busy = (user + system) / 1_000;
  const results = evaluations.length;
  writeFileSync(file, JSON.stringify({ milliseconds, busy, mebibytes, pages, results, gaps: gaps.length }));
}

void run();
