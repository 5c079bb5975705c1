import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { any } from '../verdict';

const example = (Properties: object): Example => ({
  Resources: { Orders: { Type: 'AWS::SQS::Queue', Properties }, OrdersKey: { Type: 'AWS::KMS::Key' } },
});

/**
 * Queues encrypt the messages that wait in them. SQS does so unless told otherwise (CloudFormation,
 * "AWS::SQS::Queue").
 */
export const queueEncrypted = control({
  id: 'QueueEncrypted',
  area: 'data',
  title: 'Queues are encrypted at rest',
  rationale: 'Order messages carry names and addresses, and wait in the queue for up to two weeks.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('3.5.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-01'] },
  since: '0.1.0',
  check: each('AWS::SQS::Queue', (queue) =>
    any(queue.at('SqsManagedSseEnabled').or(true).isTrue(), queue.at('KmsMasterKeyId').present()),
  ),
  remedy: 'Leave encryption out, or set encryption: QueueEncryption.KMS with a key of your own.',
  detect: single(),
  examples: {
    compliant: [
      example({}),
      example({ KmsMasterKeyId: { Ref: 'OrdersKey' } }),
      example({ SqsManagedSseEnabled: false, KmsMasterKeyId: 'alias/orders' }),
    ],
    violating: [{ faultAt: 'SqsManagedSseEnabled', ...example({ SqsManagedSseEnabled: false }) }],
    unknown: [
      { Parameters: { Encrypt: { Type: 'String' } }, ...example({ SqsManagedSseEnabled: { Ref: 'Encrypt' } }) },
    ],
  },
});
