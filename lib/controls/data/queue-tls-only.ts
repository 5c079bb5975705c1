import { each } from '../check';
import { control, type Example } from '../control';
import { gathered } from '../detect';
import { judged } from '../frameworks/framework';
import { joined } from '../relation-index';
import { someRelated } from '../some-related';
import { violation } from '../verdict';
import { deniesPlaintext, namesResource } from './tls-only-policy';

const deny = {
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: 'sqs:*',
  Resource: { 'Fn::GetAtt': ['Orders', 'Arn'] },
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const example = (Statement: object | undefined, queue: unknown = { Ref: 'Orders' }): Example => ({
  Resources: {
    Orders: { Type: 'AWS::SQS::Queue' },
    Refunds: { Type: 'AWS::SQS::Queue' },
    ...(Statement && {
      Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [queue], PolicyDocument: { Statement } } },
    }),
  },
});

/** Queues refuse requests without TLS. */
export const queueTlsOnly = control({
  id: 'QueueTlsOnly',
  area: 'data',
  title: 'Queues refuse requests without TLS',
  rationale: 'SQS still answers plain HTTP: a client that uses it shows its order messages to everybody on the way.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::SQS::Queue', (queue) =>
    someRelated(
      joined(
        queue.relatedBy('AWS::SQS::QueuePolicy', 'Queues'),
        queue.relatedBy('AWS::SQS::QueueInlinePolicy', 'Queue'),
      ),
      (policy) => deniesPlaintext(policy.at('PolicyDocument'), { action: 'sqs:*', covers: namesResource(queue) }),
      violation('', 'no queue policy denies everybody sqs:* where aws:SecureTransport is false'),
    ),
  ),
  remedy: 'Set enforceSSL: true on the queue, and on its dead-letter queue.',
  detect: gathered('queue-policy'),
  examples: {
    compliant: [example([deny]), example({ ...deny, Principal: '*', Action: ['SQS:*'], Resource: '*' })],
    violating: [
      { faultAt: '', ...example(undefined) },
      { faultAt: '', ...example([{ ...deny, Action: 'sqs:SendMessage' }]) },
      { faultAt: '', ...example([{ ...deny, Resource: { 'Fn::GetAtt': ['Refunds', 'Arn'] } }]) },
      {
        faultAt: '',
        ...example([
          {
            ...deny,
            Condition: { Bool: { 'aws:SecureTransport': 'false' }, StringEquals: { 'aws:PrincipalAccount': '1' } },
          },
        ]),
      },
    ],
    unknown: [{ Parameters: { QueueUrl: { Type: 'String' } }, ...example([deny], { Ref: 'QueueUrl' }) }],
  },
});
