import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import { UnderAttackSwitch, type UnderAttackSwitchProps } from '../../lib/edge/under-attack-switch';
import { WebAclScope } from '../../lib/edge/web-acl-scope';
import { InvalidPropertyError } from '../../lib/errors';
import { enforce, findings, registerFile } from '../policy/enforced-app';

const env = { account: '111122223333', region: 'us-east-1' };
const context = { '@aws-cdk/core:enablePartitionLiterals': true };
const WEB_ACL = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1234';

function prepare(props: Partial<UnderAttackSwitchProps> = {}, stackEnv: object = env) {
  const stack = new Stack(new App({ context }), 'Edge', { env: stackEnv });
  const it = new UnderAttackSwitch(stack, 'UnderAttack', {
    webAclArn: WEB_ACL,
    scope: WebAclScope.CLOUDFRONT,
    ...props,
  });
  return { stack, it };
}

const synthesize = (props: Partial<UnderAttackSwitchProps> = {}, stackEnv: object = env) =>
  Template.fromStack(prepare(props, stackEnv).stack);

const full = (stack: Stack) =>
  new UnderAttackSwitch(stack, 'It', {
    webAclArn: new wafv2.CfnWebACL(stack, 'WebAcl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'shop', sampledRequestsEnabled: true },
    }).attrArn,
    scope: WebAclScope.CLOUDFRONT,
    encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
    alarmTopic: sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:us-east-1:111122223333:alerts'),
  });

describe('the function', () => {
  test('knows its web ACL and where to keep the state, and runs once at a time', () => {
    const { stack, it } = prepare();

    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Code: { S3Bucket: Match.anyValue(), S3Key: Match.stringLikeRegexp('^[0-9a-f]{64}\\.zip$') },
      Timeout: 60,
      ReservedConcurrentExecutions: 1,
      LoggingConfig: { LogGroup: { Ref: Match.stringLikeRegexp('^UnderAttackLogGroup') } },
      Environment: {
        Variables: {
          WEB_ACL_ARN: WEB_ACL,
          STATE_PARAMETER: it.parameterName,
          POWERTOOLS_SERVICE_NAME: 'under-attack',
          POWERTOOLS_METRICS_NAMESPACE: 'StorefrontSecurity',
        },
      },
    });
    expect(it.parameterName).toMatch(/^\/storefront\/under-attack\/Edge-UnderAttack-[0-9A-F]{8}$/);
  });

  test('reserves nothing in an account without the quota', () => {
    const [fn] = Object.values(synthesize({ allowConcurrentRuns: true }).findResources('AWS::Lambda::Function'));

    expect(fn?.Properties.ReservedConcurrentExecutions).toBeUndefined();
  });

  test.each([
    [WebAclScope.CLOUDFRONT, WEB_ACL, 'us-east-1', 'global'],
    [
      WebAclScope.REGIONAL,
      'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/pool/1',
      'eu-central-1',
      'regional',
    ],
  ])(
    'may write its log, change this web ACL of scope %s and keep its state, and nothing else',
    (scope, arn, region, place) => {
      const template = synthesize(
        { scope, webAclArn: arn, referencedArns: ['arn:aws:wafv2:us-east-1:111122223333:global/ipset/office/1'] },
        { ...env, region },
      );

      template.hasResourceProperties('AWS::IAM::Policy', {
        Roles: [{ Ref: Match.stringLikeRegexp('^UnderAttackRole') }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^UnderAttackLogGroup'), 'Arn'] },
            },
            { Effect: 'Allow', Action: 'wafv2:GetWebACL', Resource: arn },
            {
              Effect: 'Allow',
              Action: 'wafv2:UpdateWebACL',
              Resource: [
                arn,
                {
                  'Fn::Join': [
                    '',
                    [
                      'arn:',
                      { Ref: 'AWS::Partition' },
                      `:wafv2:${region}:`,
                      { Ref: 'AWS::AccountId' },
                      `:${place}/managedruleset/*/*`,
                    ],
                  ],
                },
                'arn:aws:wafv2:us-east-1:111122223333:global/ipset/office/1',
              ],
            },
            {
              Effect: 'Allow',
              Action: ['ssm:GetParameter', 'ssm:PutParameter', 'ssm:DeleteParameter'],
              Resource: Match.stringLikeRegexp(
                `^arn:aws:ssm:${region}:111122223333:parameter/storefront/under-attack/Edge-UnderAttack-[0-9A-F]{8}$`,
              ),
            },
          ],
        },
      });
      template.hasResourceProperties('AWS::IAM::Role', {
        AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'lambda.amazonaws.com' } }] },
        ManagedPolicyArns: Match.absent(),
      });
    },
  );

  test('has a log group of its own, kept and encrypted with a key that admits CloudWatch Logs', () => {
    const stack = new Stack(new App({ context }), 'Edge', { env });
    full(stack);
    const template = Template.fromStack(stack);

    template.hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Retain',
      Properties: { RetentionInDays: 400, KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] } },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'CloudWatchLogsEncryptsLogGroups',
            Principal: { Service: 'logs.us-east-1.amazonaws.com' },
          }),
        ]),
      },
    });
  });

  test('keeps its log as long and as firmly as asked', () => {
    const template = synthesize({
      logRetention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });

    template.hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Delete',
      Properties: { RetentionInDays: 30, KmsKeyId: Match.absent() },
    });
  });
});

