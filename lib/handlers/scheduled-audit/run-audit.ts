import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { amount } from '../../amount';
import { expiredAttestations } from '../../audit/attest/expired-attestations';
import type { AuditReport } from '../../audit/audit-report';
import { compareAudits } from '../../audit/compare-audits';
import { sealAudit } from '../../audit/evidence/audit-bundle';
import { BundleWriter } from '../../audit/evidence/bundle-writer';
import { uploadBundle } from '../../audit/evidence/upload-bundle';
import { joinAudit } from '../../audit/join/join-audit';
import { observe } from '../../audit/read/observe';
import { catalogue } from '../../controls/catalogue';
import { BUNDLES_PREFIX } from '../../scheduled-audit/audit-names';
import { errorName } from '../../shopper/error-name';
import { auditRows } from './audit-rows';
import type { AuditSettings } from './audit-settings';
import type { BundlePointer } from './bundle-pointer';
import { chainBundle, previousOf, refuseOlder } from './chain-bundle';
import type { EvidenceArchive } from './evidence-archive';
import { expireAttestations } from './expire-attestations';
import { publishCounts } from './publish-counts';
import { retryUntil } from './retry-until';
import { summaryText } from './summary-text';

/** What an audit works with. */
export interface AuditTools {
  readonly settings: AuditSettings;
  readonly s3: S3Client;
  readonly sns: SNSClient;
  readonly archive: EvidenceArchive;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly metrics: Pick<Metrics, 'addMetric' | 'publishStoredMetrics' | 'singleMetric'>;
  readonly now: () => Date;
  /** Until when AWS Config is read, in milliseconds since 1970; what comes later is a gap. */
  readonly readUntil: number;
}

/** What an audit left. */
export interface AuditResult {
  /** Address of the bundle, `s3://.../`. */
  readonly bundle: string;
  /** Lower-case hexadecimal. */
  readonly manifestSha256: string;
  readonly complete: boolean;
}

/**
 * Audits, keeps the evidence as the last bundle of the chain, and tells the topic. The evidence is kept before anybody is
 * told, so that nobody is told of what is not there.
 *
 * @throws UserError when nothing at all could be read
 * @throws Error when the evidence could not be kept, the topic was not told, or AWS Config does not take an expiry; what
 * was kept by then stays
 */
export async function runAudit(tools: AuditTools): Promise<AuditResult> {
  const { settings, archive, metrics, logger, now } = tools;
  const directory = await mkdtemp(join(tmpdir(), 'storefront-audit-'));
  try {
    const { report, pointer, notices, failures } = await keepEvidence(directory, tools);
    publishCounts(report, metrics);
    const bundle = `s3://${settings.bucket}/${pointer.prefix}`;
    const { manifestSha256, complete } = pointer;
    logger.info('audited', { bundle, complete, gaps: report.gaps.length, at: now().toISOString() });
    await tell(report, { bundle, manifestSha256, notices }, tools);
    await archive.noteTold(pointer);
    if (failures > 0) throw new Error(`AWS Config does not take the expiry of ${amount(failures, 'attestation')}`);
    return { bundle, manifestSha256, complete };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

interface KeptEvidence {
  readonly report: AuditReport;
  readonly pointer: BundlePointer;
  readonly notices: readonly string[];
  /** Expired attestations that AWS Config does not take. */
  readonly failures: number;
}

async function keepEvidence(directory: string, tools: AuditTools): Promise<KeptEvidence> {
  const { settings, s3, archive, now, logger, readUntil } = tools;
  const name = bundleName(now());
  const bundle = await BundleWriter.begin(join(directory, name));
  const { report, notices, failures } = await audit(bundle, tools, readUntil);
  const end = await archive.chainEnd();
  refuseOlder(name, report.finishedAt, end);
  const sealed = await sealAudit(bundle, {
    report,
    ...(settings.exceptions === undefined ? {} : { exceptions: settings.exceptions }),
    previous: previousOf(end),
  });
  const prefix = `${BUNDLES_PREFIX}${report.finishedAt.slice(0, 10).replaceAll('-', '/')}/${name}/`;
  const bucket = { name: settings.bucket, prefix, owner: settings.account };
  await uploadBundle(s3, sealed, bucket);
  await archive.putRows(auditRows(report, name), name, report.finishedAt);
  const pointer = await chainBundle(s3, archive, { name, sealed, end, bucket });
  logger.info('the evidence is kept', { files: sealed.manifest.files.length, prefix });
  return { report, pointer, notices, failures };
}

async function audit(
  bundle: BundleWriter,
  { settings, archive, logger, now }: AuditTools,
  readUntil: number,
): Promise<Omit<KeptEvidence, 'pointer'>> {
  const observations = await observe(settings.sources, {
    onPage: bundle.addPage,
    retryStrategy: await retryUntil(readUntil),
    now,
  });
  const today = now();
  const expired = expiredAttestations(observations, today);
  const failures = await expireAttestations(expired, { account: settings.account, now: today, logger });
  const { homeRegion, maxAgeDays, exceptions = [] } = settings;
  const report = joinAudit(observations, {
    controls: catalogue,
    exceptions,
    today,
    homeRegion,
    ...(maxAgeDays === undefined ? {} : { maxAgeDays }),
  });
  const notices = expired.map(({ check, on }) => `Attest again: ${check.id}, last done on ${on}.`);
  const told = await archive.told();
  if (told === undefined) return { report, notices, failures };
  try {
    return { report: compareAudits(report, await archive.report(told)), notices, failures };
  } catch (error) {
    // Whoever takes the last report away must not stop the audits with it.
    logger.error('the last report cannot be read', { bundle: told.name, reason: errorName(error) });
    return { report, notices: [...notices, `The report of ${told.name} cannot be read: look why.`], failures };
  }
}

async function tell(
  report: AuditReport,
  places: Parameters<typeof summaryText>[1],
  { settings, sns }: AuditTools,
): Promise<void> {
  const { subject: Subject, message: Message } = summaryText(report, places);
  await sns.send(new PublishCommand({ TopicArn: settings.topicArn, Subject, Message }));
}

/** Sorts by time, and is another one in every run. */
function bundleName(at: Date): string {
  const time = at.toISOString().slice(0, 19).replaceAll(':', '');
  return `audit-${time}Z-${randomBytes(4).toString('hex')}`;
}
