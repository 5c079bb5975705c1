import { Match, Template } from 'aws-cdk-lib/assertions';
import { incidentShop, TOPIC } from './incident-shop';

const template = Template.fromStack(incidentShop().stack);
const queue = { 'Fn::GetAtt': [Match.stringLikeRegexp('^IncidentClockFindingsQueue'), 'Arn'] };
const deadLetters = { 'Fn::GetAtt': [Match.stringLikeRegexp('^IncidentClockFindingsDeadLetters'), 'Arn'] };

describe('marked findings', () => {
  test('go to a queue, whether new or updated', () => {
    template.resourceCountIs('AWS::Events::Rule', 1);
    template.hasResourceProperties('AWS::Events::Rule', {
      State: 'ENABLED',
      EventPattern: {
        source: ['aws.securityhub'],
        'detail-type': ['Security Hub Findings - Imported'],
        detail: { findings: { UserDefinedFields: { 'personal-data-breach': ['true'] } } },
      },
      Targets: [Match.objectLike({ Arn: queue, DeadLetterConfig: { Arn: deadLetters } })],
    });
  });

  test('wait there for six times as long as the function may take, and are kept when it gives up', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 1440,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { deadLetterTargetArn: deadLetters, maxReceiveCount: 5 },
    });
    template.hasResourceProperties('AWS::SQS::Queue', { MessageRetentionPeriod: 1209600, SqsManagedSseEnabled: true });
    template.hasResource('AWS::Lambda::EventSourceMapping', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^IncidentClockFindingRoleDefaultPolicy')]),
      Properties: { BatchSize: 1, EventSourceArn: queue },
    });
  });

  test('can be chosen by a custom action, where Security Hub is on', () => {
    const withAction = Template.fromStack(incidentShop({ securityHubAction: true }).stack);

    template.resourceCountIs('AWS::SecurityHub::ActionTarget', 0);
    withAction.hasResourceProperties('AWS::SecurityHub::ActionTarget', {
      Name: Match.stringLikeRegexp('^.{1,20}$'),
      Id: Match.stringLikeRegexp('^[A-Za-z0-9]{1,20}$'),
    });
    withAction.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.securityhub'],
        'detail-type': ['Security Hub Findings - Custom Action'],
        resources: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^IncidentClockFindingsAction'), 'ActionTargetArn'] }],
      },
    });
  });
});

describe('the watch', () => {
  test('looks every hour, as a role that Scheduler assumes for this account and group', () => {
    template.hasResource('AWS::Scheduler::Schedule', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^IncidentClockScheduleRoleDefaultPolicy')]),
      Properties: {
        ScheduleExpression: 'rate(1 hour)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Name: Match.absent(),
        Target: {
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^IncidentClockWatchFunction'), 'Arn'] },
          RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^IncidentClockScheduleRole'), 'Arn'] },
        },
      },
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: {
                'aws:SourceAccount': '123456789012',
                'aws:SourceArn': 'arn:aws:scheduler:eu-central-1:123456789012:schedule-group/default',
              },
            },
          },
        ],
      },
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^IncidentClockScheduleRole') }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'lambda:InvokeFunction',
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^IncidentClockWatchFunction'), 'Arn'] },
          },
        ],
      },
    });
  });

  test('knows the topic, the plan and the document that stops the clock', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          BREACH_REGISTER: { Ref: Match.stringLikeRegexp('^IncidentBreachesRegister') },
          ALARM_TOPIC_ARN: TOPIC,
          PLAN_PARAMETER: { Ref: Match.stringLikeRegexp('^IncidentPlanParameter') },
          NOTIFICATION_RUNBOOK: { Ref: Match.stringLikeRegexp('RecordNotificationDocument') },
          POWERTOOLS_SERVICE_NAME: 'Shop/Incident',
        },
      },
    });
  });
});

describe('the alarms', () => {
  const hoursLeft = {
    Namespace: 'Storefront',
    MetricName: 'BreachHoursLeft',
    Dimensions: [{ Name: 'service', Value: 'Shop/Incident' }],
    Period: 3600,
    AlarmActions: [TOPIC],
  };

  test('are three', () => {
    template.resourceCountIs('AWS::CloudWatch::Alarm', 3);
  });

  test('tell of the last twelve hours, and keep to it between two looks', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      ...hoursLeft,
      Statistic: 'Minimum',
      Threshold: 12,
      ComparisonOperator: 'LessThanOrEqualToThreshold',
      EvaluationPeriods: 1,
      TreatMissingData: 'ignore',
    });
  });

  test('tell of three hours without a look', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      ...hoursLeft,
      Statistic: 'SampleCount',
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      EvaluationPeriods: 3,
      TreatMissingData: 'breaching',
    });
  });

  test('tell of a finding that did not start the clock', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [deadLetters['Fn::GetAtt'][0], 'QueueName'] } }],
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [TOPIC],
    });
  });
});
