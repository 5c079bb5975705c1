import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { AuditReport, Standing } from '../../audit/audit-report';
import { AUDIT_METRICS, SEVERITY_DIMENSION } from '../../scheduled-audit/audit-names';

/** Nobody knows whether controls that stand so are met. */
export const NOT_PROVED: readonly Standing[] = ['recorder-off', 'rule-missing', 'not-evaluated', 'unknown', 'stale'];

const SEVERITIES = ['critical', 'high', 'medium', 'low'];

/** Publishes what an audit counted: 0 too, so that silence can be told from peace. */
export function publishCounts(
  { controls, gaps }: Pick<AuditReport, 'controls' | 'gaps'>,
  metrics: Pick<Metrics, 'addMetric' | 'publishStoredMetrics' | 'singleMetric'>,
): void {
  const violated = controls.filter(({ standing }) => standing === 'violated');
  metrics.addMetric(AUDIT_METRICS.finished, MetricUnit.Count, 1);
  metrics.addMetric(AUDIT_METRICS.age, MetricUnit.NoUnit, 0);
  metrics.addMetric(AUDIT_METRICS.gaps, MetricUnit.Count, gaps.length);
  metrics.addMetric(AUDIT_METRICS.violated, MetricUnit.Count, violated.length);
  const notProved = controls.filter(({ standing }) => NOT_PROVED.includes(standing));
  metrics.addMetric(AUDIT_METRICS.notProved, MetricUnit.Count, notProved.length);
  metrics.publishStoredMetrics();
  for (const severity of SEVERITIES) {
    const single = metrics.singleMetric();
    single.addDimension(SEVERITY_DIMENSION, severity);
    const count = violated.filter((control) => control.severity === severity).length;
    single.addMetric(AUDIT_METRICS.violated, MetricUnit.Count, count);
  }
}
