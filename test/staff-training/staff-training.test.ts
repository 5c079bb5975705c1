import { Duration } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { InvalidPropertyError } from '../../lib/errors';
import { daySettings } from '../../lib/handlers/training-day/day-settings';
import { TrustedMail } from '../../lib/mail/trusted-mail';
import type { StaffTrainingProps } from '../../lib/staff-training/staff-training-props';
import { StaffRole } from '../../lib/training/staff-role';
import { DEFAULT_COURSES } from '../../lib/training/training-programme';
import { ACCOUNT, GROUP, KEY, REGION, TOPIC, trainingShop } from './training-shop';

const plain = Template.fromStack(trainingShop().stack);
const grouped = Template.fromStack(trainingShop(GROUP).stack);
const tableArn = { 'Fn::GetAtt': [Match.stringLikeRegexp('^TrainingRegister'), 'Arn'] };
const dayArn = { 'Fn::GetAtt': [Match.stringLikeRegexp('^TrainingDayFunction'), 'Arn'] };

/** Every user of IAM of the account. */
const USERS = {
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':user/*']],
};

/** The statements of a function's role, its log's left out. */
function statementsOf(template: Template, role: string): readonly Record<string, unknown>[] {
  const [found] = Object.entries(template.findResources('AWS::IAM::Role')).filter(([id]) => id.startsWith(role));
  const policies: { PolicyDocument: { Statement: Record<string, unknown>[] } }[] = found?.[1].Properties.Policies ?? [];
  return policies.flatMap(({ PolicyDocument: document }) => document.Statement).slice(1);
}

const environmentOf = (template: Template, handler: string): Record<string, unknown> =>
  Object.values(template.findResources('AWS::Lambda::Function', { Properties: { Handler: handler } }))[0]?.Properties
    .Environment.Variables;

describe('the register', () => {
  test('has history by person, is encrypted, recoverable, protected, and forgets', () => {
    plain.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        KeySchema: [
          { AttributeName: 'person', KeyType: 'HASH' },
          { AttributeName: 'item', KeyType: 'RANGE' },
        ],
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        Replicas: [
          Match.objectLike({
            Region: REGION,
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
            SSESpecification: { KMSMasterKeyId: KEY },
          }),
        ],
      },
    });
  });

  test('is written by a learning system that cannot speak for the job, and read by an identity provider', () => {
    const { stack, training } = trainingShop();
    const role = (id: string) => new iam.Role(stack, id, { assumedBy: new iam.AccountRootPrincipal() });
    training.grantRecord(role('Learning'));
    training.grantRead(role('Directory'));

    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^Learning') }],
      PolicyDocument: {
        Statement: [
          {
            Action: 'dynamodb:PutItem',
            Effect: 'Allow',
            Resource: tableArn,
            Condition: { 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': ['#*'] } },
          },
          Match.objectLike({
            Resource: KEY,
            Condition: { StringEquals: { 'kms:ViaService': `dynamodb.${REGION}.amazonaws.com` } },
          }),
        ],
      },
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^Directory') }],
      PolicyDocument: {
        Statement: [
          { Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan'], Effect: 'Allow', Resource: tableArn },
          Match.objectLike({ Resource: KEY }),
        ],
      },
    });
  });
});

