import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A cold start takes one to three seconds. */
const READY_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 5_000;

/**
 * Runs an action against a local AWS API of its own, which ends with the action or with this process.
 *
 * @param program the path of `moto_server`
 * @throws Error when the server does not come up, with its last words; whatever the action throws
 */
export async function withMotoServer<Result>(
  program: string,
  action: (endpoint: string) => Promise<Result>,
): Promise<Result> {
  const port = await freePort();
  const server = spawn(program, ['-H', '127.0.0.1', '-p', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const kill = () => server.kill('SIGKILL');
  const leave = () => process.exit(130);
  process.once('exit', kill);
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    const endpoint = `http://127.0.0.1:${port}`;
    await untilReady(server, endpoint);
    return await action(endpoint);
  } finally {
    await stop(server);
    process.off('exit', kill);
    process.off('SIGINT', leave).off('SIGTERM', leave);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function untilReady(server: ChildProcess, endpoint: string): Promise<void> {
  let words = '';
  let failure: Error | undefined;
  server.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-2_000);
  });
  server.on('error', (error) => {
    failure = error;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (failure !== undefined) throw failure;
    if (server.exitCode !== null) throw new Error(`moto_server ended with ${server.exitCode}: ${words}`);
    const answer = await fetch(`${endpoint}/moto-api/data.json`).catch(() => undefined);
    if (answer?.ok === true) return;
    await sleep(100);
  }
  throw new Error(`moto_server: it was not ready within ${READY_WITHIN_MS / 1_000} seconds: ${words}`);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.pid === undefined) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  if ((await Promise.race([ended, sleep(STOPS_WITHIN_MS, undefined, { ref: false })])) === undefined) {
    server.kill('SIGKILL');
    await ended;
  }
}
