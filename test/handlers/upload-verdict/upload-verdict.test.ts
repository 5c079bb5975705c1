import './powertools-environment';
import { CopyObjectCommand, DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { handler } from '../../../lib/handlers/upload-verdict';
import { moveToQuarantine } from '../../../lib/handlers/upload-verdict/move-to-quarantine';
import { VERDICT_VARIABLES } from '../../../lib/upload/scan-names';
import { type LocalService, startLocalService } from '../local-service';
import { localAwsMissing, localEnvironment, startLocalAws } from '../under-attack/local-aws';
import { LocalBuckets, QUARANTINE_KEY } from './local-buckets';
import { planStatus, queued, scanResult, tagFailure } from './scan-events';

if (localAwsMissing !== undefined) console.warn(`SKIPPED: verdicts are not carried out: ${localAwsMissing}.`);
const describeWithAws = localAwsMissing === undefined ? describe : describe.skip;
const title = 'verdicts on a local AWS API';

const KEY = 'uploads/9b2e7c1a-shopper/Rückgabe %41 & Foto+1.pdf';

jest.setTimeout(90_000);

describeWithAws(localAwsMissing === undefined ? title : `${title}, SKIPPED: ${localAwsMissing}`, () => {
  const environment = { ...process.env };
  let stop = async () => {};
  let mail: LocalService;
  let buckets: LocalBuckets;
  let printed: jest.SpyInstance[];

  beforeAll(async () => {
    const aws = await startLocalAws();
    stop = aws.stop;
    Object.assign(process.env, localEnvironment(aws.endpoint));
  });

  beforeEach(async () => {
    printed = (['log', 'info', 'warn', 'error'] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation(() => {}),
    );
    mail = await startLocalService(200, '');
    buckets = await LocalBuckets.create(mail.client.endpoint);
    const { uploads, quarantine, quarantineKey, topic } = buckets.settings;
    Object.assign(process.env, {
      [VERDICT_VARIABLES.uploads]: uploads,
      [VERDICT_VARIABLES.quarantine]: quarantine,
      [VERDICT_VARIABLES.quarantineKey]: quarantineKey,
      [VERDICT_VARIABLES.topic]: topic,
    });
  });

  afterEach(() => {
    mail.close();
    for (const spy of printed) spy.mockRestore();
  });

  afterAll(async () => {
    await stop();
    process.env = environment;
  });

  const lines = () => printed.flatMap((spy) => spy.mock.calls.flat().map((line) => JSON.parse(String(line))));
  const metrics = () => lines().flatMap(({ _aws, ...values }) => (_aws === undefined ? [] : [values]));
  const logged = () => lines().filter(({ _aws }) => _aws === undefined);
  const messages = () =>
    mail.requests.flatMap(({ body }) => {
      const { Type, Subject, Message } = JSON.parse(body);
      return Type === 'Notification' ? [{ Subject, Message }] : [];
    });
  const result = (versionId: string, status: string, threats?: string[]) =>
    queued(
      scanResult({
        bucketName: buckets.settings.uploads,
        objectKey: KEY,
        versionId,
        status,
        ...(threats === undefined ? {} : { threats }),
      }),
    );
  const infected = (versionId: string) => result(versionId, 'THREATS_FOUND', ['EICAR-Test-File']);

  test('moves the infected version alone, under the quarantine’s key and without its tags', async () => {
    const before = await buckets.upload(KEY, 'fine');
    const bad = await buckets.upload(KEY, 'malware');
    const after = await buckets.upload(KEY, 'fine again');

    await handler(infected(bad));

    expect(await buckets.versions('uploads')).toEqual([`${KEY} ${before}`, `${KEY} ${after}`].sort());
    expect(await buckets.quarantined(`${bad}/${KEY}`)).toEqual({
      body: 'malware',
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: QUARANTINE_KEY,
      TagCount: undefined,
      ContentType: 'application/pdf',
    });
  });

  test('tells the owner where it is, and counts it; nothing names the shopper', async () => {
    const bad = await buckets.upload(KEY, 'malware');

    await handler(infected(bad));

    const { uploads, quarantine } = buckets.settings;
    expect(messages()).toEqual([
      {
        Subject: 'Malware in an upload',
        Message: [
          'A shopper sent in a file with malware. Nobody could read it, and it is being moved to the quarantine.',
          '',
          `Quarantine: s3://${quarantine}/${bad}/`,
          `Uploaded to: ${uploads}, version ${bad}`,
          'Threats:',
          '  EICAR-Test-File',
          '',
          'This message can come twice.',
        ].join('\n'),
      },
    ]);
    expect(metrics()).toEqual([{ service: 'Shop/It/Verdicts', QuarantinedUploads: 1 }]);
    expect(logged()).toEqual([
      expect.objectContaining({
        level: 'WARN',
        message: 'an upload is infected',
        versionId: bad,
        move: 'moved',
        threats: ['EICAR-Test-File'],
      }),
    ]);
    expect(JSON.stringify([...lines(), ...messages()])).not.toContain('shopper/');
  });

  test('doing it again does nothing, and tells nobody', async () => {
    const bad = await buckets.upload(KEY, 'malware');
    await handler(infected(bad));
    const held = await buckets.versions('quarantine');

    await handler(infected(bad));

    expect(await buckets.versions('quarantine')).toEqual(held);
    expect(messages()).toHaveLength(1);
    expect(metrics()).toHaveLength(1);
    expect(logged().map(({ move }) => move)).toEqual(['moved', 'already-moved']);
  });

  test('a version that somebody deleted is gone, and no reason to fail', async () => {
    const bad = await buckets.upload(KEY, 'malware');
    const { uploads: Bucket } = buckets.settings;
    await buckets.s3.send(new DeleteObjectCommand({ Bucket, Key: KEY, VersionId: bad }));

    await handler(infected(bad));

    expect([await buckets.versions('quarantine'), messages(), metrics()]).toEqual([[], [], []]);
    expect(logged()).toEqual([expect.objectContaining({ move: 'gone' })]);
  });

  test.each(['UNSUPPORTED', 'ACCESS_DENIED', 'FAILED', 'SOMETHING_NEW'])(
    '%s leaves the upload where nobody reads it, and counts it',
    async (status) => {
      const version = await buckets.upload(KEY, 'sealed');

      await handler(result(version, status));

      expect(await buckets.versions('uploads')).toEqual([`${KEY} ${version}`]);
      expect([await buckets.versions('quarantine'), messages()]).toEqual([[], []]);
      expect(metrics()).toEqual([{ service: 'Shop/It/Verdicts', UnscannedUploads: 1 }]);
      expect(logged()).toEqual([
        expect.objectContaining({ message: 'an upload has no verdict', versionId: version, status }),
      ]);
    },
  );

  test('counts what could not be tagged, and what the plan reports', async () => {
    const { uploads: bucketName } = buckets.settings;

    await handler(queued(tagFailure({ bucketName, objectKey: KEY, versionId: 'v1' })));
    await handler(queued(planStatus(bucketName, 'Error')));

    expect(metrics().map(({ service, ...counts }) => counts)).toEqual([
      { UnscannedUploads: 1 },
      { UploadScannerFaults: 1 },
    ]);
  });

  test('a clean upload is nobody’s business', async () => {
    const version = await buckets.upload(KEY, 'fine');

    await handler(result(version, 'NO_THREATS_FOUND'));

    expect(await buckets.versions('uploads')).toEqual([`${KEY} ${version}`]);
    expect(lines()).toEqual([]);
  });

  test('an event on another bucket is refused before anything is touched', async () => {
    const { quarantine: bucketName, uploads } = buckets.settings;
    const event = queued(scanResult({ bucketName, objectKey: KEY, versionId: 'v1', status: 'THREATS_FOUND' }));

    await expect(handler(event)).rejects.toThrow(`the event is on the bucket ${bucketName}, not ${uploads}`);
  });

  describe('half-way', () => {
    /** A client of which commands of one kind fail, or do something else. */
    const clientWhere = (
      kind: typeof DeleteObjectCommand | typeof CopyObjectCommand,
      instead: () => Promise<unknown>,
    ) =>
      ({
        send: (command: object) =>
          command instanceof kind ? instead() : buckets.s3.send(command as DeleteObjectCommand),
      }) as unknown as Pick<S3Client, 'send'>;
    const upload = (versionId: string) => ({ bucket: buckets.settings.uploads, key: KEY, versionId });
    const nothing = async () => {};

    test('a delete that fails loses nothing, and the next attempt makes no second copy', async () => {
      const bad = await buckets.upload(KEY, 'malware');
      const failing = clientWhere(DeleteObjectCommand, () => Promise.reject(new Error('throttled')));

      await expect(moveToQuarantine(failing, upload(bad), buckets.settings, nothing)).rejects.toThrow('throttled');
      const [inUploads, inQuarantine] = [await buckets.versions('uploads'), await buckets.versions('quarantine')];
      await handler(infected(bad));

      expect(inUploads).toEqual([`${KEY} ${bad}`]);
      expect(inQuarantine).toEqual([expect.stringContaining(`${bad}/${KEY} `)]);
      expect(await buckets.versions('quarantine')).toEqual(inQuarantine);
      expect(await buckets.versions('uploads')).toEqual([]);
      expect(messages()).toHaveLength(1);
    });

    test('a message that cannot be sent keeps the version', async () => {
      const bad = await buckets.upload(KEY, 'malware');
      const refusing = () => Promise.reject(new Error('no topic'));

      await expect(moveToQuarantine(buckets.s3, upload(bad), buckets.settings, refusing)).rejects.toThrow('no topic');

      expect(await buckets.versions('uploads')).toEqual([`${KEY} ${bad}`]);
    });

    test('a copy that is not whole keeps the version, and is made anew', async () => {
      const bad = await buckets.upload(KEY, 'malware');
      const Key = `${bad}/${KEY}`;
      const short = clientWhere(CopyObjectCommand, () =>
        buckets.s3.send(new PutObjectCommand({ Bucket: buckets.settings.quarantine, Key, Body: 'mal' })),
      );

      await expect(moveToQuarantine(short, upload(bad), buckets.settings, nothing)).rejects.toThrow(
        'the copy in quarantine has 3 bytes instead of 7',
      );
      const kept = await buckets.versions('uploads');
      await handler(infected(bad));

      expect(kept).toEqual([`${KEY} ${bad}`]);
      expect((await buckets.quarantined(Key)).body).toBe('malware');
    });

    test('no copy at all keeps the version', async () => {
      const bad = await buckets.upload(KEY, 'malware');
      const idle = clientWhere(CopyObjectCommand, async () => ({}));

      await expect(moveToQuarantine(idle, upload(bad), buckets.settings, nothing)).rejects.toThrow(
        'the copy in quarantine has no bytes instead of 7',
      );
      expect(await buckets.versions('uploads')).toEqual([`${KEY} ${bad}`]);
    });
  });
});

test.each(Object.values(VERDICT_VARIABLES))('a function without %s does nothing', async (name) => {
  const environment = { ...process.env };
  for (const variable of Object.values(VERDICT_VARIABLES)) process.env[variable] = 'set';
  delete process.env[name];

  await expect(handler(queued(planStatus('set', 'Error')))).rejects.toThrow(
    `the environment variable ${name} is not set`,
  );

  process.env = environment;
});
