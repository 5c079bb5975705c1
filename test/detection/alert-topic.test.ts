import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AlertTopic, type AlertTopicProps } from '../../lib/detection/alert-topic';
import { InvalidPropertyError } from '../../lib/errors';

function prepare(props: Partial<AlertTopicProps> = {}) {
  const stack = new Stack(new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } }), 'Audit', {
    env: { account: '111122223333', region: 'eu-central-1' },
  });
  const key = new kms.Key(stack, 'Key');
  const alerts = new AlertTopic(stack, 'Alerts', { encryptionKey: key, ...props });
  return { stack, key, alerts };
}

function topicStatements(template: Template): unknown[] {
  const [policy] = Object.values(template.findResources('AWS::SNS::TopicPolicy'));
  return policy?.Properties.PolicyDocument.Statement;
}

test('is encrypted with the key, and nameless', () => {
  const { stack, key } = prepare();

  Template.fromStack(stack).hasResourceProperties('AWS::SNS::Topic', {
    KmsMasterKeyId: stack.resolve(key.keyArn),
    TopicName: Match.absent(),
  });
});

test('admits over TLS alone EventBridge, and the alarms of this account', () => {
  const { stack, alerts } = prepare();
  const Resource = stack.resolve(alerts.topic.topicArn);

  const statements = topicStatements(Template.fromStack(stack));

  expect(statements).toEqual([
    {
      Sid: 'AllowPublishThroughSSLOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sns:Publish',
      Resource,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    { Sid: '1', Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sns:Publish', Resource },
    {
      Sid: '2',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Resource,
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:eu-central-1:111122223333:alarm:*' },
      },
    },
  ]);
});

test('lets EventBridge use the key under no condition on its source, which would drop every event', () => {
  const { stack } = prepare();

  const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
  const forEventBridge = key?.Properties.KeyPolicy.Statement.filter(
    (statement: { Principal: { Service?: string } }) => statement.Principal.Service === 'events.amazonaws.com',
  );

  expect(forEventBridge).toEqual([
    expect.objectContaining({ Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] }),
  ]);
  expect(JSON.stringify(forEventBridge)).not.toMatch(/aws:Source/i);
});

test('lets the alarms of this account use the key', () => {
  const { stack } = prepare();

  Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          Condition: Match.objectLike({ StringEquals: { 'aws:SourceAccount': '111122223333' } }),
        }),
      ]),
    },
  });
});

test('tells nobody unless told to', () => {
  const { stack } = prepare();

  Template.fromStack(stack).resourceCountIs('AWS::SNS::Subscription', 0);
});

test('tells an address, and keeps the subscription when the address changes', () => {
  const subscriptions = ['security@example.com', 'soc@example.com'].map((emailAddress) =>
    Template.fromStack(prepare({ emailAddress }).stack).findResources('AWS::SNS::Subscription'),
  );

  expect(subscriptions.map((found) => Object.values(found).map(({ Properties }) => Properties))).toEqual([
    [expect.objectContaining({ Protocol: 'email', Endpoint: 'security@example.com' })],
    [expect.objectContaining({ Protocol: 'email', Endpoint: 'soc@example.com' })],
  ]);
  expect(Object.keys(subscriptions[0] ?? {})).toEqual(Object.keys(subscriptions[1] ?? {}));
});

test('tells an address that is known at deployment', () => {
  const { stack, key } = prepare();
  const address = new CfnParameter(stack, 'Address');

  new AlertTopic(stack, 'Others', { encryptionKey: key, emailAddress: address.valueAsString });

  Template.fromStack(stack).hasResourceProperties('AWS::SNS::Subscription', { Endpoint: { Ref: 'Address' } });
});

test.each(['', 'security', 'security@example.com, soc@example.com', '@example.com'])(
  'refuses the address %j',
  (address) => {
    const refused = () => prepare({ emailAddress: address });

    expect(refused).toThrow(InvalidPropertyError);
    expect(refused).toThrow(
      new Error(
        `Audit/Alerts: emailAddress is ${JSON.stringify(address)}; give one address, such as security@example.com`,
      ),
    );
  },
);

test('lets a principal publish under the key', () => {
  const { stack, alerts, key } = prepare();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });

  alerts.grantPublish(role);

  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [
        { Effect: 'Allow', Action: 'sns:Publish', Resource: stack.resolve(alerts.topic.topicArn) },
        { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: stack.resolve(key.keyArn) },
      ],
    },
  });
});
