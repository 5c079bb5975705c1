import { each } from '../check';
import { control, type Example } from '../control';
import { EVENT_RULE } from '../data/event-rule';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, unknown, type Verdict, violation } from '../verdict';
import { STOPPING_CALLS } from './account-watch';
import { isHeard, METRIC_FILTER } from './heard-call';

function judgeService(resource: Resource): Verdict {
  const calls = STOPPING_CALLS[resource.type] ?? [];
  const heard = all(...calls.map((call) => isHeard(resource, call)));
  if (heard.kind === 'unknown') return unknown('', heard.reason);
  const unheard = calls.filter((call) => isHeard(resource, call).kind === 'violation');
  if (unheard.length === 0) return heard;
  const names = unheard.map(({ operation }) => operation).join(' and ');
  return violation('', `no rule or metric filter in the templates tells of ${names}`);
}

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:security';
const rule = (detail: object, others: object = {}) => ({
  Type: EVENT_RULE,
  Properties: {
    EventPattern: { 'detail-type': ['AWS API Call via CloudTrail'], detail },
    Targets: [{ Id: 'security', Arn: TOPIC }],
    ...others,
  },
});
const stops = { eventSource: ['cloudtrail.amazonaws.com'], eventName: ['StopLogging', 'DeleteTrail'] };
const example = (others: Readonly<Record<string, object>>): Example => ({
  Resources: { Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging: true } }, ...others },
});
const filter = (FilterPattern: string) => ({ Type: METRIC_FILTER, Properties: { FilterPattern } });

/** Who switches off the trail, the recorder, the detector or the hub is noticed. */
export const securityServiceStopAlerted = control({
  id: 'SecurityServiceStopAlerted',
  area: 'account',
  title: 'Somebody is told when a security service is stopped',
  rationale: 'An intruder switches the records off first; from then on nothing else tells of them.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.7.2'), judged('10.4.1.1')],
    gdpr: ['33.1'],
    'nist-csf-2.0': ['DE.AE-06', 'DE.CM-03'],
  },
  since: '0.1.0',
  check: each(Object.keys(STOPPING_CALLS), judgeService),
  remedy: 'Use SecurityAlarms in the same region, or add a rule on the CloudTrail events that stop the service.',
  detect: none(
    'No managed AWS Config rule looks for the rules that hear of a call; a running service does not tell which hear of its own end.',
  ),
  examples: {
    compliant: [
      example({ Stops: rule({ ...stops, errorCode: [{ exists: false }] }) }),
      example({ Stops: filter('{ ($.eventName = DeleteTrail) || ($.eventName = "StopLogging") }') }),
    ],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Stops: rule({ ...stops, eventName: ['StopLogging'] }) }) },
      { faultAt: '', ...example({ Stops: rule({ ...stops, errorCode: [{ exists: true }] }) }) },
      { faultAt: '', ...example({ Stops: rule(stops, { State: 'DISABLED' }) }) },
      { faultAt: '', ...example({ Stops: rule(stops, { Targets: [] }) }) },
    ],
    unknown: [
      {
        Parameters: { Events: { Type: 'CommaDelimitedList' } },
        ...example({ Stops: rule({ ...stops, eventName: { Ref: 'Events' } }) }),
      },
      example({ Stops: rule({ ...stops, eventName: [{ wildcard: '*Trail' }] }) }),
    ],
  },
});
