import { certainNumber, certainText } from '../controls/certain-value';
import type { Position } from '../controls/position';
import type { Resource } from '../controls/resource';
import { priced } from './price';
import { SOURCES } from './price-source';
import { monthly, type ResourceCost } from './resource-cost';

const { alarms, compositeAlarms } = SOURCES;

const STANDARD = priced('metric of an alarm', '0.10', 'month', alarms);
const HIGH_RESOLUTION = priced('metric of a high-resolution alarm', '0.30', 'month', alarms);
const COMPOSITE = priced('composite alarm', '0.50', 'month', compositeAlarms);

/** The metric, and the upper and lower bound of what is expected of it. */
const METRICS_OF_AN_ANOMALY = 3;

/** Periods under a minute make an alarm one of high resolution. In seconds. */
const STANDARD_PERIOD = 60;

/** What an alarm costs: by the metrics that it looks at, or several times that where it detects anomalies. */
export function alarmCost(alarm: Resource): ResourceCost {
  const metrics = alarm.at('Metrics');
  const queries = metrics.items();
  if (queries.length === 0) {
    const literal = metrics.values.every(({ kind }) => kind === 'absent');
    return { fixed: [{ price: priceOf([alarm.at('Period')]), quantity: literal ? 1 : undefined }], usage: [] };
  }
  const price = priceOf(queries.map((query) => query.at('MetricStat.Period')));
  return { fixed: [{ price, quantity: metricsOf(queries) }], usage: [] };
}

/** What a composite alarm costs, beside the alarms that it joins. */
export function compositeAlarmCost(): ResourceCost {
  return { fixed: monthly(COMPOSITE), usage: [] };
}

function priceOf(periods: readonly Position[]): typeof STANDARD {
  return periods.some((period) => (certainNumber(period) ?? STANDARD_PERIOD) < STANDARD_PERIOD)
    ? HIGH_RESOLUTION
    : STANDARD;
}

/** `undefined` for what only the deployment, or a query over whatever metrics there are, decides. */
function metricsOf(queries: readonly Position[]): number | undefined {
  const expressions = queries.map((query) => certainText(query.at('Expression')) ?? '');
  if (queries.some(({ optional }) => optional) || expressions.some((text) => /\b(SELECT|SEARCH)\b/.test(text))) {
    return undefined;
  }
  const metrics = queries.filter((query) => query.at('MetricStat').values.some(({ kind }) => kind === 'object')).length;
  return expressions.some((text) => text.includes('ANOMALY_DETECTION_BAND'))
    ? metrics * METRICS_OF_AN_ANOMALY
    : metrics;
}
