import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attest } from '../../../lib/audit/attest/attest';
import { AttestError } from '../../../lib/audit/attest/attest-error';
import { openAttestSession } from '../../../lib/audit/attest/attest-session';
import { attestedEvaluation } from '../../../lib/audit/attest/attestation';
import { attestationRequest } from '../../../lib/audit/attest/attestation-request';
import { DirectoryStore } from '../../../lib/audit/attest/directory-store';
import type { EvidenceStore } from '../../../lib/audit/attest/evidence-store';
import { ProcessCheckRuleError } from '../../../lib/audit/attest/process-check-rule';
import { EvidenceError } from '../../../lib/audit/evidence/evidence-error';
import { credentialsEnvironment, enterEnvironment } from '../../account/credentials-environment';
import { temporaryDirectory } from '../../check/temporary-directory';
import { type ConfigServer, type FaultPlan, startConfigServer } from '../config-server';
import type { DescribedRule } from '../described-account';
import { ACCOUNT, accountWith, NOW, processRule, REGION, RULE } from './sample-attestation';

let leave = () => {};
let server: ConfigServer | undefined;
afterEach(async () => {
  leave();
  leave = () => {};
  await server?.close();
  server = undefined;
});

const others = Array.from({ length: 60 }, (_, index) =>
  processRule(`other-${index}`, { source: 'S3_BUCKET_VERSIONING_ENABLED' }),
);

/** Attests a penetration test to an account with these rules. */
async function attested(
  rules: readonly DescribedRule[],
  { rule, store, faults, roleArn }: { rule?: string; store?: EvidenceStore; faults?: FaultPlan; roleArn?: string } = {},
) {
  server = await startConfigServer(accountWith(...rules));
  leave = enterEnvironment(credentialsEnvironment(server.endpoint));
  const directory = temporaryDirectory();
  const evidence = join(directory, 'report.pdf');
  writeFileSync(evidence, 'tested');
  const request = attestationRequest({ check: 'penetration-test', evidence, by: 'Testers', on: '2026-11-02' }, NOW);
  const session = await openAttestSession({ region: REGION, ...(roleArn === undefined ? {} : { roleArn }) });
  server.reset(faults);
  try {
    return await attest(request, {
      session,
      store: store ?? new DirectoryStore(join(directory, 'kept')),
      ...(rule === undefined ? {} : { rule }),
      now: NOW,
    });
  } finally {
    session.close();
  }
}

/** What AWS Config was told. */
const told = () => server?.requests.filter(({ operation }) => operation === 'PutExternalEvaluation') ?? [];

test('AWS Config is told under the deployed name, which stands behind others', async () => {
  const { record, place } = await attested([...others, processRule('penetration-test'), processRule(RULE)]);

  const annotation = `Attested: done on 2026-11-02 by Testers, evidence sha256 ${sha256('tested').slice(0, 16)}`;
  expect(told()).toMatchObject([
    {
      account: ACCOUNT,
      region: REGION,
      input: {
        ConfigRuleName: RULE,
        ExternalEvaluation: {
          ComplianceResourceType: 'AWS::::Account',
          ComplianceResourceId: ACCOUNT,
          ComplianceType: 'COMPLIANT',
          Annotation: annotation,
          OrderingTimestamp: NOW.getTime() / 1_000,
        },
      },
    },
  ]);
  expect(attestedEvaluation(annotation)?.on).toBe('2026-11-02');
  expect(record).toMatchObject({ rule: RULE, attestedBy: `arn:aws:iam::${ACCOUNT}:user/auditor` });
  expect(place).toMatch(
    /\/kept\/attestations\/111122223333\/eu-central-1\/penetration-test\/2026-11-02\/2026-11-22T10-00-00-000Z\/$/,
  );
});

test('the evidence is kept as it was, with the record of who did what', async () => {
  const { record, place } = await attested([processRule(RULE)]);

  expect(readdirSync(place).sort()).toEqual(['attestation.json', 'evidence.pdf']);
  expect(readFileSync(join(place, 'evidence.pdf'), 'utf8')).toBe('tested');
  const kept = JSON.parse(readFileSync(join(place, 'attestation.json'), 'utf8'));
  expect(kept).toEqual(record);
  expect(kept).toMatchObject({
    check: 'penetration-test',
    by: 'Testers',
    on: '2026-11-02',
    until: '2027-11-02',
    attestedAt: NOW.toISOString(),
    evidence: { name: 'report.pdf', file: 'evidence.pdf', bytes: 6, sha256: sha256('tested') },
  });
});

