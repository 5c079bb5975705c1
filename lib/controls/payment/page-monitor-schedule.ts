import { control } from '../control';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, compliant, unknown, type Verdict } from '../verdict';
import { eachPageMonitor, exampleMonitor } from './page-monitor';
import { longestInterval } from './schedule-interval';

/** PCI DSS 4.0.1, 11.6.1: at least once every seven days. */
const MOST_DAYS = 7;

function judgeCanary(canary: Resource): Verdict {
  const expression = canary.at('Schedule.Expression');
  const often = expression.judge((value) => {
    if (value.kind !== 'scalar') return expression.satisfies(() => false, 'a schedule');
    const days = longestInterval(String(value.value));
    if (days === undefined) return unknown(expression.path, 'it does not tell plainly how often it runs');
    return days <= MOST_DAYS ? compliant() : expression.fault(value, 'a run at least every 7 days');
  });
  return all(
    often,
    canary.at('StartCanaryAfterCreation').isTrue(),
    canary.at('Schedule.DurationInSeconds').or(0).equals(0),
  );
}

const monitor = (Expression: unknown, start: unknown = true, schedule: object = {}) =>
  exampleMonitor({ Schedule: { Expression, ...schedule }, StartCanaryAfterCreation: start });

/** The monitor of a payment page looks often enough, and goes on. */
export const pageMonitorSchedule = control({
  id: 'PageMonitorSchedule',
  area: 'payment',
  title: 'Monitors of payment pages run at least every seven days, and do not end',
  rationale: 'A skimmer takes cards from its first hour on; what looks once a month finds it after thousands.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('11.6.1')],
    gdpr: ['32.1.d'],
    'nist-csf-2.0': ['DE.CM-09'],
  },
  since: '0.1.0',
  check: eachPageMonitor(judgeCanary, ['AWS::Synthetics::Canary']),
  remedy: 'Leave the interval of TamperMonitor at one day; it takes at most seven.',
  detect: none(
    'No managed AWS Config rule looks at the schedule of a canary; which canaries watch a payment page stands in the metadata of the template.',
  ),
  examples: {
    compliant: [monitor('rate(60 minutes)'), monitor('cron(17 3 1/6 * ? *)'), monitor('cron(0 4 ? * MON *)')],
    violating: [
      { faultAt: 'Schedule.Expression', ...monitor('cron(0 4 1,15 * ? *)') },
      { faultAt: 'Schedule.Expression', ...monitor('rate(0 minute)') },
      { faultAt: 'StartCanaryAfterCreation', ...monitor('rate(1 hour)', false) },
      { faultAt: 'Schedule.DurationInSeconds', ...monitor('rate(1 hour)', true, { DurationInSeconds: '86400' }) },
    ],
    unknown: [
      { Parameters: { Schedule: { Type: 'String' } }, ...monitor({ Ref: 'Schedule' }) },
      monitor('cron(0 4 ? * MON#1 *)'),
    ],
  },
});
