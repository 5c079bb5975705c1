import { certainText } from '../certain-value';
import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { referencesOf } from '../value';
import { all, any, compliant, unknown, type Verdict, violation } from '../verdict';
import { EVENT_RULE, hears } from './event-rule';

const FILTER = 'AWS::Logs::MetricFilter';
const EVENTS = ['DisableKey', 'ScheduleKeyDeletion'];

/** Where a rule narrows what it hears to certain keys. */
const KEYS = ['requestParameters.keyId', 'resources.ARN', 'responseElements.keyId'];

/** A rule that names no key hears of all. */
function isAboutKey(rule: Resource, key: Resource): Verdict {
  const lists = KEYS.map((path) => rule.at(`EventPattern.detail.${path}`)).filter(
    (list) => list.absent().kind !== 'compliant',
  );
  if (lists.length === 0) return compliant();
  const values = lists.flatMap((list) => [...list.values, ...list.items().flatMap((item) => item.values)]);
  if (values.some((value) => referencesOf(value).some(({ resource }) => resource === key))) return compliant();
  const open = values.some(({ kind }) => kind === 'unknown');
  return open ? unknown('', 'the template does not tell of which key') : violation('', 'it is about other keys');
}

function heardByRule(rule: Resource, event: string, key: Resource): Verdict {
  return all(
    hears(rule, 'detail.eventName', event),
    any(hears(rule, 'detail.eventSource', 'kms.amazonaws.com'), hears(rule, 'source', 'aws.kms')),
    isAboutKey(rule, key),
  );
}

/** The way of the CIS benchmark: a metric filter over the trail's log group. */
function counted(filter: Resource, event: string): Verdict {
  const pattern = certainText(filter.at('FilterPattern')) ?? '';
  return pattern.includes('kms.amazonaws.com') && pattern.includes(event)
    ? compliant()
    : violation('', 'it counts something else');
}

function judgeKey(key: Resource): Verdict {
  const { set } = key.template;
  const heard = all(
    ...EVENTS.map((event) =>
      any(
        violation('', 'nothing hears of it'),
        ...set.ofType(EVENT_RULE).map((rule) => heardByRule(rule, event, key)),
        ...set.ofType(FILTER).map((filter) => counted(filter, event)),
      ),
    ),
  );
  if (heard.kind === 'compliant') return heard;
  if (heard.kind === 'unknown') return unknown('', heard.reason);
  return violation('', `no rule or metric filter in the templates tells of ${EVENTS.join(' and ')}`);
}

const rule = (eventName: unknown, others: object = {}) => ({
  Type: EVENT_RULE,
  Properties: {
    EventPattern: { source: ['aws.kms'], detail: { eventName, ...others } },
    Targets: [{ Id: 'alerts', Arn: 'arn:aws:sns:eu-west-1:111122223333:alerts' }],
  },
});
const example = (others: Readonly<Record<string, object>>): Example => ({
  Resources: { OrdersKey: { Type: 'AWS::KMS::Key' }, ...others },
});
const about = (key: unknown) => ({ requestParameters: { keyId: [key] } });

/** Somebody hears of it while the deletion of a key can still be called off. */
export const keyDeletionWatched = control({
  id: 'KeyDeletionWatched',
  area: 'data',
  title: 'Somebody is told when a key is disabled or its deletion scheduled',
  rationale: 'The waiting period is no use to a shop that notices on its last day that the orders cannot be read.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('3.7.5'), judged('10.4.1.1')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.DS-01', 'DE.CM-03'],
  },
  since: '0.1.0',
  check: each(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'], judgeKey),
  remedy:
    'Set alarmTopic on CustomerDataKey, or add a rule on the CloudTrail events DisableKey and ScheduleKeyDeletion.',
  detect: [managedRule('KMS_CMK_NOT_SCHEDULED_FOR_DELETION')],
  examples: {
    compliant: [
      example({ Watch: rule(EVENTS) }),
      example({ Watch: rule(EVENTS, about({ 'Fn::GetAtt': ['OrdersKey', 'Arn'] })) }),
      example({
        Count: {
          Type: FILTER,
          Properties: {
            FilterPattern: `{ $.eventSource = "kms.amazonaws.com" && ($.eventName = "DisableKey" || $.eventName = "ScheduleKeyDeletion") }`,
          },
        },
      }),
    ],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Watch: rule(['ScheduleKeyDeletion']) }) },
      { faultAt: '', ...example({ Watch: rule(EVENTS, about('arn:aws:kms:eu-west-1:111122223333:key/1')) }) },
    ],
    unknown: [
      { Parameters: { Events: { Type: 'CommaDelimitedList' } }, ...example({ Watch: rule({ Ref: 'Events' }) }) },
    ],
  },
});
