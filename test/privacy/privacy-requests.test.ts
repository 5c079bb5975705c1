import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import cdkJson from '../../cdk.json';
import { InvalidPropertyError } from '../../lib/errors';
import { PrivacyRequests } from '../../lib/privacy/privacy-requests';
import type { RoundOfStores } from '../../lib/privacy-steps/rounds';
import {
  DATA_KEY_ARN,
  definitionOf,
  ENV,
  filledRequestsIn,
  KEY_ARN,
  ORDERS_ARN,
  POOL_ARN,
  requestsIn,
} from './privacy-requests-of';
import type { State } from './states-walk';

const ACCOUNT_LOGS = 'arn:aws:logs:eu-central-1:111122223333:*';

const imported = (stack: Stack, index: number) =>
  lambda.Function.fromFunctionArn(
    stack,
    `F${index}`,
    `arn:aws:lambda:eu-central-1:111122223333:function:store-${index}`,
  );

/** The statements of the role of a function or of the state machine, by the beginning of its logical id. */
function statementsOf(template: Template, start: string): readonly Record<string, unknown>[] {
  const roles = Object.entries(template.findResources('AWS::IAM::Role')).filter(([id]) => id.startsWith(start));
  expect(roles).toHaveLength(1);
  const { Policies, ManagedPolicyArns } = roles[0]?.[1].Properties ?? {};
  expect(ManagedPolicyArns).toBeUndefined();
  return Policies.flatMap(
    ({ PolicyDocument }: { PolicyDocument: { Statement: object[] } }) => PolicyDocument.Statement,
  );
}

const viaService = (service: string) => ({
  StringEquals: { 'kms:ViaService': `${service}.eu-central-1.amazonaws.com` },
});
const withoutLogs = (statements: readonly Record<string, unknown>[]) =>
  statements.filter(({ Action }) => !JSON.stringify(Action).includes('logs:CreateLogStream'));

const TABLE_KEY = (key: string) => ({
  Effect: 'Allow',
  Action: [
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ],
  Resource: key,
  Condition: viaService('dynamodb'),
});

function exporting(template: Template, store: string): readonly object[] {
  const [bucket] = Object.keys(template.findResources('AWS::S3::Bucket')).filter((id) => id.includes('Exports'));
  return [
    {
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucket, 'Arn'] }, `/exports/*/${store}/*`]] },
    },
    { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: KEY_ARN, Condition: viaService('s3') },
  ];
}

describe('what the function of a store may do', () => {
  const { template } = filledRequestsIn();

  test('a table: find, delete and anonymize its items', () => {
    expect(withoutLogs(statementsOf(template, 'PrivacyStoreorders'))).toEqual([
      {
        Effect: 'Allow',
        Action: ['dynamodb:DeleteItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
        Resource: ORDERS_ARN,
      },
      TABLE_KEY(DATA_KEY_ARN),
      ...exporting(template, 'orders'),
    ]);
  });

  test('a bucket: list, copy and delete below its prefix', () => {
    const bucket = (ending: string) => `arn:aws:s3:::uploads${ending}`;

    expect(withoutLogs(statementsOf(template, 'PrivacyStoreuploads'))).toEqual([
      {
        Effect: 'Allow',
        Action: ['s3:ListBucket', 's3:ListBucketVersions'],
        Resource: bucket(''),
        Condition: { StringLike: { 's3:prefix': 'returns/*' } },
      },
      {
        Effect: 'Allow',
        Action: [
          's3:DeleteObjectVersion',
          's3:GetObject',
          's3:GetObjectLegalHold',
          's3:GetObjectRetention',
          's3:GetObjectVersion',
        ],
        Resource: bucket('/returns/*'),
      },
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: DATA_KEY_ARN, Condition: viaService('s3') },
      ...exporting(template, 'uploads'),
    ]);
  });

  test('a user pool: find, read, shut and delete its accounts', () => {
    expect(withoutLogs(statementsOf(template, 'PrivacyStoreaccounts'))).toEqual([
      {
        Effect: 'Allow',
        Action: [
          'cognito-idp:AdminDeleteUser',
          'cognito-idp:AdminDisableUser',
          'cognito-idp:AdminGetUser',
          'cognito-idp:AdminListGroupsForUser',
          'cognito-idp:AdminUserGlobalSignOut',
          'cognito-idp:ListUsers',
        ],
        Resource: POOL_ARN,
      },
      ...exporting(template, 'accounts'),
    ]);
  });

  test('any function: put its exports', () => {
    const policies = Object.entries(template.findResources('AWS::IAM::Policy'));

    expect(policies.map(([id]) => id)).toEqual([expect.stringMatching(/^Newsletter/)]);
    expect(policies[0]?.[1].Properties.PolicyDocument.Statement).toEqual(exporting(template, 'newsletter'));
  });

  test('an index is asked in place of its table', () => {
    const { stack, requests } = requestsIn();
    requests.addTable('orders', {
      table: dynamodb.TableV2.fromTableArn(stack, 'Orders', ORDERS_ARN),
      encryptionKey: kms.Key.fromKeyArn(stack, 'DataKey', DATA_KEY_ARN),
      partitionKey: 'orderId',
      subjectAttribute: 'customerId',
      indexName: 'byCustomer',
    });

    const statements = withoutLogs(statementsOf(Template.fromStack(stack), 'PrivacyStoreorders'));

    expect(statements).toEqual(
      expect.arrayContaining([
        { Effect: 'Allow', Action: 'dynamodb:DeleteItem', Resource: ORDERS_ARN },
        { Effect: 'Allow', Action: 'dynamodb:Query', Resource: `${ORDERS_ARN}/index/byCustomer` },
      ]),
    );
  });
});

