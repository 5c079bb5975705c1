import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageInventory } from '../../lib/page/page-inventory';
import { monitorDirectory } from '../../lib/payment/monitor-directory';
import type { LocalService } from '../handlers/local-service';
import { ARGUMENTS, EXECUTABLE } from './chromium';

/** Stands for the package that only the runtime of CloudWatch Synthetics has, over Debian's Chromium. */
const RUNTIME = `
const { chromium } = require(process.env.PLAYWRIGHT);
let browser;
exports.synthetics = {
  launch: async () => {
    browser = await chromium.launch(JSON.parse(process.env.LAUNCH));
    return browser;
  },
  newPage: async (one) => await one.newPage(),
  executeStep: async (name, step) => await step(),
  close: async () => await browser?.close(),
};
`;

/** Runs the handler as Lambda does and writes what it fails with. */
const RUN = `
require('./index.js').handler().then(
  () => process.stdout.write('no difference'),
  (error) => process.stdout.write(error.message),
);
`;

/**
 * Runs the canary's bundle, the files that are deployed, in a process of its own.
 *
 * @param bucket takes what the bundle puts into its bucket
 * @returns what the canary fails with
 */
export async function runCanaryBundle(
  inventory: PageInventory,
  bucket: LocalService,
  browserArguments: readonly string[],
): Promise<string> {
  const directory = monitorDirectory('page-monitor', inventory);
  const runtime = join(directory, 'node_modules', '@aws', 'synthetics-playwright');
  mkdirSync(runtime, { recursive: true });
  writeFileSync(join(runtime, 'index.js'), RUNTIME);
  const { endpoint, region, credentials } = bucket.client;
  const launch = { executablePath: EXECUTABLE, args: [...ARGUMENTS, ...browserArguments] };
  const env = {
    ...process.env,
    PLAYWRIGHT: require.resolve('playwright-core'),
    LAUNCH: JSON.stringify(launch),
    EVIDENCE_BUCKET: 'evidence',
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  try {
    return await new Promise((resolve, reject) => {
      const options = { cwd: directory, env, timeout: 60_000 };
      execFile(process.execPath, ['-e', RUN], options, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}
