import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { StorefrontTopic } from '../../lib/data/storefront-topic';
import { deployedPolicy, verdictOn } from './simulated-access';

const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0000';
const TOPIC_ARN = 'arn:aws:sns:eu-central-1:123456789012:orders';

function topicIn() {
  const shop = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-central-1' } });
  const orders = new StorefrontTopic(shop, 'Orders', { encryptionKey: kms.Key.fromKeyArn(shop, 'Key', KEY_ARN) });
  return { shop, orders };
}

describe('StorefrontTopic', () => {
  test('is encrypted with the key and signs with SHA-256', () => {
    const { shop } = topicIn();

    Template.fromStack(shop).hasResourceProperties('AWS::SNS::Topic', {
      TopicName: Match.absent(),
      KmsMasterKeyId: KEY_ARN,
      SignatureVersion: '2',
    });
  });

  test.each<[string, string | undefined, Record<string, string>, string]>([
    ['a role of the account', undefined, {}, 'Allowed'],
    ['a role of the account without TLS', undefined, { 'aws:SecureTransport': 'false' }, 'ExplicitlyDenied'],
    ['a stranger', 'arn:aws:iam::999999999999:role/stranger', {}, 'ImplicitlyDenied'],
  ])('%s publishes', async (_who, principal, context, expected) => {
    const { shop, orders } = topicIn();
    const [policy] = Object.values(Template.fromStack(shop).findResources('AWS::SNS::TopicPolicy'));
    const document = deployedPolicy(policy?.Properties.PolicyDocument, {
      [shop.resolve(orders.topic.topicArn).Ref]: TOPIC_ARN,
    });

    const verdict = await verdictOn(document, {
      ...(principal === undefined ? {} : { principal }),
      action: 'sns:Publish',
      resource: TOPIC_ARN,
      context,
    });

    expect(verdict).toBe(expected);
  });

  test.each<[string, (topic: StorefrontTopic, role: iam.IGrantable) => iam.Grant, string[]]>([
    ['grantPublish', (topic, role) => topic.grantPublish(role), ['sns:Publish', 'kms:GenerateDataKey*']],
    ['grantSubscribe', (topic, role) => topic.grantSubscribe(role), ['sns:Subscribe']],
  ])('%s', (_name, grant, expected) => {
    const { shop, orders } = topicIn();
    const role = new iam.Role(shop, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });

    grant(orders, role);

    const [policy] = Object.values(Template.fromStack(shop).findResources('AWS::IAM::Policy'));
    const actions = policy?.Properties.PolicyDocument.Statement.flatMap((s: { Action: string | string[] }) => s.Action);
    expect(actions).toEqual(expect.arrayContaining(expected));
  });
});
