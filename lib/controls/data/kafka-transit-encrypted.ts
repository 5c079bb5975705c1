import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';

const example = (EncryptionInTransit?: object): Example => ({
  Resources: { Orders: { Type: 'AWS::MSK::Cluster', Properties: { EncryptionInfo: { EncryptionInTransit } } } },
});

/**
 * Kafka clusters speak TLS with their clients and among their brokers, as they do unless told otherwise
 * ("EncryptionInTransit", AWS CloudFormation). Serverless clusters always do.
 */
export const kafkaTransitEncrypted = control({
  id: 'KafkaTransitEncrypted',
  area: 'data',
  title: 'Kafka clusters encrypt records in transit',
  rationale: 'Orders cross the network in clear between services and brokers, and anybody on it reads along.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::MSK::Cluster', (cluster) => {
    const transit = cluster.at('EncryptionInfo.EncryptionInTransit');
    return all(transit.at('ClientBroker').or('TLS').equals('TLS'), transit.at('InCluster').or(true).isTrue());
  }),
  remedy: 'Set clientBroker: TLS, and leave inCluster out.',
  detect: [managedRule('MSK_IN_CLUSTER_NODE_REQUIRE_TLS')],
  examples: {
    compliant: [example(), example({ ClientBroker: 'TLS', InCluster: true })],
    violating: [
      {
        faultAt: 'EncryptionInfo.EncryptionInTransit.ClientBroker',
        ...example({ ClientBroker: 'TLS_PLAINTEXT', InCluster: true }),
      },
      { faultAt: 'EncryptionInfo.EncryptionInTransit.InCluster', ...example({ InCluster: 'false' }) },
    ],
    unknown: [{ Parameters: { Tls: { Type: 'String' } }, ...example({ ClientBroker: { Ref: 'Tls' } }) }],
  },
});
