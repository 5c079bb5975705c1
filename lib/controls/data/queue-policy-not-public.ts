import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { notPublic } from './public-statement';

const example = (Statement: object): Example => ({
  Resources: {
    OrdersPolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [{ Ref: 'Orders' }], PolicyDocument: { Version: '2012-10-17', Statement } },
    },
    Orders: { Type: 'AWS::SQS::Queue' },
  },
});
const send = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': ['Orders', 'Arn'] } };

/** Queue policies name who may send and receive. */
export const queuePolicyNotPublic = control({
  id: 'QueuePolicyNotPublic',
  area: 'data',
  title: 'Queue policies allow nothing to everybody',
  rationale:
    'Whoever may send to a queue places orders past the checkout, and whoever may receive reads those of others.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': ['7.2.5', '7.3.3'],
    gdpr: ['32.1.b', '25.2'],
    'nist-csf-2.0': ['PR.DS-01', 'PR.AA-05'],
  },
  since: '0.1.0',
  check: each(['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'], (policy) =>
    notPublic(policy.at('PolicyDocument')),
  ),
  remedy: 'Name the principals of each statement; for a service, add an aws:SourceArn or aws:SourceAccount condition.',
  detect: [managedRule('SQS_QUEUE_NO_PUBLIC_ACCESS')],
  examples: {
    compliant: [
      example([{ ...send, Principal: { AWS: 'arn:aws:iam::111122223333:role/erp' } }]),
      example({
        ...send,
        Principal: '*',
        Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:orders' } },
      }),
      example([{ ...send, Effect: 'Deny', Principal: '*' }]),
    ],
    violating: [
      { faultAt: 'PolicyDocument.Statement[0].Principal', ...example([{ ...send, Principal: '*' }]) },
      {
        faultAt: 'PolicyDocument.Statement.Principal',
        ...example({
          ...send,
          Principal: { AWS: '*' },
          Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } },
        }),
      },
    ],
    unknown: [
      {
        Parameters: { Partner: { Type: 'String' } },
        ...example([{ ...send, Principal: { AWS: { Ref: 'Partner' } } }]),
      },
    ],
  },
});
