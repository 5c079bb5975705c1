import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { receivedHeaders } from '../../../lib/handlers/page-watch/received-headers';
import { watchSettings } from '../../../lib/handlers/page-watch/watch-settings';
import { inventoryOf } from '../../page/page-of';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'watch-settings-'));
  writeFileSync(join(directory, 'inventory.json'), JSON.stringify(inventoryOf()));
});
afterEach(() => rmSync(directory, { recursive: true }));

test('come from the environment and the file beside the code', () => {
  expect(watchSettings(directory, { EVIDENCE_BUCKET: 'evidence' })).toEqual({
    inventory: inventoryOf(),
    evidenceBucket: 'evidence',
  });
  expect(watchSettings(directory, { EVIDENCE_BUCKET: 'evidence', MONITOR_SECRET: 'shop/monitor' })).toMatchObject({
    secretName: 'shop/monitor',
  });
});

test('are refused without a bucket', () => {
  expect(() => watchSettings(directory, {})).toThrow('the environment variable EVIDENCE_BUCKET is not set');
});

test('are refused without an inventory', () => {
  expect(() => watchSettings(tmpdir(), { EVIDENCE_BUCKET: 'evidence' })).toThrow('inventory.json');
});

test('received headers have lower-case names and joined values, and no cookies', () => {
  const pairs = [
    { name: 'Content-Security-Policy', value: " default-src 'none' " },
    { name: 'content-security-policy', value: 'default-src *' },
    { name: 'Set-Cookie', value: 'session=1' },
  ];

  expect(receivedHeaders(pairs)).toEqual({ 'content-security-policy': "default-src 'none', default-src *" });
});