describe('what the other functions may do', () => {
  const { template } = filledRequestsIn();
  const table = (name: string) => ({
    'Fn::GetAtt': [
      Object.keys(template.findResources('AWS::DynamoDB::GlobalTable')).find((id) => id.includes(name)),
      'Arn',
    ],
  });
  const allow = (Action: string | readonly string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource });

  test('the steps: write requests, read holds, add evidence', () => {
    const [evidence] = Object.keys(template.findResources('AWS::S3::Bucket')).filter((id) => id.includes('Evidence'));

    expect(withoutLogs(statementsOf(template, 'PrivacyStep'))).toEqual([
      allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], table('Register')),
      TABLE_KEY(KEY_ARN),
      allow('dynamodb:GetItem', table('Holds')),
      allow('s3:PutObject', { 'Fn::Join': ['', [{ 'Fn::GetAtt': [evidence, 'Arn'] }, '/privacy-requests/*']] }),
      { ...allow(['kms:Decrypt', 'kms:GenerateDataKey'], KEY_ARN), Condition: viaService('s3') },
    ]);
  });

  test('the watch: read requests and start the state machine', () => {
    const [machine] = Object.keys(template.findResources('AWS::StepFunctions::StateMachine'));

    expect(withoutLogs(statementsOf(template, 'PrivacyWatch'))).toEqual([
      allow('dynamodb:Scan', table('Register')),
      TABLE_KEY(KEY_ARN),
      allow('states:StartExecution', { Ref: machine }),
    ]);
  });

  test('the desk: read and answer requests, set and release holds', () => {
    expect(withoutLogs(statementsOf(template, 'PrivacyDesk'))).toEqual([
      allow(['dynamodb:GetItem', 'dynamodb:UpdateItem'], table('Register')),
      TABLE_KEY(KEY_ARN),
      allow(['dynamodb:DeleteItem', 'dynamodb:PutItem'], table('Holds')),
    ]);
  });
});

