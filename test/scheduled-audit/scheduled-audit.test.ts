import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as accountOperations from '../../lib/audit/read/account-operations';
import * as aggregatorOperations from '../../lib/audit/read/aggregator-operations';
import { AlertTopic } from '../../lib/detection/alert-topic';
import { InvalidPropertyError } from '../../lib/errors';
import { ScheduledAudit, type ScheduledAuditProps } from '../../lib/scheduled-audit/scheduled-audit';

type Made = Partial<ScheduledAuditProps> & { readonly region?: string };

function make({ region = 'eu-central-1', ...props }: Made = {}) {
  const stack = new Stack(new App(), 'Shop', { env: { account: '111122223333', region } });
  const encryptionKey = new kms.Key(stack, 'Key');
  const alarmTopic = new AlertTopic(stack, 'Alerts', { encryptionKey: new kms.Key(stack, 'AlertsKey') }).topic;
  const audit = new ScheduledAudit(stack, 'Audit', { encryptionKey, alarmTopic, ...props });
  return { audit, stack, template: () => Template.fromStack(stack) };
}

const environment = (props: Made = {}) => {
  const functions = make(props).template().findResources('AWS::Lambda::Function');
  return Object.values(functions)[0]?.Properties.Environment.Variables;
};

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

function roleStatements(props: Made): readonly Statement[] {
  const { audit, stack, template } = make(props);
  const role = stack.resolve((audit.function.role?.node.defaultChild as iam.CfnRole | undefined)?.ref).Ref as string;
  const resources = template().findResources('AWS::IAM::Role');
  return resources[role]?.Properties.Policies[0].PolicyDocument.Statement;
}

/** The statements of the function's role, by their actions. */
function statements(props: Made = {}): ReadonlyMap<string, unknown> {
  return new Map(roleStatements(props).map(({ Action, Resource }) => [[Action].flat().join(' '), Resource]));
}

describe('the schedule', () => {
  test.each([
    [undefined, 'rate(7 days)', 192],
    [Duration.days(1), 'rate(1 day)', 48],
    [Duration.days(31), 'rate(31 days)', 768],
  ])('of %s is %s, and the alarm goes off after %i hours', (interval, expression, hours) => {
    const template = make(interval === undefined ? {} : { interval }).template();

    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: expression,
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 60 },
      Target: { Input: '{"task":"audit"}' },
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'AuditAgeHours',
      Namespace: 'Storefront',
      Dimensions: [{ Name: 'service', Value: 'Shop/Audit' }],
      Statistic: 'Minimum',
      Threshold: hours,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'breaching',
      EvaluationPeriods: 2,
      Period: 21_600,
    });
  });

  test('looks at the age of the last audit more often than the alarm asks', () => {
    make()
      .template()
      .hasResourceProperties('AWS::Scheduler::Schedule', {
        ScheduleExpression: 'rate(6 hours)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Input: '{"task":"watch"}' },
      });
  });

  test('has a role for this account alone, a queue for what is lost, and waits for both', () => {
    const template = make().template();

    for (const [, schedule] of Object.entries(template.findResources('AWS::Scheduler::Schedule'))) {
      expect(schedule.DependsOn).toEqual([expect.stringMatching(/^AuditScheduleRole/)]);
      expect(schedule.Properties.Target.DeadLetterConfig.Arn['Fn::GetAtt'][0]).toMatch(/^AuditDeadLetters/);
    }
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111122223333', 'aws:SourceArn': Match.anyValue() },
            },
          }),
        ],
      },
    });
  });

  test.each([0.5, 0, 32])('refuses %d days', (days) => {
    const interval = Duration.minutes(days * 1_440);

    expect(() => make({ interval })).toThrow(
      new InvalidPropertyError({ node: { path: 'Shop/Audit' } }, 'interval', `${days} days`, 'give 1 to 31 whole days'),
    );
  });
});

