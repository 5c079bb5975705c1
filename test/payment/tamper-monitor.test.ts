import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import cdkJson from '../../cdk.json';
import type { PageInventory } from '../../lib/page/page-inventory';
import { MonitorMode } from '../../lib/payment/monitor-mode';
import { TamperMonitor } from '../../lib/payment/tamper-monitor';
import type { TamperMonitorProps } from '../../lib/payment/tamper-monitor-props';
import { inventoryOf } from '../page/page-of';

const ENV = { account: '111122223333', region: 'eu-central-1' };
const KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/0000';
const SECRET_KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1111';
const SECRET_ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/monitor-AbCdEf';
const TOPIC_ARN = 'arn:aws:sns:eu-central-1:111122223333:alerts';

const inventory = inventoryOf([{ name: 'app', source: '/assets/app.js', integrity: 'sha384-A' }]);

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'tamper-monitor-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

function monitorIn(props: Partial<TamperMonitorProps> = {}) {
  const stack = new Stack(new App({ outdir, context: cdkJson.context }), 'Shop', { env: ENV });
  const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', KEY_ARN);
  const monitor = new TamperMonitor(stack, 'Monitor', { inventory, encryptionKey, ...props });
  return { stack, monitor, template: Template.fromStack(stack) };
}

const alarmTopic = () => sns.Topic.fromTopicArn(new Stack(new App(), 'Alerts'), 'Topic', TOPIC_ARN);

const monitorSecret = () => {
  const scope = new Stack(new App(), 'Secrets', { env: ENV });
  const encryptionKey = kms.Key.fromKeyArn(scope, 'Key', SECRET_KEY_ARN);
  return secretsmanager.Secret.fromSecretAttributes(scope, 'Secret', { secretCompleteArn: SECRET_ARN, encryptionKey });
};

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** The statements of the one role that has any, one for each resource. */
function statements(template: Template): readonly Statement[] {
  const apart = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement as readonly Statement[],
  );
  expect(apart.flatMap(({ Action }) => Action).every((action) => action.startsWith('logs:'))).toBe(true);
  const roles = Object.values(template.findResources('AWS::IAM::Role'));
  expect(roles.map(({ Properties }) => [Properties.ManagedPolicyArns, Properties.Policies.length])).toEqual([
    [undefined, 1],
  ]);
  const all: readonly Statement[] = roles[0]?.Properties.Policies[0].PolicyDocument.Statement ?? [];
  return all.flatMap((statement) => [statement.Resource].flat().map((Resource) => ({ ...statement, Resource })));
}

/** The one resource that watches: a canary or a function. */
function watcher(template: Template): Record<string, never> {
  const canaries = template.findResources('AWS::Synthetics::Canary');
  const [found, ...more] = Object.values({ ...canaries, ...template.findResources('AWS::Lambda::Function') });
  if (found === undefined || more.length > 0) throw new Error('there is not one watcher');
  return found.Properties;
}

/** Where the watcher's code lies. */
function codeOf(template: Template): string {
  const { S3Key } = watcher(template).Code as unknown as { S3Key: string };
  return join(outdir, `asset.${S3Key.replace('.zip', '')}`);
}

const FETCH = { mode: MonitorMode.FETCH_ONLY };