describe('the document', () => {
  const document = () => {
    const [found] = Object.values(synthesize().findResources('AWS::SSM::Document'));
    return found?.Properties;
  };

  test('asks for an action and a reason and hands both to the function', () => {
    const { DocumentType, UpdateMethod, Name, Content } = document() ?? {};

    expect([DocumentType, UpdateMethod, Name]).toEqual(['Automation', 'NewVersion', undefined]);
    expect(Content).toMatchObject({
      schemaVersion: '0.3',
      assumeRole: { 'Fn::GetAtt': [expect.stringMatching(/^UnderAttackAutomationRole/), 'Arn'] },
      parameters: {
        Action: { type: 'String', allowedValues: ['raise', 'restore', 'status'] },
        Reason: { type: 'String', default: '' },
      },
      mainSteps: [
        {
          name: 'Switch',
          action: 'aws:invokeLambdaFunction',
          timeoutSeconds: 120,
          inputs: {
            FunctionName: { 'Fn::GetAtt': [expect.stringMatching(/^UnderAttackFunction/), 'Arn'] },
            InputPayload: {
              action: '{{ Action }}',
              reason: '{{ Reason }}',
              execution: '{{ automation:EXECUTION_ID }}',
            },
          },
        },
      ],
      outputs: ['Switch.Payload'],
    });
    expect(Content.parameters.Action.default).toBeUndefined();
  });

  test.each([
    ['Flood of /search, ticket SHOP-7', true],
    ['', true],
    ['{{ssm:password}}', false],
    ['two\nlines', false],
    ['x'.repeat(201), false],
  ])('takes the reason %j: %p', (reason, taken) => {
    expect(new RegExp(document()?.Content.parameters.Reason.allowedPattern).test(reason)).toBe(taken);
  });

  test('runs as a role that Automation assumes for this account alone, to invoke the function', () => {
    const template = synthesize();

    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'ssm.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111122223333' },
              ArnLike: { 'aws:SourceArn': 'arn:aws:ssm:*:111122223333:automation-execution/*' },
            },
          },
        ],
      },
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^UnderAttackAutomationRole') }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'lambda:InvokeFunction',
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^UnderAttackFunction'), 'Arn'] },
          },
        ],
      },
    });
  });
});

describe('the alarms', () => {
  const topicArn = 'arn:aws:sns:us-east-1:111122223333:alerts';
  const withTopic = (props: Partial<UnderAttackSwitchProps> = {}) => {
    const stack = new Stack(new App({ context }), 'Edge', { env });
    new UnderAttackSwitch(stack, 'UnderAttack', {
      webAclArn: WEB_ACL,
      scope: WebAclScope.CLOUDFRONT,
      alarmTopic: sns.Topic.fromTopicArn(stack, 'Topic', topicArn),
      ...props,
    });
    return Template.fromStack(stack);
  };

  test('are none without a topic, and nothing runs on a schedule', () => {
    const { stack, it } = prepare();
    const template = Template.fromStack(stack);

    template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
    template.resourceCountIs('AWS::Events::Rule', 0);
    expect(it.alarms).toBeUndefined();
  });

  test('tell when a run failed', () => {
    withTopic().hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Statistic: 'Sum',
      Period: 300,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      AlarmActions: [topicArn],
    });
  });

  test.each([
    [undefined, 4],
    [Duration.hours(12), 12],
    [Duration.days(7), 168],
  ])('remind of a switch that stays raised: %p', (reminderAfter, hours) => {
    withTopic(reminderAfter === undefined ? {} : { reminderAfter }).hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'StorefrontSecurity',
      MetricName: 'UnderAttackRaised',
      Dimensions: Match.arrayWith([
        { Name: 'WebAcl', Value: 'shop' },
        { Name: 'service', Value: 'under-attack' },
      ]),
      Statistic: 'Minimum',
      Period: 3600,
      EvaluationPeriods: hours,
      Threshold: 1,
      TreatMissingData: 'notBreaching',
      AlarmActions: [topicArn],
    });
  });

  test('have the status asked for every hour, which EventBridge alone is let do', () => {
    const template = withTopic();

    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 hour)',
      Targets: [
        {
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^UnderAttackFunction'), 'Arn'] },
          Input: '{"action":"status"}',
        },
      ],
    });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'events.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^UnderAttackAlarmsHourly'), 'Arn'] },
    });
  });

  test.each([
    [Duration.minutes(90), '1.5 hours'],
    [Duration.minutes(30), '0.5 hours'],
    [Duration.days(8), '192 hours'],
  ])('cannot remind after %p', (reminderAfter, value) => {
    expect(() => withTopic({ reminderAfter })).toThrow(
      new InvalidPropertyError(
        { node: { path: 'Edge/UnderAttack' } },
        'reminderAfter',
        value,
        'give 1 to 168 whole hours',
      ),
    );
  });
});

