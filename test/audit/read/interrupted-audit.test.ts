import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RawPage } from '../../../lib/audit/observations';
import type { AuditProgress } from '../../../lib/audit/read/audit-progress';
import { DirectoryPageStore } from '../../../lib/audit/read/directory-page-store';
import { keptPages } from './kept-pages';
import { account, comparable, type ReadWorld, readWorld, rule } from './read-world';

const described = account({
  recorder: { name: 'default', recording: true },
  rules: Array.from({ length: 8 }, (_, index) => rule(`rule-${index}`, 1, 12)),
});

let world: ReadWorld;
let directory: string;

beforeAll(async () => {
  world = await readWorld(described, { pageSize: 4, delayMs: 2 });
});

afterAll(() => world.close());

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'pages-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const asked = () => world.server.requests.filter(({ operation }) => !operation.startsWith('sts:')).length;

/** Reads until some pages have come. */
async function interruptAfter(pages: number, options = {}): Promise<unknown> {
  const aborter = new AbortController();
  const reading = world.read({
    ...options,
    signal: aborter.signal,
    onProgress: (progress) => {
      if (progress.pages === pages) aborter.abort(new Error('Ctrl-C'));
    },
  });
  const error = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  // What was on its way may still reach the server.
  await new Promise((resolve) => setTimeout(resolve, 50));
  return error;
}

test('an aborted audit rejects with the reason, and asks for nothing more', async () => {
  const error = await interruptAfter(12);
  const requests = world.server.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 50));

  expect(error).toEqual(new Error('Ctrl-C'));
  expect(world.server.requests).toHaveLength(requests);
  expect(requests).toBeLessThan(30);
});

test('an audit that was aborted before it began asks for nothing', async () => {
  await expect(world.read({ signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
  expect(world.server.requests).toEqual([]);
});

test('an interrupted audit goes on after the pages that it had', async () => {
  const whole = await world.read();
  const all = asked();
  await interruptAfter(20, { resume: new DirectoryPageStore(directory) });
  const kept = readdirSync(directory).filter((name) => name.endsWith('.json')).length;

  const resumed = await world.read({ resume: new DirectoryPageStore(directory) });

  expect(kept).toBeGreaterThanOrEqual(20);
  expect(asked()).toBe(all - kept);
  expect(comparable(resumed)).toEqual(comparable(whole));
});

test('a resumed audit began when its first page was read', async () => {
  const resume = keptPages();
  const first = await world.read({ resume });

  const second = await world.read({ resume });

  expect(asked()).toBe(0);
  expect(second.startedAt >= first.startedAt && second.startedAt <= first.finishedAt).toBe(true);
  expect(second.finishedAt > first.finishedAt).toBe(true);
});

test('pages that are too old, damaged or half written are asked for again', async () => {
  const store = new DirectoryPageStore(directory);
  const whole = await world.read({ resume: store });
  const all = asked();
  const [first = '', second = '', third = ''] = readdirSync(directory);
  writeFileSync(join(directory, first), '{"readAt": "2026-');
  writeFileSync(join(directory, second), '[]');
  const old = JSON.parse(readFileSync(join(directory, third), 'utf8'));
  writeFileSync(join(directory, third), JSON.stringify({ ...old, readAt: '2020-01-01T00:00:00.000Z' }));

  const again = await world.read({ resume: store });

  expect(asked()).toBe(3);
  expect(comparable(again)).toEqual(comparable(whole));

  await world.read({ resume: store, now: () => new Date(Date.now() + 90_000_000) });
  expect(asked()).toBe(all);
});

test('a directory that cannot be written ends the audit with one clear line', async () => {
  const file = join(directory, 'file');
  writeFileSync(file, '');

  await expect(world.read({ resume: new DirectoryPageStore(file) })).rejects.toMatchObject({
    name: 'AuditError',
    message: expect.stringMatching(
      /\.json cannot be written \((EEXIST|ENOTDIR)\); name a directory that can, with room for the pages$/,
    ),
  });
});

test('every page is handed on once, and no further request takes its place until it has been taken', async () => {
  const pages: RawPage[] = [];
  let open = 0;
  let mostOpen = 0;

  const { evaluations } = await world.read({
    concurrency: 3,
    onPage: async (page) => {
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      await new Promise((resolve) => setTimeout(resolve, 3));
      open -= 1;
      pages.push(page);
    },
  });

  expect(pages).toHaveLength(asked());
  expect(mostOpen).toBeLessThanOrEqual(3);
  const ofRule = pages.filter(({ input }) => 'ConfigRuleName' in input && input.ConfigRuleName === 'rule-3');
  expect(ofRule.map(({ page }) => page)).toEqual([1, 2, 3]);
  expect(ofRule[0]).toMatchObject({
    scope: { account: '111122223333', region: 'eu-central-1' },
    operation: 'GetComplianceDetailsByConfigRule',
    input: { ConfigRuleName: 'rule-3', ComplianceTypes: ['NON_COMPLIANT'], Limit: 100 },
  });
  expect(ofRule[0]?.output).not.toHaveProperty('$metadata');
  expect(evaluations).toHaveLength(96);
});

test('progress counts to the end', async () => {
  const told: AuditProgress[] = [];
  let pages = 0;
  await world.read({
    onProgress: (progress) => told.push(progress),
    onPage: async () => {
      pages += 1;
    },
  });

  expect(told.at(-1)).toEqual({
    scopes: 1,
    scopesDone: 1,
    rules: 8,
    rulesDone: 8,
    rulesEvaluating: 0,
    pages,
    results: 96,
    nonCompliant: 96,
    gaps: 0,
  });
  expect(told.every(({ rulesDone, rules }) => rulesDone <= rules)).toBe(true);
});

test('a page that cannot be taken ends the audit', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });

  await expect(
    world.read({
      onPage: async () => {
        throw full;
      },
    }),
  ).rejects.toBe(full);
});
