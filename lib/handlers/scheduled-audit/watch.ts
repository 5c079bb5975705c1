import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { AUDIT_METRICS } from '../../scheduled-audit/audit-names';
import type { EvidenceArchive } from './evidence-archive';

/** What watching works with. */
export interface WatchTools {
  readonly archive: Pick<EvidenceArchive, 'chainEnd'>;
  readonly logger: Pick<Logger, 'warn'>;
  readonly metrics: Pick<Metrics, 'addMetric' | 'publishStoredMetrics'>;
  readonly now: Date;
}

const HOUR_MS = 3_600_000;

/**
 * Publishes how long ago the last audit of the chain finished. Without one it publishes nothing: the alarm takes missing
 * data for an audit that is missing.
 */
export async function watch({ archive, logger, metrics, now }: WatchTools): Promise<void> {
  const { pointer } = await archive.chainEnd();
  if (pointer === undefined) {
    logger.warn('no audit has finished yet');
    return;
  }
  const hours = (now.getTime() - Date.parse(pointer.finishedAt)) / HOUR_MS;
  metrics.addMetric(AUDIT_METRICS.age, MetricUnit.NoUnit, Math.max(0, hours));
  metrics.publishStoredMetrics();
}