test('a principal may be let invoke the function, and nothing more of it', () => {
  const { stack, it } = prepare();
  const role = new iam.Role(stack, 'OnCall', { assumedBy: new iam.AccountRootPrincipal() });

  it.grantInvoke(role);

  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    Roles: [{ Ref: Match.stringLikeRegexp('^OnCall') }],
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Action: 'lambda:InvokeFunction',
          Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^UnderAttackFunction'), 'Arn'] },
        },
      ],
    },
  });
});

describe('it is refused', () => {
  test('outside us-east-1 for a web ACL of CloudFront', () => {
    expect(() => prepare({}, { region: 'eu-central-1' })).toThrow(
      'Edge/UnderAttack: region is "eu-central-1"; create it in a stack whose env.region is us-east-1',
    );
  });

  test.each([
    ['shop', WebAclScope.CLOUDFRONT],
    ['arn:aws:wafv2:us-east-1:111122223333:regional/webacl/shop/1', WebAclScope.CLOUDFRONT],
    [WEB_ACL, WebAclScope.REGIONAL],
    ['arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/1', WebAclScope.REGIONAL],
    ['arn:aws:wafv2:us-east-1:111122223333:global/ipset/shop/1', WebAclScope.CLOUDFRONT],
  ])('for %s of the scope %s', (webAclArn, scope) => {
    expect(() => prepare({ webAclArn, scope })).toThrow(
      `Edge/UnderAttack: webAclArn is ${JSON.stringify(webAclArn)}; give the ARN of a web ACL of the scope ${scope} in this stack's region`,
    );
  });
});

test('an ARN or a region that is known at deployment only is taken', () => {
  const template = synthesize({}, {});

  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: 'wafv2:UpdateWebACL',
          Resource: [
            WEB_ACL,
            {
              'Fn::Join': [
                '',
                [
                  'arn:',
                  { Ref: 'AWS::Partition' },
                  ':wafv2:us-east-1:',
                  { Ref: 'AWS::AccountId' },
                  ':global/managedruleset/*/*',
                ],
              ],
            },
          ],
        }),
      ]),
    },
  });
});

test('two switches of one stack keep their states apart', () => {
  const { stack, it } = prepare();

  const other = new UnderAttackSwitch(stack, 'Other', { webAclArn: WEB_ACL, scope: WebAclScope.CLOUDFRONT });

  expect(other.parameterName).not.toBe(it.parameterName);
});

describe('policy', () => {
  const EXCEPTION = `
exceptions:
  - control: AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:wafv2:us-east-1:<AWS::AccountId>:global/managedruleset/*/*]
    path: "Edge/It/Role"
    kind: false-positive
    owner: platform@example.com
    reason: AWS WAF asks for UpdateWebACL on this very text; it names no resource that could be changed.
    reviewBy: ${new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)}
`;

  test('breaks no control of the catalogue', () => {
    const stack = new Stack(new App({ context }), 'Edge', { env });
    full(stack);
    const set = new TemplateSet([{ name: 'Edge', body: Template.fromStack(stack).toJSON(), ...env }]);

    const { judgements } = evaluate(set, catalogue);

    const ours = judgements.filter(({ resource }) => resource.logicalId.startsWith('It'));
    const broken = ours
      .filter(({ verdict }) => verdict.kind !== 'compliant')
      .map(({ control, resource, verdict }) => `${control.id} ${resource.logicalId} ${verdict.kind}`);
    expect(broken).toEqual([]);
    expect([...new Set(ours.map(({ control }) => control.id))]).toEqual(
      expect.arrayContaining([
        'FunctionRuntimeSupported',
        'LogGroupRetention',
        'LogGroupEncrypted',
        'IamNoServiceWildcards',
        'IamNoAdministrativeStatements',
        'IamAllowsByName',
        'RoleTrustRestricted',
        'AlarmActions',
        'FunctionPermissionSource',
        'FunctionPermissionNotPublic',
      ]),
    );
  });

  test('breaks one rule of AwsSolutions, which an exception names', () => {
    const build = (app: App) => void full(new Stack(app, 'Edge', { env }));

    const bare = enforce(build);
    const excused = enforce(build, { exceptionsFile: registerFile(EXCEPTION) });

    expect(findings(bare, 'AwsSolutions')).toEqual([
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:wafv2:us-east-1:<AWS::AccountId>:global/managedruleset/*/*] Edge/It/Role/DefaultPolicy/Resource',
    ]);
    expect(findings(excused, 'AwsSolutions')).toEqual([]);
  });
});
