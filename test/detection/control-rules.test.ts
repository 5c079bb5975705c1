import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { catalogue } from '../../lib/controls/catalogue';
import { ControlRules, type ControlRulesProps } from '../../lib/detection/control-rules';
import { InvalidPropertyError } from '../../lib/errors';
import { ConfigRegion } from '../../lib/rules/config-region';
import { liveRulesFor } from '../../lib/rules/live-rules';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555';
/** "IAM and AWS STS quotas": characters of all inline policies of a role, without white space. */
const MOST_INLINE = 10_240;

function rulesIn(props: Partial<ControlRulesProps> = {}): { stack: Stack; rules: ControlRules } {
  const stack = new Stack(new App(), 'Account', { env: { account: '111122223333', region: 'eu-central-1' } });
  const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', KEY);
  return { stack, rules: new ControlRules(stack, 'LiveRules', { encryptionKey, ...props }) };
}

const template = (props: Partial<ControlRulesProps> = {}) => Template.fromStack(rulesIn(props).stack);

type Rule = { readonly Properties: Record<string, unknown>; readonly DependsOn: readonly string[] };

/** The rules of a template by the control that each runs. */
function rulesOf(from: Template): ReadonlyMap<string, Rule> {
  const rules = Object.values(from.findResources('AWS::Config::ConfigRule')) as unknown as Rule[];
  return new Map(
    rules.map((rule) => [(rule.Properties.InputParameters as { controlId: string }).controlId, rule] as const),
  );
}

const home = template();

test.each([
  [undefined, ConfigRegion.HOME],
  [ConfigRegion.EDGE, ConfigRegion.EDGE],
  [ConfigRegion.HOME_AND_EDGE, ConfigRegion.HOME_AND_EDGE],
])('rulesFor %s deploys one rule a control', (rulesFor, region) => {
  const deployed = rulesOf(template(rulesFor === undefined ? {} : { rulesFor }));

  expect([...deployed.keys()].sort()).toEqual(
    liveRulesFor(catalogue, region)
      .map(({ id }) => id)
      .sort(),
  );
});

const detail = (messageType: string) => ({ EventSource: 'aws.config', MessageType: messageType });
const ON_CHANGE = [
  detail('ConfigurationItemChangeNotification'),
  detail('OversizedConfigurationItemChangeNotification'),
];
const DAILY = { ...detail('ScheduledNotification'), MaximumExecutionFrequency: 'TwentyFour_Hours' };

test.each([
  ['QueueEncrypted', ON_CHANGE, { ComplianceResourceTypes: ['AWS::SQS::Queue'] }],
  ['QueueTlsOnly', [...ON_CHANGE, DAILY], { ComplianceResourceTypes: ['AWS::SQS::Queue'] }],
  ['MailIdentityDkim', [DAILY], undefined],
])('%s starts when it should', (id, sourceDetails, scope) => {
  const rule = rulesOf(home).get(id)?.Properties;

  expect(rule?.Source).toEqual({
    Owner: 'CUSTOM_LAMBDA',
    SourceIdentifier: { 'Fn::GetAtt': [Object.keys(home.findResources('AWS::Lambda::Function'))[0], 'Arn'] },
    SourceDetails: sourceDetails,
  });
  expect(rule?.Scope).toEqual(scope);
});

test('a rule names its control and no more', () => {
  const title = catalogue.find(({ id }) => id === 'QueueEncrypted')?.title;

  expect(rulesOf(home).get('QueueEncrypted')?.Properties).toEqual(
    expect.objectContaining({
      Description: `Judges QueueEncrypted on what runs: ${title}`,
      InputParameters: { controlId: 'QueueEncrypted' },
    }),
  );
  expect(rulesOf(home).get('QueueEncrypted')?.Properties).not.toHaveProperty('ConfigRuleName');
});

test('AWS Config may invoke the function for this account, and every rule waits for that', () => {
  const permissions = home.findResources('AWS::Lambda::Permission', {
    Properties: { Principal: 'config.amazonaws.com', SourceAccount: '111122223333', Action: 'lambda:InvokeFunction' },
  });
  const [permission] = Object.keys(permissions);

  expect(Object.keys(home.findResources('AWS::Lambda::Permission'))).toEqual([permission]);
  expect([...rulesOf(home).values()].filter(({ DependsOn }) => !DependsOn.includes(permission ?? ''))).toEqual([]);
});

test('the function has a log of its own under the key, and the time for a daily run', () => {
  home.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: KEY, RetentionInDays: 400 });
  home.hasResourceProperties('AWS::Lambda::Function', {
    Handler: 'index.handler',
    Timeout: 900,
    LoggingConfig: { LogGroup: { Ref: Match.stringLikeRegexp('LiveRulesJudgeLog') } },
    Environment: { Variables: { POWERTOOLS_LOG_LEVEL: 'INFO' } },
    ReservedConcurrentExecutions: Match.absent(),
  });
});

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

