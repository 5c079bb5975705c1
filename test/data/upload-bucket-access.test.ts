import * as iam from 'aws-cdk-lib/aws-iam';
import { UploadAccess } from './upload-access';
import { type UploadShop, uploadShop } from './upload-shop';

const TAG = 's3:ExistingObjectTag/GuardDutyMalwareScanStatus';
const tagged = (status: string) => ({ [TAG]: status });
const THROUGH_S3 = { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' };

const REFUSED = 'ExplicitlyDenied';
const NO_RIGHT = 'ImplicitlyDenied';

describe('uploads', () => {
  let shop: UploadShop;
  let access: UploadAccess;
  let backend: iam.Role;
  let reader: iam.Role;
  beforeAll(() => {
    shop = uploadShop();
    const role = (id: string) =>
      new iam.Role(shop.stack, id, { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    backend = role('Backend');
    reader = role('Reader');
    shop.uploads.grantUpload(backend);
    shop.uploads.grantRead(reader);
    access = new UploadAccess(shop);
  });

  test.each([
    ['found clean', tagged('NO_THREATS_FOUND'), 'Allowed'],
    ['infected', tagged('THREATS_FOUND'), REFUSED],
    ['not yet scanned', {}, REFUSED],
    ['encrypted by the shopper', tagged('UNSUPPORTED'), REFUSED],
    ['out of the scanner’s reach', tagged('ACCESS_DENIED'), REFUSED],
    ['not scanned by a fault', tagged('FAILED'), REFUSED],
    ['tagged with something new', tagged('CLEAN'), REFUSED],
  ])('%s', async (_, context, expected) => {
    for (const action of ['s3:GetObject', 's3:GetObjectVersion']) {
      expect(await access.toObject(shop.uploads.bucket, { action, context, by: 'Admin' })).toBe(expected);
      expect(await access.toObject(shop.uploads.bucket, { action, context, by: reader })).toBe(expected);
    }
  });

  test('a role without the right reads nothing, clean or not', async () => {
    const request = { action: 's3:GetObject', context: tagged('NO_THREATS_FOUND'), by: backend };

    expect(await access.toObject(shop.uploads.bucket, request)).toBe(NO_RIGHT);
  });

  test('scanner and verdicts read what is not clean', async () => {
    const { bucket, scannerRole, verdicts } = shop.uploads;
    const action = 's3:GetObjectVersion';

    expect(await access.toObject(bucket, { action, by: scannerRole })).toBe('Allowed');
    expect(await access.toObject(bucket, { action, context: tagged('THREATS_FOUND'), by: verdicts.role })).toBe(
      'Allowed',
    );
  });

  test.each([
    's3:PutObjectTagging',
    's3:PutObjectVersionTagging',
    's3:DeleteObjectTagging',
    's3:DeleteObjectVersionTagging',
  ])('%s is for the scanner alone', async (action) => {
    const { bucket, scannerRole, verdicts } = shop.uploads;

    expect(await access.toObject(bucket, { action, by: 'Admin' })).toBe(REFUSED);
    expect(await access.toObject(bucket, { action, by: verdicts.role })).toBe(REFUSED);
    expect(await access.toObject(bucket, { action, by: scannerRole })).toBe(
      action.startsWith('s3:Put') ? 'Allowed' : NO_RIGHT,
    );
  });

  test.each([
    ['as a form that the backend signed', {}, 'Allowed'],
    ['with the verdict’s tag', { 's3:RequestObjectTagKeys': ['GuardDutyMalwareScanStatus'] }, REFUSED],
    ['with that tag in another case', { 's3:RequestObjectTagKeys': ['guarddutymalwarescanstatus'] }, REFUSED],
    ['with any tag', { 's3:RequestObjectTagKeys': ['colour'] }, REFUSED],
    ['under SSE-S3', { 's3:x-amz-server-side-encryption': 'AES256' }, REFUSED],
    [
      'under another key',
      {
        's3:x-amz-server-side-encryption': 'aws:kms',
        's3:x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:eu-central-1:999988887777:key/theirs',
      },
      REFUSED,
    ],
    ['in plaintext', { 'aws:SecureTransport': 'false' }, REFUSED],
    ['over TLS 1.1', { 's3:TlsVersion': '1.1' }, REFUSED],
  ])('an upload %s', async (_, context, expected) => {
    const request = { action: 's3:PutObject', context, by: backend };

    expect(await access.toObject(shop.uploads.bucket, request)).toBe(expected);
  });

  test('the backend uploads below its prefix, and does nothing else', async () => {
    const { bucket } = shop.uploads;

    expect(await access.toObject(bucket, { action: 's3:PutObject', by: backend }, 'other/7/a')).toBe(NO_RIGHT);
    expect(await access.toObject(bucket, { action: 's3:DeleteObject', by: backend })).toBe(NO_RIGHT);
    expect(await access.toBucket(bucket, { action: 's3:ListBucket', by: backend })).toBe(NO_RIGHT);
  });

  test.each(['s3:GetObjectVersionForReplication', 's3:ReplicateObject', 's3:ReplicateTags'])(
    'nobody replicates: %s',
    async (action) => {
      expect(await access.toObject(shop.uploads.bucket, { action, by: 'Admin' })).toBe(REFUSED);
      expect(await access.toObject(shop.uploads.bucket, { action, by: shop.uploads.scannerRole })).toBe(REFUSED);
    },
  );

  test('the scanner writes its validation object, and no other', async () => {
    const request = { action: 's3:PutObject', by: shop.uploads.scannerRole };
    const { bucket } = shop.uploads;

    expect(await access.toObject(bucket, request, 'malware-protection-resource-validation-object')).toBe('Allowed');
    expect(await access.toObject(bucket, request)).toBe(NO_RIGHT);
    expect(await access.toBucket(bucket, { ...request, action: 's3:ListBucket' })).toBe('Allowed');
    expect(await access.toBucket(bucket, { ...request, action: 's3:PutBucketNotification' })).toBe('Allowed');
  });

  test('verdicts delete versions, and do not hide them', async () => {
    const { bucket, verdicts } = shop.uploads;

    expect(await access.toObject(bucket, { action: 's3:DeleteObjectVersion', by: verdicts.role })).toBe('Allowed');
    expect(await access.toObject(bucket, { action: 's3:DeleteObject', by: verdicts.role })).toBe(NO_RIGHT);
    expect(await access.toObject(bucket, { action: 's3:PutObject', by: verdicts.role })).toBe(NO_RIGHT);
  });

  test('the key is used through S3 alone', async () => {
    const { encryptionKey, scannerRole, verdicts } = shop.uploads;
    for (const [by, action] of [
      [scannerRole, 'kms:Decrypt'],
      [scannerRole, 'kms:GenerateDataKey'],
      [verdicts.role, 'kms:Decrypt'],
      [backend, 'kms:GenerateDataKey'],
      [reader, 'kms:Decrypt'],
    ] as const) {
      expect(await access.toKey(encryptionKey, { action, context: THROUGH_S3, by })).toBe('Allowed');
      expect(await access.toKey(encryptionKey, { action, by })).toBe(NO_RIGHT);
    }
    expect(await access.toKey(encryptionKey, { action: 'kms:GenerateDataKey', context: THROUGH_S3, by: reader })).toBe(
      NO_RIGHT,
    );
  });
});

describe('the quarantine', () => {
  let shop: UploadShop;
  let access: UploadAccess;
  beforeAll(() => {
    shop = uploadShop();
    access = new UploadAccess(shop);
  });

  test.each(['s3:GetObject', 's3:GetObjectVersion'])('%s is for analysts alone', async (action) => {
    const { quarantineBucket, verdicts, scannerRole } = shop.uploads;

    expect(await access.toObject(quarantineBucket, { action, by: shop.analyst })).toBe('Allowed');
    for (const by of ['Admin', verdicts.role, scannerRole]) {
      expect(await access.toObject(quarantineBucket, { action, by })).toBe(REFUSED);
    }
  });

  test('analysts list and decrypt, and change nothing', async () => {
    const { quarantineBucket, quarantineKey, bucket } = shop.uploads;
    const by = shop.analyst;

    expect(await access.toBucket(quarantineBucket, { action: 's3:ListBucket', by })).toBe('Allowed');
    expect(await access.toBucket(quarantineBucket, { action: 's3:ListBucketVersions', by })).toBe('Allowed');
    expect(await access.toKey(quarantineKey, { action: 'kms:Decrypt', by })).toBe('Allowed');
    expect(await access.toObject(quarantineBucket, { action: 's3:DeleteObject', by })).toBe(NO_RIGHT);
    expect(await access.toObject(quarantineBucket, { action: 's3:PutObject', by })).toBe(REFUSED);
    expect(await access.toObject(bucket, { action: 's3:GetObject', by })).toBe(REFUSED);
  });

  test('only verdicts write, list and encrypt', async () => {
    const { quarantineBucket, quarantineKey, verdicts } = shop.uploads;
    const by = verdicts.role;

    expect(await access.toObject(quarantineBucket, { action: 's3:PutObject', by })).toBe('Allowed');
    expect(await access.toObject(quarantineBucket, { action: 's3:PutObject', by: 'Admin' })).toBe(REFUSED);
    expect(await access.toBucket(quarantineBucket, { action: 's3:ListBucket', by })).toBe('Allowed');
    expect(await access.toKey(quarantineKey, { action: 'kms:GenerateDataKey', context: THROUGH_S3, by })).toBe(
      'Allowed',
    );
  });

  test('nobody reads it when nobody is named', async () => {
    const closed = uploadShop({ quarantineReaders: [] });
    const by = closed.analyst;

    const request = { action: 's3:GetObject', by: 'Admin' };
    expect(await new UploadAccess(closed).toObject(closed.uploads.quarantineBucket, request)).toBe(REFUSED);
    expect(await new UploadAccess(closed).toObject(closed.uploads.quarantineBucket, { ...request, by })).toBe(REFUSED);
  });
});

describe('allowUnscannedReads', () => {
  test.each([
    ['not yet scanned', {}, 'Allowed'],
    ['found clean', tagged('NO_THREATS_FOUND'), 'Allowed'],
    ['infected', tagged('THREATS_FOUND'), REFUSED],
    ['not scanned by a fault', tagged('FAILED'), REFUSED],
  ])('%s', async (_, context, expected) => {
    const shop = uploadShop({ allowUnscannedReads: true });
    const request = { action: 's3:GetObject', context, by: 'Admin' };

    expect(await new UploadAccess(shop).toObject(shop.uploads.bucket, request)).toBe(expected);
  });
});
