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
  Principal: '*',
  Action: 'sns:Publish',
  Resource: { Ref: 'OrderEvents' },
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const example = (Statement: object | undefined, topic: unknown = { Ref: 'OrderEvents' }): Example => ({
  Resources: {
    OrderEvents: { Type: 'AWS::SNS::Topic' },
    ...(Statement && {
      Policy: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: [topic], PolicyDocument: { Statement } } },
    }),
  },
});

/** Topics refuse messages published without TLS. */
export const topicTlsOnly = control({
  id: 'TopicTlsOnly',
  area: 'data',
  title: 'Topics refuse messages published without TLS',
  rationale: 'A publisher that speaks plain HTTP shows its order events to everybody on the way.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('4.2.1')], gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::SNS::Topic', (topic) =>
    someRelated(
      joined(
        topic.relatedBy('AWS::SNS::TopicPolicy', 'Topics'),
        topic.relatedBy('AWS::SNS::TopicInlinePolicy', 'TopicArn'),
      ),
      (policy) => deniesPlaintext(policy.at('PolicyDocument'), { action: 'sns:Publish', covers: namesResource(topic) }),
      violation('', 'no topic policy denies everybody sns:Publish where aws:SecureTransport is false'),
    ),
  ),
  remedy: 'Set enforceSSL: true, or use AlertTopic.',
  detect: gathered('topic-policy'),
  examples: {
    compliant: [example([deny]), example({ ...deny, Principal: { AWS: '*' } })],
    violating: [
      { faultAt: '', ...example(undefined) },
      { faultAt: '', ...example([{ ...deny, Action: 'sns:Subscribe' }]) },
      { faultAt: '', ...example([{ ...deny, Condition: { Bool: { 'aws:SecureTransport': true } } }]) },
    ],
    unknown: [{ Parameters: { TopicArn: { Type: 'String' } }, ...example([deny], { Ref: 'TopicArn' }) }],
  },
});
