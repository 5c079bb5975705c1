import { expandFunction } from '../../lib/check/serverless-function';

const made = (properties: object) =>
  expandFunction({ logicalId: 'Orders', type: 'AWS::Serverless::Function', properties: { ...properties }, entry: {} });
const one = (properties: object, logicalId: string) => made(properties).find((each) => each.logicalId === logicalId);

describe('expandFunction', () => {
  test('the function keeps what Lambda knows, under the names that Lambda has', () => {
    const fn = one(
      {
        Runtime: 'nodejs24.x',
        Environment: { Variables: { A: 'b' } },
        KmsKeyArn: 'key',
        InlineCode: 'x',
        Tracing: 'Active',
        DeadLetterQueue: { Type: 'SQS', TargetArn: 'queue' },
        Tags: { team: 'shop' },
        Policies: ['ReadOnlyAccess'],
        AutoPublishAlias: 'live',
        Events: {},
      },
      'Orders',
    );
    expect(fn).toMatchObject({ type: 'AWS::Lambda::Function' });
    expect(fn?.properties).toStrictEqual({
      Runtime: 'nodejs24.x',
      Environment: { Variables: { A: 'b' } },
      KmsKeyArn: 'key',
      Code: { ZipFile: 'x' },
      Role: { 'Fn::GetAtt': ['OrdersRole', 'Arn'] },
      Tags: [{ Key: 'team', Value: 'shop' }],
      TracingConfig: { Mode: 'Active' },
      DeadLetterConfig: { Type: 'SQS', TargetArn: 'queue' },
    });
  });

  test('a function with a role of its own gets none', () => {
    expect(made({ Role: 'arn' }).map(({ logicalId }) => logicalId)).toStrictEqual(['Orders']);
    expect(one({ Role: 'arn' }, 'Orders')?.properties.Role).toBe('arn');
  });

  test('a function whose role is AWS::NoValue gets one', () => {
    expect(one({ Role: { Ref: 'AWS::NoValue' } }, 'OrdersRole')).toBeDefined();
  });

  test.each([
    [{}, ['service-role/AWSLambdaBasicExecutionRole']],
    [{ Tracing: 'Disabled' }, ['service-role/AWSLambdaBasicExecutionRole']],
    [
      { Tracing: 'Active', VpcConfig: {} },
      [
        'service-role/AWSLambdaBasicExecutionRole',
        'AWSXRayDaemonWriteAccess',
        'service-role/AWSLambdaVPCAccessExecutionRole',
      ],
    ],
    [{ DurableConfig: {} }, ['service-role/AWSLambdaBasicDurableExecutionRolePolicy']],
  ])('%j has the managed policies %j', (properties, names) => {
    expect(one(properties, 'OrdersRole')?.properties.ManagedPolicyArns).toStrictEqual(
      names.map((name) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` })),
    );
  });

  test('a URL that asks for a signature', () => {
    const [, , url, ...others] = made({ FunctionUrlConfig: { AuthType: 'AWS_IAM', Cors: { AllowOrigins: ['*'] } } });
    expect(others).toStrictEqual([]);
    expect(url).toStrictEqual({
      logicalId: 'OrdersUrl',
      type: 'AWS::Lambda::Url',
      properties: { TargetFunctionArn: { Ref: 'Orders' }, AuthType: 'AWS_IAM', Cors: { AllowOrigins: ['*'] } },
      sources: [['', 'FunctionUrlConfig']],
    });
  });

  test('a URL that asks for none opens the function to everybody', () => {
    const permissions = made({ FunctionUrlConfig: { AuthType: 'NONE' } }).filter(
      ({ type }) => type === 'AWS::Lambda::Permission',
    );
    expect(permissions.map(({ logicalId, properties }) => [logicalId, properties])).toStrictEqual([
      [
        'OrdersUrlPublicPermissions',
        {
          FunctionName: { Ref: 'Orders' },
          Principal: '*',
          Action: 'lambda:InvokeFunctionUrl',
          FunctionUrlAuthType: 'NONE',
        },
      ],
      [
        'OrdersURLInvokeAllowPublicAccess',
        {
          FunctionName: { Ref: 'Orders' },
          Principal: '*',
          Action: 'lambda:InvokeFunction',
          InvokedViaFunctionUrl: true,
        },
      ],
    ]);
  });

  test('a URL that a condition decides', () => {
    const config = { 'Fn::If': ['Open', { AuthType: 'NONE' }, { AuthType: 'AWS_IAM' }] };
    expect(one({ FunctionUrlConfig: config }, 'OrdersUrl')?.properties.AuthType).toBe(config);
  });

  test('queues and topics for results that name no destination', () => {
    const queues = made({
      EventInvokeConfig: {
        DestinationConfig: {
          OnSuccess: { Type: 'SQS' },
          OnFailure: { Type: 'SNS', Destination: { 'Fn::If': ['A', { Ref: 'AWS::NoValue' }, 'arn'] } },
        },
      },
    }).slice(2);
    expect(queues).toStrictEqual([
      {
        logicalId: 'OrdersEventInvokeConfigOnSuccessQueue',
        type: 'AWS::SQS::Queue',
        properties: {},
        sources: [['', 'EventInvokeConfig.DestinationConfig.OnSuccess']],
      },
      {
        logicalId: 'OrdersEventInvokeConfigOnFailureTopic',
        type: 'AWS::SNS::Topic',
        properties: {},
        sources: [['', 'EventInvokeConfig.DestinationConfig.OnFailure']],
        condition: { Condition: 'A' },
      },
    ]);
  });

  test.each([
    ['a destination', { OnSuccess: { Type: 'SQS', Destination: 'arn' } }],
    ['a destination of another type', { OnSuccess: { Type: 'EventBridge' } }],
    ['nothing', {}],
  ])('%s needs no queue', (_what, config) => {
    expect(made({ EventInvokeConfig: { DestinationConfig: config } })).toHaveLength(2);
  });

  test('queues for events', () => {
    const queues = made({
      Events: {
        News: { Type: 'SNS', Properties: { SqsSubscription: true } },
        Nightly: { Type: 'Schedule', Properties: { DeadLetterConfig: { Type: 'SQS' } } },
        Named: { Type: 'ScheduleV2', Properties: { DeadLetterConfig: { Type: 'SQS', QueueLogicalId: 'Lost' } } },
        Given: { Type: 'Schedule', Properties: { DeadLetterConfig: { Arn: 'arn' } } },
        Plain: { Type: 'SNS', Properties: { SqsSubscription: false } },
      },
    }).slice(2);
    expect(queues.map(({ logicalId, type, sources }) => [logicalId, type, sources[0]?.[1]])).toStrictEqual([
      ['OrdersNewsQueue', 'AWS::SQS::Queue', 'Events.News.Properties.SqsSubscription'],
      ['OrdersNightlyQueue', 'AWS::SQS::Queue', 'Events.Nightly.Properties.DeadLetterConfig'],
      ['Lost', 'AWS::SQS::Queue', 'Events.Named.Properties.DeadLetterConfig'],
    ]);
  });
});
