import './powertools-environment';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { attestationAnnotation } from '../../../lib/audit/attest/attestation';
import type { AuditReport } from '../../../lib/audit/audit-report';
import { verifyChain } from '../../../lib/audit/evidence/verify-chain';
import { UserError } from '../../../lib/errors';
import { handler } from '../../../lib/handlers/scheduled-audit';
import { AUDIT_VARIABLES, LATEST_KEY, TOLD_KEY } from '../../../lib/scheduled-audit/audit-names';
import type { DescribedAccount } from '../../audit/described-account';
import { sampleAccounts } from '../../audit/sample-accounts';
import { describeWithStores, silenced } from '../privacy/local-stores';
import { ACCOUNT, AuditWorld } from './audit-world';

jest.setTimeout(120_000);

const AUDIT = { task: 'audit' };
const REPORT = 'report.json';
const RULE = 'encrypted-volumes';

/** One rule in the home region, and one in the other. */
function account(violating: readonly string[]): readonly DescribedAccount[] {
  const results = ['orders', 'profiles', 'drafts'].map((id) => ({
    type: 'AWS::S3::Bucket',
    id,
    compliance: violating.includes(id) ? ('NON_COMPLIANT' as const) : ('COMPLIANT' as const),
  }));
  const region = (source: string, name: string) => ({
    recorder: { name: 'default', recording: true },
    channel: { name: 'default' },
    rules: [{ name, source, lastEvaluatedAt: '2026-11-20T06:00:00.000Z', results }],
  });
  return [
    {
      account: ACCOUNT,
      regions: {
        'eu-central-1': region('S3_BUCKET_VERSIONING_ENABLED', RULE),
        'us-east-1': region('CLOUDFRONT_SECURITY_POLICY_CHECK', 'tls'),
      },
    },
  ];
}