describe.each([
  ['a browser', {}],
  ['fetches', FETCH],
])('with %s', (_title, mode) => {
  test('evidence is locked, encrypted and kept for thirteen months, beyond the stack', () => {
    const { template, stack, monitor } = monitorIn(mode);

    const evidence = template.findResources(
      'AWS::S3::Bucket',
      Match.objectLike({ Properties: { ObjectLockEnabled: true } }),
    );
    expect(Object.keys(evidence)).toEqual([stack.resolve(monitor.evidenceBucket.bucketName).Ref]);
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 400 } } },
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 400 })] },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            Match.objectLike({ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY_ARN } }),
          ],
        },
      },
    });
  });

  test('the role may add evidence, and neither read nor delete it', () => {
    const { template, stack, monitor } = monitorIn(mode);
    const bucket = stack.resolve(monitor.evidenceBucket.bucketArn);

    const onEvidence = statements(template).filter(({ Resource }) =>
      JSON.stringify(Resource).includes(JSON.stringify(bucket)),
    );

    expect(onEvidence).toEqual([
      { Effect: 'Allow', Action: 's3:PutObject', Resource: { 'Fn::Join': ['', [bucket, '/payment-page/*']] } },
    ]);
    expect(statements(template)).toContainEqual({
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: KEY_ARN,
      Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } },
    });
  });

  test('the secret is read at run time, by its name, through Parameter Store', () => {
    const { template } = monitorIn({ ...mode, monitorSecret: monitorSecret() });

    expect(statements(template)).toEqual(
      expect.arrayContaining([
        {
          Effect: 'Allow',
          Action: 'ssm:GetParameter',
          Resource: 'arn:aws:ssm:eu-central-1:111122223333:parameter/aws/reference/secretsmanager/shop/monitor',
        },
        { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: SECRET_ARN },
        {
          Effect: 'Allow',
          Action: 'kms:Decrypt',
          Resource: SECRET_KEY_ARN,
          Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com' } },
        },
      ]),
    );
    expect(JSON.stringify(template.toJSON())).toContain('"MONITOR_SECRET":"shop/monitor"');
    expect(JSON.stringify(template.toJSON())).not.toContain('resolve:secretsmanager');
  });

  test('without a secret nothing may read one', () => {
    const { template } = monitorIn(mode);

    expect(JSON.stringify(template.toJSON())).not.toMatch(/secretsmanager|ssm:GetParameter|MONITOR_SECRET/);
  });

  test('the Metadata say which page is watched, and how', () => {
    const { template } = monitorIn(mode);
    const expected = 'mode' in mode ? ['AWS::Lambda::Function', 'fetch-only'] : ['AWS::Synthetics::Canary', 'browser'];

    template.hasResource(expected[0] ?? '', {
      Metadata: { StorefrontPageMonitor: { path: '/checkout*', mode: expected[1] } },
    });
  });

  test('the inventory lies beside the code, and the same one gives the same asset', () => {
    const [first = '', second] = [1, 2].map(() => codeOf(monitorIn(mode).template));

    expect(second).toBe(first);
    expect(JSON.parse(readFileSync(join(first, 'inventory.json'), 'utf8'))).toEqual(inventory);
    expect(readFileSync(join(first, 'index.js'), 'utf8').length).toBeGreaterThan(10_000);
    expect(JSON.parse(readFileSync(join(first, 'synthetics.json'), 'utf8'))).toMatchObject({
      har: false,
      step: { stepSuccessMetric: true, continueOnStepFailure: false },
      report: { includeRequestHeaders: false, restrictedHeaders: ['x-storefront-monitor'] },
    });
  });

  test('a path with a query is loaded, on the same host', () => {
    const { template } = monitorIn({ ...mode, path: '/checkout?product=monitor' });

    const written = readFileSync(join(codeOf(template), 'inventory.json'), 'utf8');

    expect(JSON.parse(written)).toEqual({ ...inventory, url: 'https://shop.example.com/checkout?product=monitor' });
  });

  test('without a topic there are no alarms', () => {
    const { template, monitor } = monitorIn(mode);

    template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
    expect(monitor.differenceAlarm).toBeUndefined();
  });

  test('silence is judged over the interval and two hours more, within the week that an alarm can see', () => {
    const { template } = monitorIn({ ...mode, interval: Duration.days(7), alarmTopic: alarmTopic() });

    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
    const silence = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(silence).toEqual([
      expect.objectContaining({
        Period: 3_600,
        EvaluationPeriods: 146,
        Threshold: 1,
        ComparisonOperator: 'LessThanThreshold',
        AlarmActions: [TOPIC_ARN],
      }),
    ]);
    expect(alarms).toHaveLength(3);
    for (const { TreatMissingData, AlarmActions } of alarms.filter((alarm) => !silence.includes(alarm))) {
      expect([TreatMissingData, AlarmActions]).toEqual(['ignore', [TOPIC_ARN]]);
    }
  });
});