function statementsOf(from: Template): readonly Statement[] {
  const [role, ...others] = Object.values(from.findResources('AWS::IAM::Role'));
  expect(others).toEqual([]);
  expect(role?.Properties).not.toHaveProperty('ManagedPolicyArns');
  return role?.Properties.Policies.flatMap(
    ({ PolicyDocument }: { PolicyDocument: { Statement: Statement[] } }) => PolicyDocument.Statement,
  );
}

test('the function may read what the controls look at, and tell AWS Config', () => {
  const expected = liveRulesFor(catalogue, ConfigRegion.HOME).flatMap(({ permissions }) => permissions);

  expect(statementsOf(home)).toEqual([
    expect.objectContaining({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }),
    {
      Sid: 'ReadThroughCloudControl',
      Effect: 'Allow',
      Action: ['cloudformation:GetResource', 'cloudformation:ListResources'],
      Resource: '*',
    },
    { Sid: 'ReadWhatControlsLookAt', Effect: 'Allow', Action: [...new Set(expected)].sort(), Resource: '*' },
    {
      Sid: 'TellAwsConfig',
      Effect: 'Allow',
      Action: ['config:GetComplianceDetailsByConfigRule', 'config:PutEvaluations'],
      Resource: '*',
    },
  ]);
});

test('the rights of the function fit a role, in every region', () => {
  const sizes = Object.values(ConfigRegion).map(
    (rulesFor) => JSON.stringify(statementsOf(template({ rulesFor }))).length,
  );

  expect(sizes.filter((size) => size > MOST_INLINE * 0.9)).toEqual([]);
});

test('does not ask for rights of controls that are left out', () => {
  const live = liveRulesFor(catalogue, ConfigRegion.HOME).map(({ id }) => id);
  const alone = template({ without: live.filter((id) => id !== 'QueueEncrypted') });

  expect([...rulesOf(alone).keys()]).toEqual(['QueueEncrypted']);
  expect(statementsOf(alone).find(({ Sid }) => Sid === 'ReadWhatControlsLookAt')?.Action).toEqual([
    'sqs:GetQueueAttributes',
    'sqs:ListQueueTags',
    'sqs:ListQueues',
  ]);
});

test('offers its rules, so that they wait for a recorder', () => {
  const { stack, rules } = rulesIn();
  const recorder = new kms.CfnAlias(stack, 'Recorder', { aliasName: 'alias/recorder', targetKeyId: KEY });

  for (const rule of rules.rules) rule.node.addDependency(recorder);

  const waiting = [...rulesOf(Template.fromStack(stack)).values()];
  expect(waiting.length).toBe(rules.rules.length);
  expect(waiting.every(({ DependsOn }) => DependsOn.includes('Recorder'))).toBe(true);
});

test('tells a topic of a judgement that failed: the former verdict stands then', () => {
  const arn = 'arn:aws:sns:eu-central-1:111122223333:alerts';
  const alarmTopic = sns.Topic.fromTopicArn(new Stack(), 'Alerts', arn);
  const alarm = {
    Namespace: 'AWS/Lambda',
    MetricName: 'Errors',
    Threshold: 1,
    TreatMissingData: 'notBreaching',
    AlarmActions: [arn],
  };

  template({ alarmTopic }).hasResourceProperties('AWS::CloudWatch::Alarm', alarm);
  template().resourceCountIs('AWS::CloudWatch::Alarm', 0);
});

test('sets executions aside where it is told how many', () => {
  template({ reservedConcurrentExecutions: 10 }).hasResourceProperties('AWS::Lambda::Function', {
    ReservedConcurrentExecutions: 10,
  });
});

test.each([
  [{ without: ['QueueEncryptd'] }, 'Account/LiveRules: without is "QueueEncryptd"; did you mean QueueEncrypted?'],
  [{ without: ['Weather'] }, 'Account/LiveRules: without is "Weather"; name a control that is judged live'],
  [
    { without: ['PaymentPageScopeDeclared'] },
    'Account/LiveRules: without is "PaymentPageScopeDeclared"; name a control that is judged live',
  ],
  [
    { reservedConcurrentExecutions: 0 },
    'Account/LiveRules: reservedConcurrentExecutions is 0; give a whole number from 1 on',
  ],
  [
    { reservedConcurrentExecutions: 1.5 },
    'Account/LiveRules: reservedConcurrentExecutions is 1.5; give a whole number from 1 on',
  ],
])('refuses %j', (props, message) => {
  expect(() => rulesIn(props)).toThrow(InvalidPropertyError);
  expect(() => rulesIn(props)).toThrow(new Error(message));
});

test('refuses to leave nothing', () => {
  const all = liveRulesFor(catalogue, ConfigRegion.HOME_AND_EDGE).map(({ id }) => id);

  expect(() => rulesIn({ without: all })).toThrow(/; leave a control, or leave ControlRules out$/);
});
