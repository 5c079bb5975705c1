import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import type { Verdict } from '../verdict';

const BROKER = 'AWS::AmazonMQ::Broker';
const CLUSTER = 'AWS::MSK::Cluster';
const PUBLIC_ACCESS = 'BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type';

/** Both are private unless told otherwise. */
function judgeBroker(resource: Resource): Verdict {
  if (resource.type === BROKER) return resource.at('PubliclyAccessible').or(false).isFalse();
  return resource.at(PUBLIC_ACCESS).or('DISABLED').equals('DISABLED');
}

const example = (Type: string, Properties: object): Example => ({ Resources: { Orders: { Type, Properties } } });
const cluster = (Type: unknown) =>
  example(CLUSTER, { BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type } } } });

/** Message brokers have no public address. */
export const messageBrokerNotPublic = control({
  id: 'MessageBrokerNotPublic',
  area: 'network',
  title: 'Message brokers have no public address',
  rationale: 'A broker on the internet is one leaked password away from reading, or making up, every order.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': [judged('1.3.1'), judged('1.4.4')],
    gdpr: ['32.1.b'],
    'nist-csf-2.0': ['PR.IR-01', 'PR.DS-01'],
  },
  since: '0.1.0',
  check: each([BROKER, CLUSTER], judgeBroker),
  remedy: 'Set publiclyAccessible: false (Amazon MQ) or leave publicAccess out (Kafka), and reach it through the VPC.',
  detect: [managedRule('MQ_NO_PUBLIC_ACCESS'), managedRule('MSK_CLUSTER_PUBLIC_ACCESS_DISABLED')],
  examples: {
    compliant: [example(BROKER, { PubliclyAccessible: false }), cluster('DISABLED'), example(CLUSTER, {})],
    violating: [
      { faultAt: 'PubliclyAccessible', ...example(BROKER, { PubliclyAccessible: 'true' }) },
      { faultAt: PUBLIC_ACCESS, ...cluster('SERVICE_PROVIDED_EIPS') },
    ],
    unknown: [{ Parameters: { Access: { Type: 'String' } }, ...cluster({ Ref: 'Access' }) }],
  },
});
