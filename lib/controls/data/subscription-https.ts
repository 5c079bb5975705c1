import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import type { Position } from '../position';
import type { Resource } from '../resource';
import type { Verdict } from '../verdict';

const SUBSCRIPTION = 'AWS::SNS::Subscription';
const TOPIC = 'AWS::SNS::Topic';

function judgeSubscriptions(resource: Resource): Verdict {
  return resource.type === SUBSCRIPTION ? isNotHttp(resource) : resource.at('Subscription').every(isNotHttp);
}

function isNotHttp(subscription: Position): Verdict {
  return subscription.at('Protocol').satisfies((protocol) => protocol !== 'http', '"https"');
}

const subscription = (Protocol: unknown): Example => ({
  Resources: {
    Erp: { Type: SUBSCRIPTION, Properties: { TopicArn: 'arn:aws:sns:eu-west-1:111122223333:orders', Protocol } },
  },
});
const topic = (Protocol: string): Example => ({
  Resources: { Orders: { Type: TOPIC, Properties: { Subscription: [{ Protocol, Endpoint: 'erp.example/orders' }] } } },
});

/** Topics deliver to web addresses over HTTPS. Topics that list no subscriptions of their own are not applicable. */
export const subscriptionHttps = control({
  id: 'SubscriptionHttps',
  area: 'data',
  title: 'Topics deliver to no address over plain HTTP',
  rationale: 'Order events with names and addresses cross the internet in clear, and can be changed on the way.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each([SUBSCRIPTION, TOPIC], judgeSubscriptions),
  remedy: 'Pass an https:// address to UrlSubscription.',
  detect: single(),
  examples: {
    compliant: [subscription('https'), subscription('sqs'), topic('https')],
    violating: [
      { faultAt: 'Protocol', ...subscription('http') },
      { faultAt: 'Subscription[0].Protocol', ...topic('http') },
    ],
    unknown: [{ Parameters: { Protocol: { Type: 'String' } }, ...subscription({ Ref: 'Protocol' }) }],
  },
});