describe('the function', () => {
  test('has a quarter of an hour, room for the pages, and another try', () => {
    const template = make().template();

    template.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: 900,
      MemorySize: 1_024,
      EphemeralStorage: { Size: 2_048 },
      DeadLetterConfig: { TargetArn: Match.anyValue() },
      LoggingConfig: { LogGroup: Match.anyValue() },
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 1,
      MaximumEventAgeInSeconds: 7_200,
    });
  });

  test.each<[string, Made, string, string]>([
    ['the home region and us-east-1', {}, '["eu-central-1","us-east-1"]', ''],
    ['us-east-1 once', { region: 'us-east-1' }, '["us-east-1"]', ''],
    ['chosen regions', { regions: ['eu-west-1', 'eu-west-1'] }, '["eu-west-1"]', ''],
    ['an aggregator', { aggregatorName: 'all' }, '["eu-central-1"]', 'all'],
    ['an aggregator elsewhere', { aggregatorName: 'all', regions: ['eu-west-1'] }, '["eu-west-1"]', 'all'],
  ])('reads %s', (_, props, regions, aggregator) => {
    expect(environment(props)).toMatchObject({
      ACCOUNT_ID: '111122223333',
      AUDIT_REGIONS: regions,
      AUDIT_AGGREGATOR: aggregator,
      HOME_REGION: props.region ?? 'eu-central-1',
      MAX_AGE_DAYS: '',
    });
  });

  test('is told of the home region and of the oldest results', () => {
    expect(environment({ homeRegion: 'eu-west-1', maxAge: Duration.days(90) })).toMatchObject({
      HOME_REGION: 'eu-west-1',
      MAX_AGE_DAYS: '90',
    });
  });

  test('goes with the register of exceptions', () => {
    const file = join(tmpdir(), 'audit-register.yaml');
    writeFileSync(file, 'exceptions: []\n');
    const asset = (props: Made) =>
      Object.values(make(props).template().findResources('AWS::Lambda::Function'))[0]?.Properties.Code.S3Key;

    expect(asset({ exceptionsFile: file })).not.toBe(asset({}));
    expect(asset({ exceptionsFile: file })).toBe(asset({ exceptionsFile: file }));
  });

  test.each<[Made, string, unknown, string]>([
    [{ regions: [] }, 'regions', '[]', 'name at least one region, or leave it out'],
    [
      { aggregatorName: 'all', regions: ['eu-west-1', 'us-east-1'] },
      'regions',
      'eu-west-1, us-east-1',
      'name the one region in which the aggregator stands',
    ],
    [{ maxAge: Duration.hours(36) }, 'maxAge', '1.5 days', 'give 1 to 3650 whole days'],
  ])('refuses %j', (props, property, value, mend) => {
    const error = new InvalidPropertyError({ node: { path: 'Shop/Audit' } }, property, value, mend);

    expect(() => make(props)).toThrow(error);
  });
});

