import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, type Verdict, violation } from '../verdict';

/** What an alarm must watch. */
export interface WatchedMetric {
  readonly metricName: string;
  /** The dimension by which the alarm names what it watches. */
  readonly dimension: string;
  /** The verdict on the dimension's value. */
  names(value: Position): Verdict;
}

/**
 * Holds when some alarm of the templates watches a metric, alone or in an expression.
 *
 * @param subject the resource that is watched
 * @param otherwise the verdict where none does
 */
export function watchedBy(subject: Resource, metric: WatchedMetric, otherwise: Verdict): Verdict {
  const alarms = subject.template.set.ofType('AWS::CloudWatch::Alarm');
  const best = any(...alarms.map((alarm) => watches(alarm, metric)));
  return best.kind === 'compliant' || best.kind === 'unknown' ? best : otherwise;
}

function watches(alarm: Resource, metric: WatchedMetric): Verdict {
  return any(
    isMetric(alarm, metric),
    alarm.at('Metrics').some((query) => isMetric(query.at('MetricStat.Metric'), metric), 'no such metric'),
  );
}

function isMetric(at: Position, { metricName, dimension, names }: WatchedMetric): Verdict {
  const named = at.at('MetricName').equals(metricName);
  if (named.kind === 'violation') return violation('', 'it watches something else');
  return all(
    named,
    at
      .at('Dimensions')
      .some((item) => all(item.at('Name').equals(dimension), names(item.at('Value'))), 'it watches something else'),
  );
}
