import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { METRIC_NAMESPACE } from '../../page/monitor-names';
import { AUDIT_TASKS } from '../../scheduled-audit/audit-names';
import { taskOf } from './audit-event';
import { auditSettings } from './audit-settings';
import { EvidenceArchive } from './evidence-archive';
import { type AuditResult, runAudit } from './run-audit';
import { watch } from './watch';

/** Kept for joining, uploading and telling, in milliseconds. */
const KEEPING_MS = 4 * 60_000;

/** Where the context does not tell, in milliseconds. */
const USUAL_TIME_MS = 15 * 60_000;

const logger = new Logger();
const metrics = new Metrics({ namespace: METRIC_NAMESPACE });

/**
 * Audits AWS Config and keeps the evidence, or publishes how long ago the last audit finished.
 *
 * @throws UserError for another event, or when nothing could be read; Error when evidence was not kept or nobody was told
 */
export async function handler(
  event: unknown,
  context?: { getRemainingTimeInMillis?(): number },
): Promise<AuditResult | undefined> {
  const task = taskOf(event);
  const settings = auditSettings(__dirname);
  const s3 = new S3Client({ maxAttempts: 5 });
  const archive = new EvidenceArchive(s3, settings.bucket, settings.account);
  if (task === AUDIT_TASKS.watch) {
    await watch({ archive, logger, metrics, now: new Date() });
    return undefined;
  }
  const remaining = context?.getRemainingTimeInMillis?.() ?? USUAL_TIME_MS;
  return await runAudit({
    settings,
    s3,
    sns: new SNSClient({ maxAttempts: 5 }),
    archive,
    logger,
    metrics,
    now: () => new Date(),
    readUntil: Date.now() + remaining - KEEPING_MS,
  });
}
