import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startConfigServer } from './config-server';
import type { DescribedAccount } from './described-account';
import { sampleAccounts } from './sample-accounts';

/**
 * Runs the server as a program, until it is ended:
 * `tsx test/audit/serve-config.ts [--accounts FILE.json] [--port 4599] [--delay 20] [--endpoint-file FILE]`.
 * Without a file it serves {@link sampleAccounts}. It prints its endpoint, and writes it to a file where one is named.
 */
async function serve(): Promise<void> {
  const { values } = parseArgs({
    options: {
      accounts: { type: 'string' },
      port: { type: 'string', default: '0' },
      delay: { type: 'string', default: '0' },
      'endpoint-file': { type: 'string' },
    },
  });
  const accounts =
    values.accounts === undefined
      ? sampleAccounts()
      : (JSON.parse(readFileSync(values.accounts, 'utf8')) as readonly DescribedAccount[]);
  const { endpoint } = await startConfigServer(accounts, { port: Number(values.port), delayMs: Number(values.delay) });
  const file = values['endpoint-file'];
  if (file !== undefined) {
    // Whoever waits for the file must not find half of it.
    writeFileSync(`${file}.part`, endpoint);
    renameSync(`${file}.part`, file);
  }
  console.log(endpoint);
}

void serve();