describe('the canary', () => {
  test('runs our code in Chromium once a day, without a second try', () => {
    const { template, stack, monitor } = monitorIn();

    template.hasResourceProperties('AWS::Synthetics::Canary', {
      RuntimeVersion: 'syn-nodejs-playwright-6.0',
      Code: Match.objectLike({ Handler: 'index.handler' }),
      Schedule: { Expression: 'cron(17 3 * * ? *)', DurationInSeconds: '0', RetryConfig: Match.absent() },
      RunConfig: {
        TimeoutInSeconds: 300,
        MemoryInMB: 2_048,
        EnvironmentVariables: { EVIDENCE_BUCKET: stack.resolve(monitor.evidenceBucket.bucketName) },
      },
      StartCanaryAfterCreation: true,
      ProvisionedResourceCleanup: 'AUTOMATIC',
    });
  });

  test('writes its artifacts encrypted into a bucket that is no evidence', () => {
    const { template, stack, monitor } = monitorIn();
    const bucket = stack.resolve(monitor.artifactBucket?.bucketName);

    expect(bucket).not.toEqual(stack.resolve(monitor.evidenceBucket.bucketName));
    template.hasResourceProperties('AWS::Synthetics::Canary', {
      ArtifactS3Location: { 'Fn::Join': ['', ['s3://', bucket]] },
      ArtifactConfig: { S3Encryption: { EncryptionMode: 'SSE_KMS', KmsKeyArn: KEY_ARN } },
    });
  });

  test('has a name that the service takes, and may write the logs of that name', () => {
    const { template } = monitorIn();
    const { Name: name } = watcher(template);

    expect(name).toMatch(/^[0-9a-z_-]{1,21}$/);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: {
              'Fn::Join': [
                '',
                [
                  'arn:aws:logs:eu-central-1:111122223333:log-group:/aws/lambda/cwsyn-',
                  { Ref: Match.stringLikeRegexp('Canary') },
                  '-*',
                ],
              ],
            },
          },
        ],
      },
    });
  });

  test('has names of its own in one stack', () => {
    const { stack, monitor } = monitorIn();
    const other = new TamperMonitor(stack, 'Other', {
      inventory,
      encryptionKey: kms.Key.fromKeyArn(stack, 'K', KEY_ARN),
    });

    const names = [monitor, other].map(({ canary }) =>
      stack.resolve((canary?.node.defaultChild as { name?: string })?.name),
    );

    expect(new Set(names).size).toBe(2);
  });

  test('may do what Synthetics documents and no more', () => {
    const { template, stack, monitor } = monitorIn();
    const artifacts = stack.resolve(monitor.artifactBucket?.bucketArn);

    const all = statements(template);

    expect(all).toEqual(
      expect.arrayContaining([
        { Effect: 'Allow', Action: 's3:PutObject', Resource: { 'Fn::Join': ['', [artifacts, '/*']] } },
        { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: artifacts },
        { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
        {
          Effect: 'Allow',
          Action: 'cloudwatch:PutMetricData',
          Resource: '*',
          Condition: { StringEquals: { 'cloudwatch:namespace': 'CloudWatchSynthetics' } },
        },
      ]),
    );
    expect(all.flatMap(({ Action }) => Action)).toHaveLength(7);
    expect(JSON.stringify(all)).not.toMatch(/kms:(ReEncrypt|GenerateDataKey)\*/);
  });

  test('alarms on its step, and on failures that are none of it', () => {
    const { template, stack, monitor } = monitorIn({ alarmTopic: alarmTopic() });
    const canary = stack.resolve(monitor.canary?.canaryName);
    const compared = Match.objectLike({
      Id: 'compared',
      MetricStat: Match.objectLike({
        Metric: {
          Namespace: 'CloudWatchSynthetics',
          MetricName: 'SuccessPercent',
          Dimensions: [
            { Name: 'CanaryName', Value: canary },
            { Name: 'StepName', Value: 'compare' },
          ],
        },
        Stat: 'Minimum',
      }),
    });

    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: 'The payment page /checkout* differs from its inventory of headers and scripts.',
      Metrics: Match.arrayWith([Match.objectLike({ Expression: 'IF(compared < 100, 1, 0)' }), compared]),
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: 'The monitor could not look at the payment page /checkout*.',
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'IF(FILL(compared, 100) < 100, 0, failed)' }),
        compared,
        Match.objectLike({
          Id: 'failed',
          MetricStat: Match.objectLike({ Metric: Match.objectLike({ MetricName: 'Failed' }) }),
        }),
      ]),
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'SuccessPercent',
      Dimensions: [{ Name: 'CanaryName', Value: canary }],
      Statistic: 'SampleCount',
      EvaluationPeriods: 26,
    });
  });
});