test('in the account of a role', async () => {
  const roleArn = `arn:aws:iam::${ACCOUNT}:role/attest`;
  const { record } = await attested([processRule(RULE)], { roleArn });

  expect(record).toMatchObject({ scope: { account: ACCOUNT, region: REGION } });
});

const SECOND = 'penetration-test-conformance-pack-zzzzzzzzz';

describe('without one rule to tell, nothing is kept', () => {
  const unused: EvidenceStore = {
    keep: () => {
      throw new Error('nothing shall be kept');
    },
  };

  test.each<[string, readonly DescribedRule[], string | undefined, string]>([
    [
      'none',
      others,
      undefined,
      `${ACCOUNT}/${REGION}: AWS Config has no rule of penetration-test; deploy ConfigBaseline with its conformance pack there, or name its region with --region`,
    ],
    [
      'one that goes',
      [processRule(RULE, { state: 'DELETING' })],
      undefined,
      `${ACCOUNT}/${REGION}: AWS Config has no rule of penetration-test; deploy ConfigBaseline with its conformance pack there, or name its region with --region`,
    ],
    [
      'two',
      [processRule(SECOND), processRule(RULE)],
      undefined,
      `${ACCOUNT}/${REGION}: AWS Config has several rules of penetration-test; name one with --rule: ${RULE}, ${SECOND}`,
    ],
    [
      'another',
      [processRule(RULE)],
      SECOND,
      `${ACCOUNT}/${REGION}: ${SECOND} is no rule of penetration-test; use ${RULE}`,
    ],
    [
      'none to name',
      [],
      SECOND,
      `${ACCOUNT}/${REGION}: ${SECOND} is no rule of penetration-test; AWS Config has none there`,
    ],
  ])('%s', async (_title, rules, rule, message) => {
    const options = { store: unused, ...(rule === undefined ? {} : { rule }) };

    await expect(attested(rules, options)).rejects.toThrow(new ProcessCheckRuleError(message));
    expect(told()).toEqual([]);
  });

  test('rules that may not be read', async () => {
    await expect(attested([processRule(RULE)], { store: unused, faults: () => 'denied' })).rejects.toThrow(
      new AttestError(
        `${ACCOUNT}/${REGION}: AWS Config does not tell its rules (AccessDeniedException: User: arn:aws:sts::${ACCOUNT}:assumed-role/audit/me is not authorized); allow what \`storefront-baseline permissions attest\` prints`,
      ),
    );
  });

  test('credentials that expire', async () => {
    await expect(attested([processRule(RULE)], { store: unused, faults: () => 'expired-credentials' })).rejects.toThrow(
      'the AWS credentials have expired (ExpiredTokenException); sign in, or name a profile with --profile',
    );
  });
});

test('one of two rules is named', async () => {
  await attested([processRule(SECOND), processRule(RULE)], { rule: SECOND });

  expect(told()).toMatchObject([{ input: { ConfigRuleName: SECOND } }]);
});

test('a store that refuses leaves AWS Config as it was', async () => {
  const file = join(temporaryDirectory(), 'file');
  writeFileSync(file, '');

  await expect(attested([processRule(RULE)], { store: new DirectoryStore(file) })).rejects.toThrow(
    new EvidenceError(`${file}: the evidence cannot be kept there (ENOTDIR); name another directory`),
  );
  expect(told()).toEqual([]);
});

test('where AWS Config refuses, the evidence is kept and its place said', async () => {
  const directory = temporaryDirectory();
  const faults: FaultPlan = ({ operation }) => (operation === 'PutExternalEvaluation' ? 'denied' : undefined);

  await expect(attested([processRule(RULE)], { store: new DirectoryStore(directory), faults })).rejects.toThrow(
    /^111122223333\/eu-central-1: the evidence is kept at \S+\/attestations\/\S+, but AWS Config does not take the result \(AccessDeniedException: .*\); allow what `storefront-baseline permissions attest` prints$/,
  );
  expect(readdirSync(directory)).toEqual(['attestations']);
});

test('a throttled call is tried again', async () => {
  let first = true;
  await attested([processRule(RULE)], {
    faults: ({ operation }) => {
      if (operation !== 'PutExternalEvaluation' || !first) return undefined;
      first = false;
      return 'throttle';
    },
  });

  expect(told()).toHaveLength(2);
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
