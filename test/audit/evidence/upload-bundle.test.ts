import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { SealedBundle } from '../../../lib/audit/evidence/bundle-writer';
import { EvidenceError } from '../../../lib/audit/evidence/evidence-error';
import { putLockedObject } from '../../../lib/audit/evidence/locked-object';
import { uploadBundle } from '../../../lib/audit/evidence/upload-bundle';
import { verifyBundle } from '../../../lib/audit/evidence/verify-bundle';
import { temporaryDirectory } from '../../check/temporary-directory';
import { startLocalService } from '../../handlers/local-service';
import { type LocalAws, localAwsMissing, startLocalAws } from '../../handlers/under-attack/local-aws';
import { sampleBundle } from './sample-bundle';
import { flipBit } from './tamper';

jest.setTimeout(120_000);

if (localAwsMissing !== undefined) console.warn(`SKIPPED: no bundle is put under Object Lock: ${localAwsMissing}.`);
const describeWithAws = localAwsMissing === undefined ? describe : describe.skip;
const title = 'a bundle, in a bucket with Object Lock of a local AWS API';

describeWithAws(localAwsMissing === undefined ? title : `${title}, SKIPPED: ${localAwsMissing}`, () => {
  let aws: LocalAws;
  let client: S3Client;
  let bundle: SealedBundle;
  const Bucket = 'shop-evidence';

  beforeAll(async () => {
    aws = await startLocalAws();
    client = new S3Client({
      endpoint: aws.endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    });
    await client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
    await client.send(
      new PutObjectLockConfigurationCommand({
        Bucket,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 400 } },
        },
      }),
    );
    bundle = await sampleBundle();
  });

  afterAll(async () => {
    client.destroy();
    await aws.stop();
  });

  test('is whole when it comes back, and each object has its SHA-256', async () => {
    const address = await uploadBundle(client, bundle, { name: Bucket, prefix: 'audits/2026-11-22/' });

    expect(address).toBe('s3://shop-evidence/audits/2026-11-22/manifest.json');
    const { Versions: versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'audits/' }));
    expect(versions).toHaveLength(bundle.manifest.files.length + 2);
    const back = join(temporaryDirectory(), 'back');
    for (const { Key = '' } of versions) {
      const file = join(back, Key.slice('audits/2026-11-22/'.length));
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, (await Body?.transformToByteArray()) ?? '');
    }
    expect((await verifyBundle(back, bundle.manifestSha256)).faults).toEqual([]);
    for (const { path, sha256 } of bundle.manifest.files) {
      const head = await client.send(
        new HeadObjectCommand({ Bucket, Key: `audits/2026-11-22/${path}`, ChecksumMode: 'ENABLED' }),
      );
      expect(head.ChecksumSHA256).toBe(Buffer.from(sha256, 'hex').toString('base64'));
      expect(head.ObjectLockMode).toBe('GOVERNANCE');
    }
  });

  test('cannot be taken away', async () => {
    await uploadBundle(client, bundle, { name: Bucket, prefix: 'kept/' });
    const { Versions: [version] = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix: 'kept/manifest.json' }),
    );

    await expect(
      client.send(new DeleteObjectCommand({ Bucket, Key: 'kept/manifest.json', VersionId: version?.VersionId ?? '' })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('is not put there once it was changed, and has no manifest there then', async () => {
    const directory = join(temporaryDirectory(), 'changed');
    cpSync(bundle.directory, directory, { recursive: true });
    flipBit(directory, 'report.json', 5);

    await expect(uploadBundle(client, { ...bundle, directory }, { name: Bucket, prefix: 'changed/' })).rejects.toThrow(
      new EvidenceError(
        `${directory}/report.json: the file was changed since the bundle was sealed; make the bundle again`,
      ),
    );
    const { Versions: versions = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix: 'changed/' }),
    );
    expect(versions.map(({ Key }) => Key)).not.toContain('changed/manifest.json');
  });
});

test('an object goes with its SHA-256, the checksum that Object Lock asks for, and the owner of the bucket', async () => {
  const service = await startLocalService(200, '');
  const client = new S3Client({ ...service.client, forcePathStyle: true });
  const sha256 = '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae';

  const bucket = { name: 'shop-evidence', prefix: 'audits/', owner: '111122223333' };
  const address = await putLockedObject(client, bucket, { path: 'report.json', sha256 }, Buffer.from('foo'));
  client.destroy();
  service.close();

  expect(address).toBe('s3://shop-evidence/audits/report.json');
  expect(service.requests).toMatchObject([
    {
      method: 'PUT',
      path: '/shop-evidence/audits/report.json?x-id=PutObject',
      body: 'foo',
      headers: {
        'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
        'x-amz-sdk-checksum-algorithm': 'SHA256',
        'x-amz-expected-bucket-owner': '111122223333',
      },
    },
  ]);
});
