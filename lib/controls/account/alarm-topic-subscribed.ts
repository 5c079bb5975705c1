import { each } from '../check';
import { control, type Example } from '../control';
import { EVENT_RULE } from '../data/event-rule';
import { none } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { joined } from '../relation-index';
import type { Resource } from '../resource';
import { someRelated } from '../some-related';
import type { TemplateSet } from '../template-set';
import { referencesOf } from '../value';
import { any, compliant, type Verdict, violation } from '../verdict';

const ALARM = 'AWS::CloudWatch::Alarm';
const SUBSCRIPTION = 'AWS::SNS::Subscription';

/** What an alarm or event rule tells it by. */
function carriesAlerts(topic: Resource): Verdict {
  const alarms = joined(
    topic.relatedBy(ALARM, 'AlarmActions'),
    topic.relatedBy('AWS::CloudWatch::CompositeAlarm', 'AlarmActions'),
  );
  return alarms.found.length > 0 || targetsOf(topic.template.set).has(topic)
    ? compliant()
    : violation('', 'it carries no alerts');
}

const targetsOfSets = new WeakMap<TemplateSet, ReadonlySet<Resource>>();

/** Everything that an event rule of the templates sends to, found once for all topics. */
function targetsOf(set: TemplateSet): ReadonlySet<Resource> {
  let targets = targetsOfSets.get(set);
  if (targets === undefined) {
    const arns = set
      .ofType(EVENT_RULE)
      .flatMap((rule) => rule.at('Targets').items())
      .flatMap((target) => target.at('Arn').values);
    targets = new Set(arns.flatMap((arn) => referencesOf(arn).map(({ resource }) => resource)));
    targetsOfSets.set(set, targets);
  }
  return targets;
}

/** By itself, by a subscription, or by a chat channel that reads it. */
function isHeard(topic: Resource): Verdict {
  const listeners = joined(
    topic.relatedBy(SUBSCRIPTION, 'TopicArn'),
    topic.relatedBy('AWS::Chatbot::SlackChannelConfiguration', 'SnsTopicArns'),
    topic.relatedBy('AWS::Chatbot::MicrosoftTeamsChannelConfiguration', 'SnsTopicArns'),
  );
  const silent = violation('', 'it carries alerts, and nothing in the templates is subscribed to it');
  const own = topic.at('Subscription').present();
  return any(
    own.kind === 'violation' ? silent : own,
    someRelated(listeners, () => compliant(), silent),
  );
}

const example = (others: Readonly<Record<string, object>>, properties: object = {}): Example => ({
  Resources: {
    Alerts: { Type: 'AWS::SNS::Topic', Properties: properties },
    Errors: { Type: ALARM, Properties: { AlarmActions: [{ Ref: 'Alerts' }] } },
    ...others,
  },
});
const subscription = (TopicArn: unknown) => ({
  Type: SUBSCRIPTION,
  Properties: { Protocol: 'email', Endpoint: 'security@shop.example', TopicArn },
});

/** The topic of the alarms has a listener. Said of topics to which an alarm or an event rule sends. */
export const alarmTopicSubscribed = control({
  id: 'AlarmTopicSubscribed',
  area: 'account',
  title: 'Somebody is subscribed to the topics of alarms',
  rationale: 'All alarms are wired, and the topic has nobody: the first to notice is a customer.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.4.1.1'), judged('10.7.2'), judged('12.10.5')],
    gdpr: ['33.1'],
    'nist-csf-2.0': ['DE.AE-06'],
  },
  since: '0.1.0',
  check: each('AWS::SNS::Topic', (topic) => onlyWhere(carriesAlerts(topic), isHeard(topic))),
  remedy:
    'Give AlertTopic an emailAddress, or add SlackAlerts or a subscription. Where people subscribe by hand, record an exception that says who.',
  detect: none(
    'No managed AWS Config rule looks for subscriptions; a running topic does not tell which alarms send to it.',
  ),
  examples: {
    compliant: [
      example({ Mail: subscription({ Ref: 'Alerts' }) }),
      example({}, { Subscription: [{ Protocol: 'email', Endpoint: 'security@shop.example' }] }),
      example({
        Chat: { Type: 'AWS::Chatbot::SlackChannelConfiguration', Properties: { SnsTopicArns: [{ Ref: 'Alerts' }] } },
      }),
    ],
    violating: [
      { faultAt: '', ...example({}) },
      { faultAt: '', ...example({ Mail: subscription('arn:aws:sns:eu-west-1:111122223333:other') }) },
      {
        faultAt: '',
        Resources: {
          Alerts: { Type: 'AWS::SNS::Topic' },
          Findings: { Type: EVENT_RULE, Properties: { Targets: [{ Id: 'alerts', Arn: { Ref: 'Alerts' } }] } },
        },
      },
    ],
    unknown: [{ Parameters: { Topic: { Type: 'String' } }, ...example({ Mail: subscription({ Ref: 'Topic' }) }) }],
  },
});
