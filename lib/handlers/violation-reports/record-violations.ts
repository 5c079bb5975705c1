import type { Logger } from '@aws-lambda-powertools/logger';
import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { PINNED_SCRIPT_METRIC, UNKNOWN_SCRIPT_HOST_METRIC } from '../../page/report-names';
import type { CollectedReports } from './collect-reports';
import { INTEGRITY, type Violation } from './violation';

/** Where what was collected goes. */
export interface Recorders {
  readonly logger: Pick<Logger, 'warn'>;
  readonly metrics: Pick<Metrics, 'singleMetric'>;
}

/**
 * Logs each violation and counts them: `Violations` by directive and host, `UnknownScriptHost`, `PinnedScriptFailed`, and
 * `RefusedRequests`.
 *
 * A metric for each host that somebody posts would be an invoice that anybody can write, so hosts outside the inventory
 * are counted as one; the log has their names.
 */
export function recordViolations({ status, violations }: CollectedReports, { logger, metrics }: Recorders): void {
  for (const { directive, reportedHost, path, reportOnly, unknownScriptHost } of violations) {
    logger.warn('blocked', { directive, host: reportedHost, path, reportOnly, unknownScriptHost });
  }
  for (const [key, count] of counted(violations)) {
    const [directive = '', host = ''] = key.split(' ');
    const metric = metrics.singleMetric();
    metric.addDimensions({ directive, host });
    metric.addMetric('Violations', MetricUnit.Count, count);
  }
  const unknown = violations.filter(({ unknownScriptHost }) => unknownScriptHost).length;
  if (unknown > 0) metrics.singleMetric().addMetric(UNKNOWN_SCRIPT_HOST_METRIC, MetricUnit.Count, unknown);
  const failed = violations.filter(({ directive }) => directive === INTEGRITY).length;
  if (failed > 0) metrics.singleMetric().addMetric(PINNED_SCRIPT_METRIC, MetricUnit.Count, failed);
  if (status !== 204) metrics.singleMetric().addMetric('RefusedRequests', MetricUnit.Count, 1);
}

function counted(violations: readonly Violation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { directive, host } of violations) {
    const key = `${directive} ${host}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
