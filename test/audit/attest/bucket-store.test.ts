import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { BucketStore } from '../../../lib/audit/attest/bucket-store';
import { sha256Of } from '../../../lib/audit/evidence/bundle-manifest';
import { startLocalService } from '../../handlers/local-service';
import { type LocalAws, localAwsMissing, startLocalAws } from '../../handlers/under-attack/local-aws';
import { attestation } from './sample-attestation';

jest.setTimeout(120_000);

if (localAwsMissing !== undefined)
  console.warn(`SKIPPED: no attestation is kept under Object Lock: ${localAwsMissing}.`);
const describeWithAws = localAwsMissing === undefined ? describe : describe.skip;
const title = 'an attestation, in a bucket with Object Lock of a local AWS API';

const CONTENT = Buffer.from('tested');
const RECORD = attestation({
  evidence: { name: 'report.pdf', file: 'evidence.pdf', bytes: 6, sha256: sha256Of(CONTENT) },
});
const FOLDER = 'audits/attestations/111122223333/eu-central-1/penetration-test/2026-11-02/2026-11-22T10-00-00-000Z/';

describeWithAws(localAwsMissing === undefined ? title : `${title}, SKIPPED: ${localAwsMissing}`, () => {
  let aws: LocalAws;
  let client: S3Client;
  const Bucket = 'shop-evidence';

  beforeAll(async () => {
    aws = await startLocalAws();
    const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
    client = new S3Client({ endpoint: aws.endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
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
  });

  afterAll(async () => {
    client.destroy();
    await aws.stop();
  });

  test('lies with its evidence under its account, check and day, locked, each with its SHA-256', async () => {
    const store = new BucketStore(client, { name: Bucket, prefix: 'audits/' });

    const place = await store.keep({ record: RECORD, evidence: CONTENT });

    expect(place).toBe(`s3://shop-evidence/${FOLDER}`);
    const text = async (Key: string) =>
      await (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
    expect(await text(`${FOLDER}evidence.pdf`)).toBe('tested');
    expect(JSON.parse((await text(`${FOLDER}attestation.json`)) ?? '')).toEqual(RECORD);
    const head = await client.send(
      new HeadObjectCommand({ Bucket, Key: `${FOLDER}evidence.pdf`, ChecksumMode: 'ENABLED' }),
    );
    expect(head).toMatchObject({
      ChecksumSHA256: Buffer.from(RECORD.evidence.sha256, 'hex').toString('base64'),
      ObjectLockMode: 'GOVERNANCE',
    });
  });
});

test('the record goes after the evidence', async () => {
  const service = await startLocalService(200, '');
  const client = new S3Client({ ...service.client, forcePathStyle: true });

  await new BucketStore(client, { name: 'shop-evidence', prefix: 'audits/' }).keep({
    record: RECORD,
    evidence: CONTENT,
  });
  client.destroy();
  service.close();

  expect(service.requests.map(({ path }) => path.replace(/\?.*/, ''))).toEqual([
    `/shop-evidence/${FOLDER}evidence.pdf`,
    `/shop-evidence/${FOLDER}attestation.json`,
  ]);
});
