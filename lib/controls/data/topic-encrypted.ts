import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';

const example = (KmsMasterKeyId?: unknown): Example => ({
  Resources: {
    OrderEvents: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId } },
    EventsKey: { Type: 'AWS::KMS::Key' },
  },
});

/** Topics encrypt the messages that wait for delivery. */
export const topicEncrypted = control({
  id: 'TopicEncrypted',
  area: 'data',
  title: 'Topics are encrypted at rest',
  rationale: 'Order events carry names and addresses, and SNS stores each one until it is delivered.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': ['3.5.1'], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::SNS::Topic', (topic) => topic.at('KmsMasterKeyId').present()),
  remedy:
    'Set masterKey, to a key whose policy lets the publishing services (CloudWatch, EventBridge) use it, or use AlertTopic.',
  detect: [managedRule('SNS_ENCRYPTED_KMS')],
  examples: {
    compliant: [example({ Ref: 'EventsKey' }), example('alias/aws/sns')],
    violating: [
      { faultAt: 'KmsMasterKeyId', ...example() },
      { faultAt: 'KmsMasterKeyId', ...example('') },
    ],
    unknown: [{ Parameters: { KeyId: { Type: 'String' } }, ...example({ Ref: 'KeyId' }) }],
  },
});
