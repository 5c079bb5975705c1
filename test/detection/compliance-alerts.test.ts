import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AlertTopic } from '../../lib/detection/alert-topic';
import { ComplianceAlerts } from '../../lib/detection/compliance-alerts';

function prepare() {
  const stack = new Stack(new App(), 'Audit');
  const { topic } = new AlertTopic(stack, 'Alerts', { encryptionKey: new kms.Key(stack, 'Key') });
  const alerts = new ComplianceAlerts(stack, 'ComplianceAlerts', { topic });
  return { stack, topic, alerts };
}

test('matches changes to non-compliance, of every rule', () => {
  const { stack } = prepare();

  Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', {
    Name: Match.absent(),
    State: 'ENABLED',
    EventPattern: {
      source: ['aws.config'],
      'detail-type': ['Config Rules Compliance Change'],
      detail: {
        messageType: ['ComplianceChangeNotification'],
        newEvaluationResult: { complianceType: ['NON_COMPLIANT'] },
      },
    },
  });
});

test('tells the topic rule, resource, account and region, without a role', () => {
  const { stack, topic } = prepare();

  Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', {
    Targets: [
      {
        Arn: stack.resolve(topic.topicArn),
        RoleArn: Match.absent(),
        InputTransformer: {
          InputPathsMap: {
            'detail-configRuleName': '$.detail.configRuleName',
            'detail-resourceType': '$.detail.resourceType',
            'detail-resourceId': '$.detail.resourceId',
            'detail-awsAccountId': '$.detail.awsAccountId',
            'detail-awsRegion': '$.detail.awsRegion',
          },
          InputTemplate:
            '"AWS Config rule <detail-configRuleName> finds <detail-resourceType> <detail-resourceId> ' +
            'non-compliant in account <detail-awsAccountId>, region <detail-awsRegion>."',
        },
      },
    ],
  });
});

test('adds no permission to the topic of AlertTopic, which admits EventBridge already', () => {
  const { stack } = prepare();

  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::SNS::TopicPolicy'));
  const publishers = policy?.Properties.PolicyDocument.Statement.map(
    (statement: { Principal: { Service?: string } }) => statement.Principal.Service,
  );

  expect(publishers).toEqual([undefined, 'events.amazonaws.com', 'cloudwatch.amazonaws.com']);
});

test('lets EventBridge publish to a topic that does not yet admit it', () => {
  const stack = new Stack(new App(), 'Audit');

  new ComplianceAlerts(stack, 'ComplianceAlerts', { topic: new sns.Topic(stack, 'Topic') });

  Template.fromStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: [Match.objectLike({ Action: 'sns:Publish', Principal: { Service: 'events.amazonaws.com' } })],
    },
  });
});

test('exposes the rule', () => {
  const { stack, alerts } = prepare();

  const [rule] = Object.keys(Template.fromStack(stack).findResources('AWS::Events::Rule'));

  expect(stack.resolve(alerts.rule.ruleName)).toEqual({ Ref: rule });
});