describe('the daily job', () => {
  test('runs once a day, as a role that Scheduler assumes for this account and group', () => {
    plain.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 day)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Name: Match.absent(),
      Target: {
        Arn: dayArn,
        RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TrainingScheduleRole'), 'Arn'] },
        RetryPolicy: { MaximumEventAgeInSeconds: 43_200, MaximumRetryAttempts: 20 },
      },
    });
    plain.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: {
                'aws:SourceAccount': ACCOUNT,
                'aws:SourceArn': `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule-group/default`,
              },
            },
          },
        ],
      },
      Policies: [
        { PolicyDocument: { Statement: [{ Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: dayArn }] } },
      ],
    });
  });

  test('may read the register, write what it says of itself, publish, and tell AWS Config', () => {
    expect(statementsOf(plain, 'TrainingDayRole')).toEqual([
      { Action: ['dynamodb:GetItem', 'dynamodb:Scan'], Effect: 'Allow', Resource: expect.anything() },
      expect.objectContaining({
        Resource: KEY,
        Condition: { StringEquals: { 'kms:ViaService': `dynamodb.${REGION}.amazonaws.com` } },
      }),
      {
        Action: ['dynamodb:DeleteItem', 'dynamodb:PutItem'],
        Effect: 'Allow',
        Resource: expect.anything(),
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['#job', '#reminder'] } },
      },
      { Action: 'sns:Publish', Effect: 'Allow', Resource: TOPIC },
      {
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Effect: 'Allow',
        Resource: `arn:aws:kms:${REGION}:${ACCOUNT}:key/alerts`,
      },
      { Action: 'config:PutEvaluations', Effect: 'Allow', Resource: '*' },
    ]);
  });

  test('keeps one group, and no other', () => {
    const every = (resource: string) => ({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:identitystore:::${resource}/*`]],
    });
    const arns = {
      store: `arn:aws:identitystore::${ACCOUNT}:identitystore/${GROUP.identityStoreId}`,
      group: `arn:aws:identitystore:::group/${GROUP.trainedGroupId}`,
      memberships: every('membership'),
      users: every('user'),
    };
    const leave = [
      {
        Action: 'identitystore:ListGroupMemberships',
        Effect: 'Allow',
        Resource: [arns.store, arns.group, arns.memberships],
      },
      {
        Action: 'identitystore:DeleteGroupMembership',
        Effect: 'Allow',
        Resource: [arns.store, arns.group, arns.memberships, arns.users],
      },
    ];
    const add = {
      Action: 'identitystore:CreateGroupMembership',
      Effect: 'Allow',
      Resource: [arns.store, arns.group, arns.users],
    };
    const about = (role: string) =>
      statementsOf(grouped, role).filter(({ Action: action }) => String(action).startsWith('identitystore:'));

    expect(about('TrainingDayRole')).toEqual([...leave, add]);
    expect(about('TrainingCloseRole')).toEqual(leave);
  });

  test('touches users of IAM where they are adopted alone, and only the gate’s tag', () => {
    const adopted = statementsOf(Template.fromStack(trainingShop({ iamUsersAdopted: true }).stack), 'TrainingDayRole');
    const iamOf = (statements: typeof adopted) =>
      statements.filter(({ Action: action }) => JSON.stringify(action).includes('"iam:'));

    expect(iamOf(statementsOf(grouped, 'TrainingDayRole'))).toEqual([]);
    expect(iamOf(adopted)).toEqual([
      { Action: 'iam:ListUsers', Effect: 'Allow', Resource: '*' },
      { Action: 'iam:ListUserTags', Effect: 'Allow', Resource: USERS },
      {
        Action: ['iam:TagUser', 'iam:UntagUser'],
        Effect: 'Allow',
        Resource: USERS,
        Condition: {
          'ForAllValues:StringEqualsIgnoreCase': { 'aws:TagKeys': ['TrainedThrough'] },
          Null: { 'aws:TagKeys': 'false' },
        },
      },
    ]);
  });

  test('sends mail from the shop’s address alone, and runs once it may', () => {
    const { stack } = trainingShop({}, (scope) => ({
      mail: new TrustedMail(scope, 'Mail', {
        domainName: 'shop.example',
        fromEmail: 'security@shop.example',
        dmarcReportsTo: 'mailto:dmarc@shop.example',
        alertTopic: sns.Topic.fromTopicArn(scope, 'Alerts', TOPIC),
      }),
    }));

    const template = Template.fromStack(stack);

    expect(environmentOf(template, 'index.handler')).toMatchObject({
      MAIL_FROM: 'security@shop.example',
      MAIL_CONFIGURATION_SET: { Ref: expect.stringMatching(/^MailConfiguration/) },
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^TrainingDayRole') }],
      PolicyDocument: {
        Statement: [
          Match.objectLike({
            Action: ['ses:SendEmail', 'ses:SendRawEmail'],
            Condition: { StringEquals: { 'ses:FromAddress': 'security@shop.example' } },
          }),
        ],
      },
    });
    template.hasResource('AWS::Scheduler::Schedule', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^TrainingDayRoleDefaultPolicy')]),
    });
  });

  test('is told what it needs, and nothing secret', () => {
    expect(environmentOf(grouped, 'index.handler')).toEqual({
      REGISTER_TABLE: { Ref: expect.stringMatching(/^TrainingRegister/) },
      TRAINING_PROGRAMME: JSON.stringify({ courses: DEFAULT_COURSES, recordDays: 1095 }),
      ACCOUNT_ID: ACCOUNT,
      TRAINING_TOPIC_ARN: TOPIC,
      IDENTITY_STORE_ID: GROUP.identityStoreId,
      TRAINED_GROUP_ID: GROUP.trainedGroupId,
      IDENTITY_CENTER_REGION: REGION,
      POWERTOOLS_SERVICE_NAME: 'Shop/Training',
    });
    for (const name of ['IDENTITY_STORE_ID', 'MAIL_FROM', 'KEEPS_IAM_USERS', 'PROCESS_CHECK']) {
      expect(environmentOf(plain, 'index.handler')).not.toHaveProperty(name);
    }
  });

  test('understands what it is told', () => {
    const { stack } = trainingShop({
      ...GROUP,
      identityCenterRegion: 'us-east-1',
      iamUsersAdopted: true,
      programmeReviewedOn: '2027-01-01',
      recordRetention: Duration.days(400),
      courses: [
        { id: 'basics' },
        { id: 'go', roles: [StaffRole.DEVELOPER], maxAge: Duration.days(180), minimumVersion: '2.1' },
      ],
    });
    const told = environmentOf(Template.fromStack(stack), 'index.handler');

    const settings = daySettings({ ...(told as Record<string, string>), REGISTER_TABLE: 'register' });

    expect(settings).toMatchObject({
      account: ACCOUNT,
      group: { identityStoreId: GROUP.identityStoreId, groupId: GROUP.trainedGroupId, region: 'us-east-1' },
      iamUsers: true,
      check: { id: 'security-awareness-programme' },
      programme: {
        recordDays: 400,
        reviewedOn: '2027-01-01',
        courses: [
          { id: 'basics', roles: ['staff'], maxAgeDays: 365 },
          { id: 'go', roles: ['developer'], maxAgeDays: 180, minimumVersion: '2.1' },
        ],
      },
    });
  });

  test('publishes what is due where it is told to, and alarms to the alarm topic', () => {
    const { stack } = trainingShop({}, (scope) => ({
      trainingTopic: sns.Topic.fromTopicArn(scope, 'Training-Topic', `${TOPIC}-training`),
    }));

    expect(environmentOf(Template.fromStack(stack), 'index.handler')).toMatchObject({
      TRAINING_TOPIC_ARN: `${TOPIC}-training`,
    });
    Template.fromStack(stack).allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [TOPIC] });
  });
});

describe('AWS Config', () => {
  test('asks once a day, and may before the rule is made', () => {
    plain.hasResource('AWS::Config::ConfigRule', {
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^TrainingStaffInvocation')]),
      Properties: {
        Source: {
          Owner: 'CUSTOM_LAMBDA',
          SourceIdentifier: dayArn,
          SourceDetails: [
            {
              EventSource: 'aws.config',
              MessageType: 'ScheduledNotification',
              MaximumExecutionFrequency: 'TwentyFour_Hours',
            },
          ],
        },
      },
    });
    plain.hasResourceProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: dayArn,
      Principal: 'config.amazonaws.com',
      SourceAccount: ACCOUNT,
    });
  });

  test('hears of the programme where somebody says when it was reviewed', () => {
    const template = Template.fromStack(trainingShop({ programmeReviewedOn: '2027-01-01' }).stack);

    expect(environmentOf(template, 'index.handler')).toMatchObject({ PROCESS_CHECK: 'security-awareness-programme' });
    expect(statementsOf(template, 'TrainingDayRole').slice(-2)).toEqual([
      { Action: 'config:DescribeConfigRules', Effect: 'Allow', Resource: '*' },
      {
        Action: 'config:PutExternalEvaluation',
        Effect: 'Allow',
        Resource: {
          'Fn::Join': [
            '',
            [
              'arn:',
              { Ref: 'AWS::Partition' },
              ':config:',
              { Ref: 'AWS::Region' },
              ':',
              { Ref: 'AWS::AccountId' },
              ':config-rule/*',
            ],
          ],
        },
      },
    ]);
  });

  test('is left out of it where the shop says so', () => {
    const { stack, training } = trainingShop({ reportToConfig: false, programmeReviewedOn: '2027-01-01' });
    const template = Template.fromStack(stack);

    expect(training.rule).toBeUndefined();
    template.resourceCountIs('AWS::Config::ConfigRule', 0);
    expect(environmentOf(template, 'index.handler')).not.toHaveProperty('PROCESS_CHECK');
    expect(JSON.stringify(statementsOf(template, 'TrainingDayRole'))).not.toContain('config:');
  });
});

describe('the alarms', () => {
  const alarm = (MetricName: string, more: object) => ({
    Namespace: 'Storefront',
    MetricName,
    Dimensions: [{ Name: 'service', Value: 'Shop/Training' }],
    Period: 21_600,
    AlarmActions: [TOPIC],
    ...more,
  });

  test('tell of people who are overdue, and of what could not be done', () => {
    for (const name of ['TrainingOverdue', 'TrainingFailures']) {
      plain.hasResourceProperties(
        'AWS::CloudWatch::Alarm',
        alarm(name, {
          Statistic: 'Maximum',
          Threshold: 0,
          ComparisonOperator: 'GreaterThanThreshold',
          EvaluationPeriods: 1,
          TreatMissingData: 'ignore',
        }),
      );
    }
  });

  const silent = {
    Statistic: 'SampleCount',
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
  };

  test('tell of 30 hours without a run that shut what had to be shut', () => {
    plain.hasResourceProperties(
      'AWS::CloudWatch::Alarm',
      alarm('TrainingAccessKept', { ...silent, EvaluationPeriods: 5 }),
    );
    plain.resourceCountIs('AWS::CloudWatch::Alarm', 3);
  });

  test('empty the group after 54', () => {
    grouped.resourceCountIs('AWS::CloudWatch::Alarm', 4);
    grouped.hasResourceProperties(
      'AWS::CloudWatch::Alarm',
      alarm('TrainingAccessKept', {
        ...silent,
        EvaluationPeriods: 9,
        AlarmActions: [TOPIC, { 'Fn::GetAtt': [Match.stringLikeRegexp('^TrainingCloseFunction'), 'Arn'] }],
      }),
    );
    grouped.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'lambda.alarms.cloudwatch.amazonaws.com',
      SourceAccount: ACCOUNT,
      SourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TrainingAlarmsClosing'), 'Arn'] },
      FunctionName: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TrainingCloseFunction'), 'Arn'] },
    });
  });

  test('do so by a function that may read one item and empty one group', () => {
    expect(environmentOf(grouped, 'index.close')).toEqual({
      REGISTER_TABLE: { Ref: expect.stringMatching(/^TrainingRegister/) },
      IDENTITY_STORE_ID: GROUP.identityStoreId,
      TRAINED_GROUP_ID: GROUP.trainedGroupId,
      IDENTITY_CENTER_REGION: REGION,
      POWERTOOLS_SERVICE_NAME: 'Shop/Training',
    });
    expect(statementsOf(grouped, 'TrainingCloseRole')[0]).toEqual({
      Action: 'dynamodb:GetItem',
      Effect: 'Allow',
      Resource: expect.anything(),
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['#job'] } },
    });
  });

  test('have no such function where no group is kept', () => {
    plain.resourceCountIs('AWS::Lambda::Function', 1);
    expect(trainingShop().training.closeFunction).toBeUndefined();
    expect(trainingShop().training.alarms.closing).toBeUndefined();
  });
});

describe('properties', () => {
  const basics = { id: 'basics' };

  test.each<[Partial<StaffTrainingProps>, string]>([
    [{ courses: [] }, 'courses is []; give a course for everybody: nobody would need any training'],
    [
      { courses: [{ id: 'go', roles: [StaffRole.DEVELOPER] }] },
      'courses is ["go"]; give a course for everybody: nobody would need any training',
    ],
    [{ courses: [basics, basics] }, 'courses[1].id is "basics"; name each once'],
    [
      { courses: [{ id: 'Phishing #1' }] },
      'courses[0].id is "Phishing #1"; give a name in kebab-case of at most 64 characters',
    ],
    [
      { courses: [basics, { id: 'go', roles: [] }] },
      'courses[1].roles is []; name a role, or leave it out for everybody',
    ],
    [
      { courses: [{ id: 'basics', maxAge: Duration.days(366) }] },
      'courses[0].maxAge is "366 days"; give 1 to 365 whole days',
    ],
    [
      { courses: [{ id: 'basics', maxAge: Duration.hours(36) }] },
      'courses[0].maxAge is "1.5 days"; give 1 to 365 whole days',
    ],
    [
      { courses: [{ id: 'basics', minimumVersion: 'v2' }] },
      'courses[0].minimumVersion is "v2"; give numbers with dots between them, such as 2027.1',
    ],
    [
      { courses: Array.from({ length: 60 }, (_, index) => ({ id: `course-${index}` })) },
      `courses is "60 courses"; it takes 3261 bytes of the functions' environment; leave 3000 or fewer`,
    ],
    [{ recordRetention: Duration.days(364) }, 'recordRetention is "364 days"; give 365 whole days or more'],
    [
      { programmeReviewedOn: '1.2.2027' },
      'programmeReviewedOn is "1.2.2027"; write a calendar date such as 2026-11-30',
    ],
    [
      { programmeReviewedOn: '2027-02-30' },
      'programmeReviewedOn is "2027-02-30"; write a calendar date such as 2026-11-30',
    ],
    [{ programmeReviewedOn: '2027-02-16' }, 'programmeReviewedOn is "2027-02-16"; give a day that has come'],
    [{ ...GROUP, identityStoreId: 'shop' }, 'identityStoreId is "shop"; give an id such as d-1234567890'],
    [
      { ...GROUP, trainedGroupId: 'trained' },
      'trainedGroupId is "trained"; give the id that IAM Identity Center shows',
    ],
    [{ identityStoreId: 'd-1234567890' }, 'trainedGroupId is null; give it with identityStoreId, or leave both out'],
    [
      { trainedGroupId: GROUP.trainedGroupId },
      'identityStoreId is null; give it with trainedGroupId, or leave both out',
    ],
  ])('are refused that cannot be used: %#', (props, message) => {
    const act = () => trainingShop(props);

    expect(act).toThrow(InvalidPropertyError);
    expect(act).toThrow(new Error(`Shop/Training: ${message}`));
  });

  test.each<[string, number]>([
    ['2026-02-15', 0],
    ['2026-02-14', 1],
  ])('a programme that was reviewed on %s warns %i times', (programmeReviewedOn, times) => {
    const { stack } = trainingShop({ programmeReviewedOn });

    const warnings = Annotations.fromStack(stack).findWarning('/Shop/Training', Match.stringLikeRegexp('12\\.6\\.2'));
    expect(warnings).toHaveLength(times);
  });
});