describe('the function that fetches', () => {
  test('runs once a day, with a log of its own', () => {
    const { template, monitor, stack } = monitorIn({ ...FETCH, logRetention: logs.RetentionDays.ONE_YEAR });

    template.resourceCountIs('AWS::Synthetics::Canary', 0);
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'cron(17 3 * * ? *)',
      State: 'ENABLED',
      Targets: [Match.objectLike({ Arn: stack.resolve(monitor.function?.functionArn) })],
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      KmsKeyArn: KEY_ARN,
      Environment: {
        Variables: {
          EVIDENCE_BUCKET: stack.resolve(monitor.evidenceBucket.bucketName),
          POWERTOOLS_SERVICE_NAME: 'Shop/Monitor/Fetch',
        },
      },
    });
    template.hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Retain',
      Properties: { KmsKeyId: KEY_ARN, RetentionInDays: 365 },
    });
  });

  test('alarms on its own metric and on errors', () => {
    const { template } = monitorIn({ ...FETCH, alarmTopic: alarmTopic() });

    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Storefront',
      MetricName: 'PageDifferences',
      Dimensions: [{ Name: 'service', Value: 'Shop/Monitor/Fetch' }],
      Statistic: 'Maximum',
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'Errors', TreatMissingData: 'ignore' });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'Invocations', EvaluationPeriods: 26 });
  });
});

test('what it makes can leave with the stack where that is wanted', () => {
  const { template } = monitorIn({ removalPolicy: RemovalPolicy.DESTROY });

  template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
});

const token = (given: Partial<PageInventory>): PageInventory => ({ ...inventory, ...given });

const refused: readonly (readonly [string, (stack: Stack) => Partial<TamperMonitorProps>, string])[] = [
  [
    'too long an interval',
    () => ({ interval: Duration.days(8) }),
    'interval is "Duration.days(8)"; look at least every 7 days (PCI DSS 4.0.1 requirement 11.6.1)',
  ],
  [
    'too short a retention',
    () => ({ evidenceRetention: Duration.days(90) }),
    'evidenceRetention is "90 days"; keep audit logs for at least 365 days (PCI DSS 4.0.1 requirement 10.5.1)',
  ],
  [
    'another host',
    () => ({ path: '//evil.example/checkout' }),
    'path is "//evil.example/checkout"; give a path of the shop, such as /checkout?product=monitor',
  ],
  [
    'an address for a path',
    () => ({ path: 'https://shop.example.com/' }),
    'path is "https://shop.example.com/"; give a path of the shop, such as /checkout?product=monitor',
  ],
  [
    'an inventory that waits for the deployment',
    (stack) => ({ inventory: token({ headers: { 'x-region': Stack.of(stack).stackId } }) }),
    'inventory is "/checkout*"; give values that are known at synthesis: the inventory becomes part of the code',
  ],
];

test.each(refused)('%s is refused', (_title, props, message) => {
  const stack = new Stack(new App({ outdir }), 'Shop', { env: ENV });
  const encryptionKey = kms.Key.fromKeyArn(stack, 'Key', KEY_ARN);

  expect(() => new TamperMonitor(stack, 'Monitor', { inventory, encryptionKey, ...props(stack) })).toThrow(
    new Error(`Shop/Monitor: ${message}`),
  );
});