describeWithStores('an audit of the account', () => {
  let world: AuditWorld;
  let output: ReturnType<typeof silenced>;
  let directory: string;
  let count = 0;

  beforeAll(async () => {
    world = await AuditWorld.start();
  });
  beforeEach(() => {
    output = silenced();
    directory = mkdtempSync(join(tmpdir(), 'audit-test-'));
    count++;
  });
  afterEach(() => {
    jest.restoreAllMocks();
    output.restore();
    rmSync(directory, { recursive: true, force: true });
  });
  afterAll(() => world.end());

  const begin = (accounts: readonly DescribedAccount[]) => world.describe(`run-${count}`, accounts);

  async function report(bundle = ''): Promise<AuditReport> {
    const prefix = bundle.replace(`s3://${world.bucket}/`, '');
    return JSON.parse((await world.objects(`${prefix}${REPORT}`))[`${prefix}${REPORT}`] ?? '{}');
  }

  const metrics = () =>
    Object.assign({}, ...output.lines().filter((line) => '_aws' in line)) as Readonly<Record<string, unknown>>;

  const standing = ({ controls }: AuditReport, id: string, region = 'eu-central-1') =>
    controls.find((control) => control.id === id && control.scope.region === region)?.standing;

  test('keeps a bundle that proves whole, rows, and a summary without resources', async () => {
    await begin(account(['orders']));

    const result = await handler(AUDIT);

    expect(result).toMatchObject({
      complete: true,
      bundle: expect.stringMatching(
        /^s3:\/\/evidence-run-1\/bundles\/\d{4}\/\d\d\/\d\d\/audit-\d{4}-\d\d-\d\dT\d{6}Z-[0-9a-f]{8}\/$/,
      ),
    });
    const prefix = result?.bundle.replace(`s3://${world.bucket}/`, '') ?? '';
    await world.copy(prefix, join(directory, 'bundle'));
    expect(await verifyChain([join(directory, 'bundle')], result?.manifestSha256)).toMatchObject({
      whole: true,
      before: null,
    });
    const made = await report(result?.bundle);
    expect(standing(made, 'BucketVersioning')).toBe('violated');
    const rows = Object.entries(await world.objects('rows/'));
    expect(rows.map(([key]) => key)).toEqual([
      `rows/dt=${made.finishedAt.slice(0, 10)}/${prefix.split('/').at(-2)}.jsonl`,
    ]);
    const lines = (rows[0]?.[1] ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.length).toBeGreaterThanOrEqual(made.controls.length);
    expect(lines).toContainEqual(
      expect.objectContaining({
        control: 'BucketVersioning',
        standing: 'violated',
        account: ACCOUNT,
        region: 'eu-central-1',
        resource_id: 'orders',
        verdict: 'violation',
        complete: true,
      }),
    );
    const [message] = await world.messages();
    expect(message?.Subject).toMatch(/^Security audit: \d+ violated, \d+ not proved$/);
    expect(message?.Message).toContain(result?.bundle);
    expect(message?.Message).toContain(result?.manifestSha256);
    expect(message?.Message).toContain('There is no earlier audit to compare with.');
    expect(message?.Message).not.toContain('orders');
    expect(metrics()).toMatchObject({ AuditFinished: 1, AuditAgeHours: 0, AuditGaps: 0, service: 'Shop/Audit' });
  });

  test('of a whole shop counts as the report does', async () => {
    await begin(sampleAccounts().slice(0, 1));

    const made = await report((await handler(AUDIT))?.bundle);

    const violated = made.controls.filter((control) => control.standing === 'violated');
    expect(violated.length).toBeGreaterThan(3);
    const lines = output.lines().filter((line) => '_aws' in line);
    expect(lines).toContainEqual(expect.objectContaining({ AuditControlsViolated: violated.length }));
    for (const severity of ['critical', 'high', 'medium', 'low']) {
      const counted = violated.filter((control) => control.severity === severity).length;
      expect(lines).toContainEqual(expect.objectContaining({ severity, AuditControlsViolated: counted }));
    }
  });

  test('that AWS does not answer whole is kept and marked, and shows nothing unread as met', async () => {
    await begin(account([]));
    world.config.reset(({ operation, region }) =>
      region === 'eu-central-1' && operation === 'DescribeComplianceByConfigRule' ? 'denied' : undefined,
    );

    const result = await handler(AUDIT);

    const made = await report(result?.bundle);
    expect(result?.complete).toBe(false);
    expect(standing(made, 'BucketVersioning')).not.toBe('met');
    expect(await world.latest()).toMatchObject({ complete: false });
    const [message] = await world.messages();
    expect(message?.Subject).toMatch(/^Security audit \(PARTIAL\): /);
    expect(message?.Message).toContain('DescribeComplianceByConfigRule AccessDeniedException (1)');
    expect(metrics()).toMatchObject({ AuditFinished: 1, AuditGaps: made.gaps.length });
  });

  test('whose time is over keeps what it read, and leaves a gap for the rest', async () => {
    await begin(sampleAccounts().slice(0, 1));
    const real = Date.now;
    let asked = 0;
    world.config.reset(() => {
      asked++;
      // An hour passes at the tenth question.
      if (asked === 10) jest.spyOn(Date, 'now').mockImplementation(() => real() + 3_600_000);
      return undefined;
    });

    const result = await handler(AUDIT, { getRemainingTimeInMillis: () => 900_000 });

    const made = await report(result?.bundle);
    expect(result?.complete).toBe(false);
    expect(made.gaps).toContainEqual(
      expect.objectContaining({
        code: 'TimeoutError',
        message: 'the time of the function was over before it was asked',
      }),
    );
    expect(made.controls.filter((control) => control.standing === 'met')).toEqual([]);
  });

  test('follows the one before, on the same day too, and says what is new and what is fixed', async () => {
    await begin(account(['orders']));
    const first = await handler(AUDIT);
    await world.messages();
    const kept = world.bucket;
    const topic = process.env[AUDIT_VARIABLES.topic];
    count++;
    await begin(account([]));
    Object.assign(process.env, { [AUDIT_VARIABLES.bucket]: kept, [AUDIT_VARIABLES.topic]: topic });
    world.bucket = kept;

    const second = await handler(AUDIT);

    const copies = await Promise.all(
      [second, first].map((result, index) =>
        world.copy(result?.bundle.replace(`s3://${kept}/`, '') ?? '', join(directory, String(index))),
      ),
    );
    expect(await verifyChain(copies)).toMatchObject({ whole: true, before: null });
    expect(await world.latest()).toMatchObject({ manifestSha256: second?.manifestSha256 });
    const made = await report(second?.bundle);
    expect(made.controls.find(({ id, change }) => id === 'BucketVersioning' && change === 'fixed')).toBeDefined();
    expect(Object.keys(await world.objects('rows/'))).toHaveLength(2);
  });

  test('and others at the same moment make one chain; what finished too early to follow fails', async () => {
    await begin(account(['orders']));

    const results = await Promise.allSettled([handler(AUDIT), handler(AUDIT), handler(AUDIT)]);

    const order: string[] = [];
    for (let name = String((await world.latest()).name); ; ) {
      const key = Object.keys(await world.objects('bundles/')).find((each) => each.endsWith(`/${name}/manifest.json`));
      order.push(key?.replace('manifest.json', '') ?? '');
      const manifest = JSON.parse((await world.objects(key))[key ?? ''] ?? '{}');
      if (manifest.previous === null) break;
      name = manifest.previous.name;
    }
    const done = results.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value?.bundle.replace(`s3://${world.bucket}/`, '')] : [],
    );
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    expect([...order].sort()).toEqual([...done].sort());
    for (const reason of refused) expect(reason).toMatch(/ finished before .*, the end of the chain, /);
    const copies = await Promise.all(order.map((prefix, index) => world.copy(prefix, join(directory, String(index)))));
    expect(await verifyChain(copies)).toMatchObject({ whole: true, before: null });
  });

  test('that the topic does not take keeps its evidence and fails; the next one tells its news', async () => {
    await begin(account([]));
    await handler(AUDIT);
    const [kept, topic] = [world.bucket, process.env[AUDIT_VARIABLES.topic]];
    await world.messages();
    count++;
    await begin(account(['orders']));
    world.bucket = kept;
    Object.assign(process.env, {
      [AUDIT_VARIABLES.bucket]: kept,
      [AUDIT_VARIABLES.topic]: 'arn:aws:sns:us-east-1:123456789012:nobody',
    });
    const told = (await world.objects(TOLD_KEY))[TOLD_KEY];

    await expect(handler(AUDIT)).rejects.toThrow();

    const untold = await world.latest();
    expect((await world.objects(`${untold.prefix}manifest`))[`${untold.prefix}manifest.json`]).toBeDefined();
    expect((await world.objects(TOLD_KEY))[TOLD_KEY]).toBe(told);

    process.env[AUDIT_VARIABLES.topic] = topic;
    const made = await report((await handler(AUDIT))?.bundle);

    expect(made.controls.find(({ id }) => id === 'BucketVersioning')?.change).toBe('new');
    expect(JSON.parse((await world.objects(TOLD_KEY))[TOLD_KEY] ?? '{}')).toEqual(await world.latest());
  });

  describe('with an attestation that has expired', () => {
    const rule = 'penetration-test-conformance-pack-a1b2c3d4e';

    beforeEach(async () => {
      const annotation = attestationAnnotation({
        on: '2020-02-03',
        by: 'Testers Ltd',
        evidence: { name: 'report.pdf', file: 'report.pdf', bytes: 3, sha256: 'a'.repeat(64) },
      });
      const result = { type: 'AWS::::Account', id: ACCOUNT, compliance: 'COMPLIANT' as const, annotation };
      const check = { name: rule, source: 'AWS_CONFIG_PROCESS_CHECK', results: [result] };
      const recorder = { name: 'default', recording: true };
      await begin([{ account: ACCOUNT, regions: { 'eu-central-1': { recorder, rules: [check] } } }]);
    });

    test('tells AWS Config, and the topic without a name', async () => {
      await handler(AUDIT);

      expect(world.config.requests.filter(({ operation }) => operation === 'PutExternalEvaluation')).toEqual([
        expect.objectContaining({
          region: 'eu-central-1',
          input: {
            ConfigRuleName: rule,
            ExternalEvaluation: expect.objectContaining({
              ComplianceType: 'NON_COMPLIANT',
              ComplianceResourceId: ACCOUNT,
              Annotation: 'Expired: done on 2020-02-03, counted until 2021-02-02; attest it again',
            }),
          },
        }),
      ]);
      const [message] = await world.messages();
      expect(message?.Message).toContain('Attest again: penetration-test, last done on 2020-02-03.');
      expect(message?.Message).not.toContain('Testers');
    });

    test('fails where AWS Config does not take it, once the evidence is kept and the topic told', async () => {
      world.config.reset(({ operation }) => (operation === 'PutExternalEvaluation' ? 'denied' : undefined));

      await expect(handler(AUDIT)).rejects.toThrow('AWS Config does not take the expiry of 1 attestation');

      expect(await world.latest()).toMatchObject({ complete: true });
      expect(await world.messages()).toHaveLength(1);
    });
  });

  test('goes on without an earlier report that was taken away, and says so', async () => {
    await begin(account([]));
    const first = await handler(AUDIT);
    await world.messages();
    const key = `${first?.bundle.replace(`s3://${world.bucket}/`, '')}${REPORT}`;
    await world.stores.s3.send(new PutObjectCommand({ Bucket: world.bucket, Key: key, Body: '{}' }));

    const second = await handler(AUDIT);

    expect((await report(second?.bundle)).since).toBeUndefined();
    const name = first?.bundle.split('/').at(-2);
    expect((await world.messages())[0]?.Message).toContain(`The report of ${name} cannot be read: look why.`);
  });

  test('begins no second chain where somebody wrote over the end of the first', async () => {
    await begin(account([]));
    await handler(AUDIT);
    await world.stores.s3.send(new PutObjectCommand({ Bucket: world.bucket, Key: LATEST_KEY, Body: 'nothing' }));

    await expect(handler(AUDIT)).rejects.toThrow(
      new UserError('latest.json: this names no bundle; restore the version before it'),
    );

    expect((await world.objects(LATEST_KEY))[LATEST_KEY]).toBe('nothing');
  });

  test('begins no second chain where somebody took the end of the first away', async () => {
    await begin(account([]));
    await handler(AUDIT);
    await world.stores.s3.send(new DeleteObjectCommand({ Bucket: world.bucket, Key: LATEST_KEY }));
    const gone = new UserError('latest.json: the object that names the last bundle is gone; restore its last version');

    await expect(handler(AUDIT)).rejects.toThrow(gone);
    await expect(handler({ task: 'watch' })).rejects.toThrow(gone);

    expect((await world.objects(LATEST_KEY))[LATEST_KEY]).toBeUndefined();
  });

  test('that can read nothing at all fails and keeps nothing', async () => {
    await begin(account([]));
    world.config.reset(() => 'denied');

    await expect(handler(AUDIT)).rejects.toThrow(UserError);

    expect(await world.objects()).toEqual({});
  });

  describe('is watched', () => {
    const WATCH = { task: 'watch' };

    test('and nothing is published before the first', async () => {
      await begin(account([]));

      await handler(WATCH);

      expect(metrics()).toEqual({});
    });

    test('by the hours since the last one', async () => {
      await begin(account([]));
      const pointer = {
        schemaVersion: 1,
        name: 'audit-1',
        prefix: 'bundles/2026/11/01/audit-1/',
        manifestSha256: '0'.repeat(64),
        reportSha256: '0'.repeat(64),
        finishedAt: new Date(Date.now() - 36 * 3_600_000).toISOString(),
        complete: true,
      };
      await world.stores.s3.send(
        new PutObjectCommand({ Bucket: world.bucket, Key: LATEST_KEY, Body: JSON.stringify(pointer) }),
      );

      await handler(WATCH);

      expect(metrics().AuditAgeHours).toBeCloseTo(36, 1);
      expect(world.config.requests).toEqual([]);
    });
  });

  test.each([undefined, {}, { task: 'delete' }, 'audit'])('is not what %j asks for', async (event) => {
    await expect(handler(event)).rejects.toThrow(
      new UserError('the event has no task; give { "task": "audit" } or "watch"'),
    );
  });
});
