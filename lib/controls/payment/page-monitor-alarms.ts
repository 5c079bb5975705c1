import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { referencesOf } from '../value';
import { all, any, type Verdict, violation } from '../verdict';
import { eachPageMonitor, exampleMonitor } from './page-monitor';

function judgeMonitor(monitor: Resource): Verdict {
  const alarms = monitor.template.set.ofType('AWS::CloudWatch::Alarm').filter((alarm) => watches(alarm, monitor));
  const told = alarms.map((alarm) => tells(alarm));
  if (!told.some(({ kind }) => kind === 'compliant' || kind === 'unknown')) {
    return violation('', 'no alarm on its metrics tells anybody; expected one for differences and one for silence');
  }
  const silent = any(...alarms.map((alarm) => all(tells(alarm), alarm.at('TreatMissingData').equals('breaching'))));
  return silent.kind === 'violation'
    ? violation('', 'no alarm goes off when it stops; expected one whose TreatMissingData is breaching')
    : all(any(...told), silent);
}

function tells(alarm: Resource): Verdict {
  return all(
    alarm.at('AlarmActions').some((action) => action.present(), 'it has no actions'),
    alarm.at('ActionsEnabled').or(true).isTrue(),
  );
}

/** An alarm names what it watches by a dimension, in one metric or in those of an expression. */
function watches(alarm: Resource, monitor: Resource): boolean {
  const metrics = alarm.at('Metrics').items();
  return [alarm, ...metrics.map((query) => query.at('MetricStat.Metric'))].some((metric) => names(metric, monitor));
}

function names(metric: Position, monitor: Resource): boolean {
  const dimensions = metric.at('Dimensions').items();
  return dimensions
    .flatMap((dimension) => dimension.at('Value').values.flatMap(referencesOf))
    .some(({ resource }) => resource === monitor);
}

const alarm = (missing: string, actions: unknown = ['arn:aws:sns:eu-west-1:111122223333:security']) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    Metrics: [
      { Id: 'looks', MetricStat: { Metric: { Dimensions: [{ Name: 'CanaryName', Value: { Ref: 'Monitor' } }] } } },
    ],
    TreatMissingData: missing,
    AlarmActions: actions,
  },
});
const monitor = (alarms: Record<string, object>) => exampleMonitor({ Name: 'page' }, alarms);

/** A change of a payment page reaches somebody, and so does a monitor that stopped. */
export const pageMonitorAlarms = control({
  id: 'PageMonitorAlarms',
  area: 'payment',
  title: 'Alarms tell somebody when a payment page changed, and when its monitor stops',
  rationale: 'A monitor that fails every day in a console that nobody opens is as good as none.',
  severity: 'high',
  frameworks: {
    'pci-dss-4.0.1': [judged('11.6.1'), judged('12.10.5'), judged('10.7.2')],
    gdpr: ['33.1'],
    'nist-csf-2.0': ['DE.CM-09', 'DE.AE-02'],
  },
  since: '0.1.0',
  check: eachPageMonitor(judgeMonitor),
  remedy: 'Give TamperMonitor an alarmTopic, such as that of AlertTopic.',
  detect: none(
    'AlarmActions has the AWS Config rules on alarms, and none of them knows what a payment page is; which monitors watch one stands in the metadata of the template.',
  ),
  examples: {
    compliant: [monitor({ Difference: alarm('ignore'), Silence: alarm('breaching') })],
    violating: [
      { faultAt: '', ...monitor({}) },
      { faultAt: '', ...monitor({ Difference: alarm('ignore') }) },
      { faultAt: '', ...monitor({ Silence: alarm('breaching', []) }) },
    ],
    unknown: [
      {
        Parameters: { Topics: { Type: 'CommaDelimitedList' } },
        ...monitor({ Silence: alarm('breaching', { Ref: 'Topics' }) }),
      },
    ],
  },
});