describe('the state machine', () => {
  const { template } = filledRequestsIn();
  const [[id = '', machine] = []] = Object.entries(template.findResources('AWS::StepFunctions::StateMachine'));

  test('is encrypted, logs without what passes through it, and is traced', () => {
    expect(machine?.Properties).toMatchObject({
      EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: KEY_ARN },
      LoggingConfiguration: {
        Level: 'ALL',
        IncludeExecutionData: false,
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': [expect.any(String), 'Arn'] } } }],
      },
      TracingConfiguration: { Enabled: true },
      StateMachineName: expect.stringMatching(/^Shop-?Privacy-?Workflow-?[\w-]+$/),
    });
    expect(machine?.Properties.StateMachineType).toBeUndefined();
  });

  test('is made after its role, which has every right by then', () => {
    const [role = ''] = Object.keys(template.findResources('AWS::IAM::Role')).filter((each) =>
      each.includes('Workflow'),
    );

    expect(machine?.DependsOn).toContain(role);
    expect(machine?.Properties.RoleArn).toEqual({ 'Fn::GetAtt': [role, 'Arn'] });
  });

  test('may call the functions and no others, and use the key for itself and its log alone', () => {
    const statements = statementsOf(template, 'PrivacyWorkflow');
    const functions = Object.keys(template.findResources('AWS::Lambda::Function')).filter(
      (each) => !/^Privacy(Watch|Desk)/.test(each),
    );

    const [calls, executions, log, ...others] = statements;

    expect(calls?.Action).toBe('lambda:InvokeFunction');
    const called = calls?.Resource as readonly { 'Fn::GetAtt': readonly string[] }[];
    expect(called.map((arn) => arn['Fn::GetAtt'][0]).sort()).toEqual(functions.sort());
    expect(executions).toEqual({
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: KEY_ARN,
      Condition: {
        StringEquals: {
          'kms:EncryptionContext:aws:states:stateMachineArn': `arn:aws:states:eu-central-1:111122223333:stateMachine:${machine?.Properties.StateMachineName}`,
        },
      },
    });
    expect(log).toMatchObject({
      Action: 'kms:GenerateDataKey',
      Condition: { StringEquals: { 'kms:EncryptionContext:SourceArn': ACCOUNT_LOGS } },
    });
    expect(others).toEqual([{ Effect: 'Allow', Action: expect.any(Array), Resource: '*' }]);
    const everywhere = others[0]?.Action as readonly string[];
    expect(everywhere.filter((action) => !/^(logs|xray):[A-Z][A-Za-z]+$/.test(action))).toEqual([]);
    expect(JSON.stringify(statements)).not.toContain('kms:ViaService');
    expect(id).toMatch(/^PrivacyWorkflow/);
  });

  test('a key of the app lets the delivery of logs read that log alone', () => {
    const stack = new Stack(new App({ context: cdkJson.context }), 'Shop', { env: ENV });
    const key = new kms.Key(stack, 'Key');
    const requests = new PrivacyRequests(stack, 'Privacy', { encryptionKey: key });
    requests.addObjects('uploads', { bucket: s3.Bucket.fromBucketName(stack, 'B', 'uploads'), encryptionKey: key });

    const statements = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key')).flatMap(
      ({ Properties }) => Properties.KeyPolicy.Statement,
    );

    const delivery = statements.filter(({ Principal }) => Principal.Service === 'delivery.logs.amazonaws.com');
    expect(delivery).toEqual([
      {
        Sid: 'LogDeliveryReadsExecutionHistory',
        Effect: 'Allow',
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: {
          StringEquals: {
            'kms:EncryptionContext:SourceArn': ACCOUNT_LOGS,
          },
        },
      },
    ]);
    expect(statements.map(({ Sid }) => Sid)).toContain('CloudWatchLogsEncryptsLogGroups');
  });
});

describe('the definition', () => {
  const { template } = filledRequestsIn({ concurrency: 3 });
  const definition = definitionOf(template);
  const states = (machine: { readonly States: Readonly<Record<string, State>> }): readonly [string, State][] =>
    Object.entries(machine.States).flatMap(([name, state]) => [
      [name, state] as [string, State],
      ...(state.ItemProcessor === undefined ? [] : states(state.ItemProcessor as never)),
    ]);
  const all = new Map(states(definition));

  test('asks user pools first and last, and three others at once', () => {
    const parameters = all.get('Begin')?.Parameters as { readonly Payload: { readonly rounds: RoundOfStores[] } };
    const { rounds } = parameters.Payload;

    expect(rounds.map(({ round, stores }) => [round, stores.map(({ name }) => name)])).toEqual([
      ['first', ['accounts']],
      ['main', ['orders', 'uploads', 'newsletter']],
      ['last', ['accounts']],
    ]);
    expect(rounds[1]?.stores[2]?.functionArn).toMatch(/^Newsletter/);
    expect([all.get('Rounds')?.MaxConcurrency, all.get('Stores')?.MaxConcurrency]).toEqual([1, 3]);
  });

  test('tries each task again with growing pauses, and ends within six hours', () => {
    const tasks = [...all].filter(([, { Type }]) => Type === 'Task');

    expect(tasks.map(([name]) => name).sort()).toEqual(['Begin', 'Finish', 'Page', 'Turn']);
    for (const [, task] of tasks) {
      expect(task.Retry).toEqual([
        { ErrorEquals: ['RequestRefused'], MaxAttempts: 0 },
        {
          ErrorEquals: ['States.ALL'],
          IntervalSeconds: 5,
          BackoffRate: 2,
          MaxAttempts: 6,
          MaxDelaySeconds: 120,
          JitterStrategy: 'FULL',
        },
      ]);
      expect(task.TimeoutSeconds).toBe(task === all.get('Page') ? 900 : 120);
    }
    expect(definition).toHaveProperty('TimeoutSeconds', 6 * 3_600);
  });

  test('records a store that fails by the name of its error', () => {
    expect(all.get('Page')?.Catch).toEqual([{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'Failed' }]);
    expect(all.get('Failed')).toMatchObject({ Parameters: { 'error.$': '$.failure.Error' }, Next: 'Turn' });
  });

  test('every state that is named exists, and every state is reached', () => {
    const named = [...all.values()].flatMap((state) => [
      state.Next,
      state.Default,
      ...['Choices', 'Catch'].flatMap((field) => ((state[field] ?? []) as { Next: string }[]).map(({ Next }) => Next)),
    ]);
    const starts = ['Begin', 'Stores', 'Turn'];

    expect(named.filter((name) => name !== undefined && !all.has(String(name)))).toEqual([]);
    expect([...all.keys()].filter((name) => !named.includes(name) && !starts.includes(name))).toEqual([]);
  });
});

