import { S3Client } from '@aws-sdk/client-s3';
import { EvidenceStore } from '../../../lib/handlers/page-watch/evidence-store';
import { evidenceOf } from '../../../lib/handlers/page-watch/look';
import { inventoryOf, pageOf } from '../../page/page-of';
import { type LocalService, startLocalService } from '../local-service';

let service: LocalService;

afterEach(() => service.close());

const store = () => new EvidenceStore(new S3Client({ ...service.client, forcePathStyle: true }), 'evidence');

const evidence = evidenceOf(inventoryOf(), pageOf([], { headers: {} }), new Date('2026-11-22T03:17:00Z'));

test('evidence is put under its day, with a checksum, which S3 requires of buckets with Object Lock', async () => {
  service = await startLocalService(200, '');

  await store().keep(evidence);

  expect(service.requests).toEqual([expect.objectContaining({ method: 'PUT' })]);
  const [{ path, headers, body } = { path: '', headers: {}, body: '' }] = service.requests;
  expect(path).toMatch(/^\/evidence\/payment-page\/2026\/11\/22\/2026-11-22T03-17-00\.000Z-browser\.json\?/);
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-amz-checksum-crc32': expect.any(String) });
  expect(Object.keys(headers).filter((name) => name.startsWith('x-amz-server-side-encryption'))).toEqual([]);
  expect(JSON.parse(body)).toEqual({
    observedAt: '2026-11-22T03:17:00.000Z',
    path: '/checkout*',
    page: pageOf([], { headers: {} }),
    differences: [
      { kind: 'header-missing', subject: 'content-security-policy', expected: "default-src 'none'" },
      { kind: 'header-missing', subject: 'x-frame-options', expected: 'DENY' },
    ],
  });
});

test('a refusal is an error', async () => {
  service = await startLocalService(403, '<Error><Code>AccessDenied</Code><Message>no</Message></Error>');

  await expect(store().keep(evidence)).rejects.toThrow('no');
});