describe('the role of the function', () => {
  const asked = (operations: object) =>
    Object.values(operations).map(({ name }: { readonly name: string }) => `config:${name}`);

  test.each<[string, Made, readonly string[]]>([
    ['the account', {}, asked(accountOperations).filter((action) => action !== 'config:StartConfigRulesEvaluation')],
    ['an aggregator', { aggregatorName: 'all' }, asked(aggregatorOperations)],
  ])('may read of %s what an audit asks, and no more', (_, props, actions) => {
    const reads = [...statements(props).keys()].find((key) => key.includes('config:Describe')) ?? '';

    expect(reads.split(' ').sort()).toEqual([...actions].sort());
  });

  test('deletes nothing, and overrides no lock', () => {
    const actions = [...statements().keys()].flatMap((key) => key.split(' '));

    expect(actions.filter((action) => /Delete|Bypass|Retention|LegalHold|\*/.test(action))).toEqual([]);
    expect(actions).toEqual(expect.arrayContaining(['s3:PutObject', 's3:GetObject', 's3:ListBucket', 'sns:Publish']));
  });

  test('writes bundles, rows and the two pointers', () => {
    const bucket = { 'Fn::GetAtt': [expect.stringMatching(/^AuditEvidenceBucket/), 'Arn'] };
    const objects = (key: string) => ({ 'Fn::Join': ['', [bucket, `/${key}`]] });

    expect(statements().get('s3:PutObject')).toEqual(['bundles/*', 'rows/*', 'latest.json', 'told.json'].map(objects));
    expect(statements().get('s3:GetObject')).toEqual(['bundles/*', 'latest.json', 'told.json'].map(objects));
  });

  test('says that attestations expired in this account alone', () => {
    expect(statements().get('config:PutExternalEvaluation')).toBe('*');
    expect(statements({ aggregatorName: 'all' }).has('config:PutExternalEvaluation')).toBe(false);
  });

  test.each([
    ['with a key of its own', false, 2],
    ['without a key', true, 1],
  ])('uses the key of the evidence, and that of a topic %s', (_, plain, keys) => {
    const { stack } = make();
    const topicArn = 'arn:aws:sns:eu-central-1:111122223333:alerts';
    const alarmTopic = plain ? sns.Topic.fromTopicArn(stack, 'Plain', topicArn) : undefined;

    const found = roleStatements(alarmTopic === undefined ? {} : { alarmTopic }).filter(({ Action }) =>
      [Action].flat().includes('kms:GenerateDataKey'),
    );

    expect(found).toHaveLength(keys);
  });
});

describe('the evidence', () => {
  test.each([
    [undefined, 400],
    [Duration.days(365), 365],
  ])('kept for %s is locked for %i days', (evidenceRetention, days) => {
    const template = make(evidenceRetention === undefined ? {} : { evidenceRetention }).template();

    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { Rule: { DefaultRetention: { Days: days, Mode: 'GOVERNANCE' } } },
        LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: days })] },
      },
    });
  });

  test('is kept for twelve months at least', () => {
    expect(() => make({ evidenceRetention: Duration.days(364) })).toThrow(
      new InvalidPropertyError(
        { node: { path: 'Shop/Audit' } },
        'evidenceRetention',
        '364 days',
        'keep audit logs for at least 365 days (PCI DSS 4.0.1 requirement 10.5.1)',
      ),
    );
  });

  test('may leave with the stack', () => {
    make({ removalPolicy: RemovalPolicy.DESTROY })
      .template()
      .allResources('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  });

  test('is read by whom it is granted to', () => {
    const { audit, stack, template } = make();
    const assessor = new iam.Role(stack, 'Assessor', { assumedBy: new iam.AccountRootPrincipal() });

    audit.grantRead(assessor);

    template().hasResourceProperties('AWS::IAM::Policy', {
      Roles: [stack.resolve(assessor.roleName)],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Action: Match.arrayWith(['s3:GetObject*']) }),
          Match.objectLike({ Action: Match.arrayWith(['kms:Decrypt']) }),
        ]),
      },
    });
  });
});

describe('the alarms', () => {
  test('tell of failures, partial audits and lost calls', () => {
    const template = make().template();

    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'Errors',
      Threshold: 0,
      TreatMissingData: 'notBreaching',
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'AuditGaps',
      Threshold: 0,
      TreatMissingData: 'ignore',
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 0,
      TreatMissingData: 'notBreaching',
    });
    template.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { AlarmActions: [Match.anyValue()] }, 4);
  });

  test('look back no longer than CloudWatch lets them', () => {
    const alarms = Object.values(
      make({ interval: Duration.days(31) })
        .template()
        .findResources('AWS::CloudWatch::Alarm'),
    );

    for (const { Properties } of alarms) {
      const seconds = Properties.Period * Properties.EvaluationPeriods;
      expect(seconds).toBeLessThanOrEqual(Properties.Period < 3_600 ? 86_400 : 604_800);
    }
  });
});