describe('what is kept', () => {
  test('tables and buckets are encrypted, and outlive the stack', () => {
    const { template } = filledRequestsIn();

    for (const type of ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::Logs::LogGroup']) {
      const resources = Object.entries(template.findResources(type)).flatMap(([id, resource]) =>
        id.startsWith('Privacy') ? [resource] : [],
      );
      expect(resources.length).toBeGreaterThanOrEqual(2);
      expect(resources.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(resources.map(() => 'Retain'));
      expect(resources.every((resource) => JSON.stringify(resource).includes(KEY_ARN))).toBe(true);
    }
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 400 });
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [{ AttributeName: 'requestId', KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [
        { AttributeName: 'subject', KeyType: 'HASH' },
        { AttributeName: 'store', KeyType: 'RANGE' },
      ],
    });
  });

  test('exports expire after a week with every version, evidence is locked for thirteen months', () => {
    const { template } = filledRequestsIn();

    template.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: Match.absent(),
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({
            ExpirationInDays: 7,
            NoncurrentVersionExpiration: { NoncurrentDays: 1 },
            Status: 'Enabled',
          }),
        ],
      },
    });
    template.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 400 } } },
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 400 })] },
    });
  });

  test('what is set is kept to', () => {
    const { template } = filledRequestsIn({
      exportRetention: Duration.days(2),
      evidenceRetention: Duration.days(1_095),
      deletionProtection: false,
      removalPolicy: RemovalPolicy.DESTROY,
    });

    const text = JSON.stringify(template.findResources('AWS::S3::Bucket'));
    expect([text.includes('"ExpirationInDays":2'), text.includes('"Days":1095')]).toEqual([true, true]);
    template.allResources('AWS::DynamoDB::GlobalTable', { DeletionPolicy: 'Delete' });
    expect(JSON.stringify(template.findResources('AWS::DynamoDB::GlobalTable'))).toContain(
      '"DeletionProtectionEnabled":false',
    );
  });
});

describe('the watch', () => {
  test('looks four times a day', () => {
    const { template } = filledRequestsIn();

    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(6 hours)',
      Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^PrivacyWatch'), 'Arn'] } })],
    });
    template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });

  test('tells of deadlines, failures and its own silence', () => {
    const topic = sns.Topic.fromTopicArn(new Stack(new App(), 'Other'), 'T', 'arn:aws:sns:eu-central-1:111122223333:a');
    const { template, requests } = filledRequestsIn({ alarmTopic: topic });

    template.resourceCountIs('AWS::CloudWatch::Alarm', 6);
    template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [topic.topicArn] });
    for (const MetricName of ['PrivacyRequestsNearDeadline', 'PrivacyRequestsOverdue', 'PrivacyRequestsPartial']) {
      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        Namespace: 'Storefront',
        MetricName,
        Dimensions: [{ Name: 'service', Value: 'Shop/Privacy' }],
        Statistic: 'Maximum',
        Period: 21_600,
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'ignore',
      });
    }
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'PrivacyRequestsNearDeadline',
      Statistic: 'SampleCount',
      Period: 21_600,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      EvaluationPeriods: 4,
      TreatMissingData: 'breaching',
    });
    for (const MetricName of ['ExecutionsFailed', 'ExecutionsTimedOut']) {
      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        MetricName,
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
      });
    }
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { POWERTOOLS_SERVICE_NAME: 'Shop/Privacy', STATE_MACHINE_ARN: Match.anyValue() } },
    });
    expect(requests.alarms).toBeDefined();
  });
});

