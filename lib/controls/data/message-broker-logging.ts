import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import type { Resource } from '../resource';
import { all, any, type Verdict, violation } from '../verdict';

const BROKER = 'AWS::AmazonMQ::Broker';
const CLUSTER = 'AWS::MSK::Cluster';
const DESTINATIONS = ['CloudWatchLogs', 'Firehose', 'S3'];

/** ActiveMQ writes who managed users and queues to its audit log; RabbitMQ has the general log alone. */
function judgeLogs(resource: Resource): Verdict {
  if (resource.type === CLUSTER) {
    const logs = resource.at('LoggingInfo.BrokerLogs');
    const best = any(...DESTINATIONS.map((name) => logs.at(`${name}.Enabled`).or(false).isTrue()));
    if (best.kind !== 'violation') return best;
    return violation(logs.path, `${logs.path} enables no destination; expected CloudWatchLogs, Firehose or S3`);
  }
  const engine = resource.at('EngineType');
  return all(
    onlyWhere(engine.matches(/^activemq$/i, 'ActiveMQ'), resource.at('Logs.Audit').or(false).isTrue()),
    onlyWhere(engine.matches(/^rabbitmq$/i, 'RabbitMQ'), resource.at('Logs.General').or(false).isTrue()),
  );
}

const broker = (EngineType: string, Logs?: object): Example => ({
  Resources: { Orders: { Type: BROKER, Properties: { EngineType, Logs } } },
});
const cluster = (BrokerLogs?: object): Example => ({
  Resources: { Orders: { Type: CLUSTER, Properties: { LoggingInfo: { BrokerLogs } } } },
});

/** Message brokers write down what was done to them. */
export const messageBrokerLogging = control({
  id: 'MessageBrokerLogging',
  area: 'data',
  title: 'Message brokers write logs',
  rationale: 'Without its logs nobody can tell who made themselves a user on the broker and read the orders.',
  severity: 'medium',
  frameworks: {
    'pci-dss-4.0.1': [judged('10.2.1'), judged('10.2.2')],
    gdpr: ['33.5'],
    'nist-csf-2.0': ['PR.PS-04'],
  },
  since: '0.1.0',
  check: each([BROKER, CLUSTER], judgeLogs),
  remedy: 'Set logs.audit (ActiveMQ) or logs.general (RabbitMQ), or a destination in loggingInfo.brokerLogs (Kafka).',
  detect: [managedRule('MQ_CLOUDWATCH_AUDIT_LOG_ENABLED')],
  examples: {
    compliant: [
      broker('ACTIVEMQ', { Audit: true }),
      broker('RabbitMQ', { General: 'true' }),
      cluster({ CloudWatchLogs: { Enabled: true, LogGroup: 'kafka' }, S3: { Enabled: false } }),
    ],
    violating: [
      { faultAt: 'Logs.Audit', ...broker('ACTIVEMQ', { General: true }) },
      { faultAt: 'Logs.General', ...broker('RABBITMQ') },
      { faultAt: 'LoggingInfo.BrokerLogs', ...cluster() },
    ],
    unknown: [{ Parameters: { Log: { Type: 'String' } }, ...broker('RABBITMQ', { General: { Ref: 'Log' } }) }],
  },
});
