import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { DIFFERENCES_METRIC } from '../../page/monitor-names';
import type { EvidenceStore } from '../page-watch/evidence-store';
import { differencesText, evidenceOf } from '../page-watch/look';
import type { WatchSettings } from '../page-watch/watch-settings';
import { fetchPage } from './fetch-page';

/** Whom a fetch of the page works with. */
export interface FetchParts {
  readonly fetcher: typeof fetch;
  readonly evidence: Pick<EvidenceStore, 'keep'>;
  readonly settings: Pick<WatchSettings, 'inventory'>;
  readonly secret?: string;
  readonly logger: Pick<Logger, 'warn'>;
  readonly metrics: Pick<Metrics, 'singleMetric'>;
  readonly now: () => Date;
}

/**
 * Looks at the payment page once without a browser, keeps the evidence, and counts the differences.
 *
 * @throws Error when the page could not be looked at or the evidence not kept
 */
export async function runFetch(parts: FetchParts): Promise<void> {
  const { fetcher, evidence, settings, secret, logger, metrics, now } = parts;
  const { inventory } = settings;
  const record = evidenceOf(inventory, await fetchPage(inventory, fetcher, secret), now());
  await evidence.keep(record);
  const { differences } = record;
  if (differences.length > 0) logger.warn('the payment page differs', { differences: differencesText(differences) });
  metrics.singleMetric().addMetric(DIFFERENCES_METRIC, MetricUnit.Count, differences.length);
}