describe('grants', () => {
  test('staff start requests and use the desk; who hands over reads exports', () => {
    const { stack, requests } = requestsIn();
    requests.addObjects('uploads', {
      bucket: s3.Bucket.fromBucketName(stack, 'B', 'uploads'),
      encryptionKey: kms.Key.fromKeyArn(stack, 'DataKey', DATA_KEY_ARN),
    });
    const [desk, hands] = ['Desk', 'Hands'].map(
      (id) => new iam.Role(stack, id, { assumedBy: new iam.AccountRootPrincipal() }),
    );
    if (desk === undefined || hands === undefined) throw new Error('no roles');

    requests.grantRequests(desk);
    requests.grantHandOver(hands);

    const policies = Template.fromStack(stack).findResources('AWS::IAM::Policy');
    const actions = Object.fromEntries(
      Object.entries(policies).map(([id, { Properties }]) => [
        id.replace(/DefaultPolicy.*/, ''),
        Properties.PolicyDocument.Statement.map(({ Action }: { Action: unknown }) => Action),
      ]),
    );
    expect(actions).toEqual({
      Desk: ['states:StartExecution', 'lambda:InvokeFunction'],
      Hands: ['s3:ListBucket', 's3:GetObject', 'kms:Decrypt'],
    });
    expect(JSON.stringify(policies)).toContain('/exports/*');
  });
});

describe('refused is', () => {
  const elsewhere = new Stack(new App(), 'Elsewhere');
  const table = () => ({
    table: dynamodb.TableV2.fromTableArn(elsewhere, `T${elsewhere.node.children.length}`, ORDERS_ARN),
    encryptionKey: kms.Key.fromKeyArn(elsewhere, `K${elsewhere.node.children.length}`, DATA_KEY_ARN),
    partitionKey: 'customerId',
    sortKey: 'orderId',
  });

  test.each([
    [{ concurrency: 0 }, 'concurrency is 0; give 1 to 10 stores at once'],
    [{ concurrency: 2.5 }, 'concurrency is 2.5; give 1 to 10 stores at once'],
    [{ exportRetention: Duration.days(1) }, 'exportRetention is "1 days"; give 2 to 30 whole days'],
    [{ exportRetention: Duration.hours(60) }, 'exportRetention is "2.5 days"; give 2 to 30 whole days'],
    [{ exportRetention: Duration.days(31) }, 'exportRetention is "31 days"; give 2 to 30 whole days'],
    [
      { evidenceRetention: Duration.days(90) },
      'evidenceRetention is "90 days"; keep audit logs for at least 365 days (PCI DSS 4.0.1 requirement 10.5.1)',
    ],
  ])('%j', (props, message) => {
    const refused = () => requestsIn(props);

    expect(refused).toThrow(InvalidPropertyError);
    expect(refused).toThrow(new Error(`Shop/Privacy: ${message}`));
  });

  test.each([
    ['Orders', {}, 'store is "Orders"; give 1 to 32 lower-case letters, digits and hyphens'],
    ['taken', {}, 'store is "taken"; give each store a name of its own'],
    [
      'orders',
      { subjectAttribute: 'buyer' },
      'subjectAttribute is "buyer"; give indexName too, or leave it out: a table is asked by its partition key',
    ],
    [
      'orders',
      { anonymizedAttributes: ['name', 'orderId'], heldUntilAttribute: 'until' },
      'anonymizedAttributes is "orderId"; leave out keys and heldUntilAttribute, by which held items are found again',
    ],
    [
      'orders',
      { anonymizedAttributes: ['name'] },
      'anonymizedAttributes is ["name"]; give heldUntilAttribute too: other items are deleted',
    ],
  ])('the table %s with %j', (store, props, message) => {
    const { requests } = requestsIn();
    requests.addTable('taken', table());

    expect(() => requests.addTable(store, { ...table(), ...props })).toThrow(new Error(`Shop/Privacy: ${message}`));
  });

  test('a prefix without an end', () => {
    const { stack, requests } = requestsIn();
    const bucket = s3.Bucket.fromBucketName(stack, 'B', 'uploads');
    const encryptionKey = kms.Key.fromKeyArn(stack, 'K', DATA_KEY_ARN);

    expect(() => requests.addObjects('uploads', { bucket, encryptionKey, prefix: 'returns' })).toThrow(
      new Error('Shop/Privacy: prefix is "returns"; end it in a slash, which the id of the subject follows'),
    );
  });

  test('a construct without a store', () => {
    const { stack } = requestsIn();

    expect(() => Template.fromStack(stack)).toThrow(
      'there is no store; add one with addTable, addObjects, addUserPool or addFunction',
    );
  });

  test('one store too many', () => {
    const { stack, requests } = requestsIn();
    for (let index = 0; index < 20; index++) requests.addFunction(`store-${index}`, imported(stack, index));

    expect(() => requests.addFunction('store-20', imported(stack, 20))).toThrow(
      new Error('Shop/Privacy: store is "store-20"; leave it at 20 stores'),
    );
  });
});
