import { each } from '../check';
import { control, type Example } from '../control';
import { managedRule } from '../detect';
import { notPublic } from './public-statement';

const example = (Statement: object): Example => ({
  Resources: {
    EventsPolicy: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: { Topics: [{ Ref: 'OrderEvents' }], PolicyDocument: { Version: '2012-10-17', Statement } },
    },
    OrderEvents: { Type: 'AWS::SNS::Topic' },
  },
});
const subscribe = { Effect: 'Allow', Action: 'sns:Subscribe', Resource: { Ref: 'OrderEvents' } };

/** Topic policies name who may publish and subscribe. */
export const topicPolicyNotPublic = control({
  id: 'TopicPolicyNotPublic',
  area: 'data',
  title: 'Topic policies allow nothing to everybody',
  rationale: 'Whoever may subscribe to a topic gets every order event sent to an address of their own.',
  severity: 'critical',
  frameworks: {
    'pci-dss-4.0.1': ['7.2.5', '7.3.3'],
    gdpr: ['32.1.b', '25.2'],
    'nist-csf-2.0': ['PR.DS-01', 'PR.AA-05'],
  },
  since: '0.1.0',
  check: each(['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'], (policy) =>
    notPublic(policy.at('PolicyDocument')),
  ),
  remedy: 'Name the principals of each statement, or tie it with an aws:SourceAccount condition; AlertTopic does.',
  detect: [managedRule('SNS_TOPIC_NO_PUBLIC_ACCESS')],
  examples: {
    compliant: [
      example([{ ...subscribe, Principal: { AWS: '111122223333' } }]),
      example({
        ...subscribe,
        Principal: { AWS: '*' },
        Condition: { StringEquals: { 'AWS:SourceOwner': '111122223333' } },
      }),
    ],
    violating: [
      { faultAt: 'PolicyDocument.Statement[0].Principal', ...example([{ ...subscribe, Principal: { AWS: '*' } }]) },
      {
        faultAt: 'PolicyDocument.Statement.Principal',
        ...example({ ...subscribe, Principal: '*', Condition: { StringEquals: { 'sns:Protocol': 'https' } } }),
      },
    ],
    unknown: [
      {
        Parameters: { Partner: { Type: 'String' } },
        ...example([{ ...subscribe, Principal: { AWS: { Ref: 'Partner' } } }]),
      },
    ],
  },
});
