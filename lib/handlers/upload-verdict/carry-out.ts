import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SNSClient } from '@aws-sdk/client-sns';
import { CLEAN, INFECTED, QUARANTINED_METRIC, SCANNER_FAULT_METRIC, UNSCANNED_METRIC } from '../../upload/scan-names';
import { moveToQuarantine } from './move-to-quarantine';
import { tellOwner } from './tell-owner';
import type { Verdict } from './verdict';
import type { VerdictSettings } from './verdict-settings';

/** What carrying out a verdict needs. */
export interface VerdictTools {
  readonly s3: Pick<S3Client, 'send'>;
  readonly sns: Pick<SNSClient, 'send'>;
  readonly settings: VerdictSettings;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly metrics: Pick<Metrics, 'singleMetric'>;
}

/**
 * Does what a verdict asks for: infected uploads go to the quarantine, those without a verdict are counted and stay
 * unreadable, as does what GuardDuty may say one day that is not known here. Logs name versions, never keys.
 *
 * @throws Error when it could not be done; doing it again is safe
 */
export async function carryOut(verdict: Verdict, tools: VerdictTools): Promise<void> {
  const { settings, logger } = tools;
  const bucket = verdict.kind === 'plan' ? verdict.bucket : verdict.upload.bucket;
  if (bucket !== settings.uploads) throw new Error(`the event is on the bucket ${bucket}, not ${settings.uploads}`);
  if (verdict.kind === 'plan') {
    logger.warn('the scanner does not work as it should', { status: verdict.status });
    return count(tools, SCANNER_FAULT_METRIC);
  }
  const { versionId } = verdict.upload;
  if (verdict.kind === 'tag-failure') {
    logger.warn('an upload could not be tagged', { versionId });
    return count(tools, UNSCANNED_METRIC);
  }
  if (verdict.status === CLEAN) return;
  if (verdict.status !== INFECTED) {
    logger.warn('an upload has no verdict', { versionId, status: verdict.status });
    return count(tools, UNSCANNED_METRIC);
  }
  const { upload, threats } = verdict;
  const move = await moveToQuarantine(tools.s3, upload, settings, () =>
    tellOwner(tools.sns, settings, versionId, threats),
  );
  logger.warn('an upload is infected', { versionId, move, threats });
  if (move === 'moved') count(tools, QUARANTINED_METRIC);
}

function count({ metrics }: VerdictTools, name: string): void {
  metrics.singleMetric().addMetric(name, MetricUnit.Count, 1);
}
