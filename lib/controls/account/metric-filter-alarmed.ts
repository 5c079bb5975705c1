import { certainText } from '../certain-value';
import { each } from '../check';
import { control, type Example } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { sameTarget, type Target } from '../target';
import { all, any, compliant, notApplicable, unknown, type Verdict, violation } from '../verdict';
import { METRIC_FILTER } from './heard-call';

const ALARM = 'AWS::CloudWatch::Alarm';
/** Fields of the events of a trail: what counts them watches over the account. */
const TRAIL_FIELDS = /\$\.(eventName|eventSource|userIdentity|errorCode)\b/;

const UNWATCHED = violation('', 'no alarm of the templates watches what it counts');

function judgeFilter(filter: Resource): Verdict {
  if (!TRAIL_FIELDS.test(certainText(filter.at('FilterPattern')) ?? '')) return notApplicable();
  const watched = filter.template.set.ofType(ALARM).flatMap(metricsOf);
  const metrics = filter.at('MetricTransformations').items();
  return any(UNWATCHED, ...metrics.flatMap((metric) => watched.map((other) => isSame(other, metric))));
}

/** An alarm watches one metric, or those of an expression. */
function metricsOf(alarm: Resource): readonly Position[] {
  const queries = alarm.at('Metrics').items();
  return [alarm, ...queries.map((query) => query.at('MetricStat.Metric'))];
}

function isSame(watched: Position, metric: Position): Verdict {
  return all(
    sameName(watched.at('MetricName').target(), metric.at('MetricName').target()),
    sameName(watched.at('Namespace').target(), metric.at('MetricNamespace').target()),
  );
}

function sameName(one: Target, other: Target): Verdict {
  if (one.kind === 'unknown' || other.kind === 'unknown') {
    return unknown('', 'the template does not tell which metric is watched');
  }
  return sameTarget(one, other) ? compliant() : UNWATCHED;
}

const example = (others: Readonly<Record<string, object>>): Example => ({
  Resources: {
    Count: {
      Type: METRIC_FILTER,
      Properties: {
        FilterPattern: '{ $.eventName = StopLogging }',
        MetricTransformations: [{ MetricName: 'Stops', MetricNamespace: 'Shop', MetricValue: '1' }],
      },
    },
    ...others,
  },
});
const alarm = (Properties: object) => ({ Type: ALARM, Properties });

/** What is counted in the trail sets off an alarm. Filters over other logs may count for a chart alone. */
export const metricFilterAlarmed = control({
  id: 'MetricFilterAlarmed',
  area: 'account',
  title: 'Counts of security events in the trail have alarms',
  rationale: 'The metric shows, for whoever draws it weeks later, the minute in which the trail was switched off.',
  severity: 'low',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.4.1.1'), judged('10.7.2')],
    gdpr: ['33.1'],
    'nist-csf-2.0': ['DE.AE-02', 'DE.AE-06'],
  },
  since: '0.1.0',
  check: each(METRIC_FILTER, judgeFilter),
  remedy: 'Set an alarm on filter.metric(), or use TrailAlarms.',
  detect: none(
    'No managed AWS Config rule relates metric filters to alarms; a running filter does not tell what watches its metric.',
  ),
  examples: {
    compliant: [
      example({ Stopped: alarm({ MetricName: 'Stops', Namespace: 'Shop' }) }),
      example({
        Stopped: alarm({ Metrics: [{ Id: 'a', MetricStat: { Metric: { MetricName: 'Stops', Namespace: 'Shop' } } }] }),
      }),
    ],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Stopped: alarm({ MetricName: 'Stops', Namespace: 'Warehouse' }) }) },
    ],
    unknown: [
      {
        Parameters: { Metric: { Type: 'String' } },
        ...example({ Stopped: alarm({ MetricName: { Ref: 'Metric' }, Namespace: 'Shop' }) }),
      },
    ],
  },
});
