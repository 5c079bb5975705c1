import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import { ACCOUNT, uploadShop } from './upload-shop';

const made = (...props: Parameters<typeof uploadShop>) => {
  const shop = uploadShop(...props);
  return { ...shop, template: Template.fromStack(shop.stack), of: (token: string) => shop.stack.resolve(token) };
};

/** The rules that hear GuardDuty, by their ids. */
const scanRules = (template: Template) =>
  template.findResources('AWS::Events::Rule', { Properties: { EventPattern: { source: ['aws.guardduty'] } } });

/** The resource of an id. */
const resourceOf = (template: Template, id: string) => template.toJSON().Resources[id];

describe('the scanner', () => {
  test('scans the whole bucket and tags what it finds', () => {
    const { template, uploads, of } = made();

    template.resourceCountIs('AWS::GuardDuty::MalwareProtectionPlan', 1);
    template.hasResourceProperties('AWS::GuardDuty::MalwareProtectionPlan', {
      Role: of(uploads.scannerRole.roleArn),
      ProtectedResource: { S3Bucket: { BucketName: of(uploads.bucket.bucketName), ObjectPrefixes: Match.absent() } },
      Actions: { Tagging: { Status: 'ENABLED' } },
    });
  });

  test('starts last: after the bucket’s policy, and after whoever hears its verdicts', () => {
    const { template, uploads, stack } = made();
    const id = (element: { node: { defaultChild?: unknown } }) =>
      stack.getLogicalId(element.node.defaultChild as never);

    const [plan] = Object.values(template.findResources('AWS::GuardDuty::MalwareProtectionPlan'));
    const rules = Object.keys(scanRules(template));
    const mappings = Object.keys(template.findResources('AWS::Lambda::EventSourceMapping'));
    if (uploads.bucket.policy === undefined) throw new Error('no policy');
    expect(rules).toHaveLength(3);
    expect(mappings).toHaveLength(1);
    expect(plan?.DependsOn).toEqual(
      expect.arrayContaining([id(uploads.bucket.policy), id(uploads.verdicts.function), ...rules, ...mappings]),
    );
  });

  test('has its whole policy with its role, so that it works when GuardDuty tries it', () => {
    const { template, uploads, of } = made();
    const role = resourceOf(template, of(uploads.scannerRole.roleArn)['Fn::GetAtt'][0]);

    const bucket = of(uploads.bucket.bucketArn);
    const below = (path: string) => ({ 'Fn::Join': ['', [bucket, `/${path}`]] });
    const rule = {
      'Fn::Join': [
        '',
        [
          'arn:',
          { Ref: 'AWS::Partition' },
          ':events:',
          { Ref: 'AWS::Region' },
          ':',
          { Ref: 'AWS::AccountId' },
          ':rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*',
        ],
      ],
    };
    const statements = role.Properties.Policies[0].PolicyDocument.Statement.map(
      ({ Sid, Action, Resource, Condition }: Record<string, unknown>) => [
        Sid,
        [Action].flat().sort(),
        Resource,
        Condition,
      ],
    );
    const service = 'malware-protection-plan.guardduty.amazonaws.com';
    expect(role.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: service } },
    ]);
    expect(statements).toEqual([
      [
        'KeepRuleForUploads',
        ['events:DeleteRule', 'events:PutRule', 'events:PutTargets', 'events:RemoveTargets'],
        rule,
        { StringLike: { 'events:ManagedBy': service } },
      ],
      ['WatchRule', ['events:DescribeRule', 'events:ListTargetsByRule'], rule, undefined],
      ['SendBucketEvents', ['s3:GetBucketNotification', 's3:PutBucketNotification'], bucket, undefined],
      ['CheckOwner', ['s3:ListBucket'], bucket, undefined],
      ['Validate', ['s3:PutObject'], below('malware-protection-resource-validation-object'), undefined],
      ['Scan', ['s3:GetObject', 's3:GetObjectVersion'], below('*'), undefined],
      [
        'Tag',
        ['s3:GetObjectTagging', 's3:GetObjectVersionTagging', 's3:PutObjectTagging', 's3:PutObjectVersionTagging'],
        below('*'),
        undefined,
      ],
      [
        'UseKeyThroughS3',
        ['kms:Decrypt', 'kms:GenerateDataKey'],
        of(uploads.encryptionKey.keyArn),
        { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } },
      ],
    ]);
    template.resourceCountIs('AWS::IAM::Policy', 1);
  });
});

describe('the bucket', () => {
  test('sends its events to EventBridge without a function of CDK', () => {
    const { template, uploads, of } = made();

    const bucket = resourceOf(template, of(uploads.bucket.bucketName).Ref);
    expect(bucket.Properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    template.resourceCountIs('AWS::Lambda::Function', 1);
  });

  test('lets pages of exact origins post, and nothing else', () => {
    const { template } = made({ allowedOrigins: ['https://shop.example.com', 'https://www.example.com:8443'] });

    template.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: {
        CorsRules: [
          {
            AllowedMethods: ['POST'],
            AllowedOrigins: ['https://shop.example.com', 'https://www.example.com:8443'],
            MaxAge: 300,
          },
        ],
      },
    });
  });

  test('has no CORS where no origin is named', () => {
    const { template } = made();

    const buckets = Object.values(template.findResources('AWS::S3::Bucket'));
    expect(buckets).toHaveLength(3);
    expect(buckets.filter(({ Properties }) => Properties.CorsConfiguration !== undefined)).toEqual([]);
  });

  test.each([
    '*',
    'https://*.example.com',
    'http://shop.example.com',
    'https://shop.example.com/',
    'null',
    'https://x',
  ])('refuses the origin %s', (origin) => {
    expect(() => uploadShop({ allowedOrigins: [origin] })).toThrow(
      `Shop/It: allowedOrigins is "${origin}"; give exact origins without a path, such as "https://shop.example.com"`,
    );
  });

  test.each([
    [{}, [undefined, 30], [90, 1]],
    [
      {
        retention: Duration.days(60),
        noncurrentVersionRetention: Duration.days(7),
        quarantineRetention: Duration.days(14),
      },
      [60, 7],
      [14, 1],
    ],
  ])('with %j keeps uploads %j days and infected ones %j', (props, kept, quarantined) => {
    const { template, uploads, of } = made(props);

    const days = (name: string) => {
      const [rule] = resourceOf(template, of(name).Ref).Properties.LifecycleConfiguration.Rules;
      return [rule.ExpirationInDays, rule.NoncurrentVersionExpiration.NoncurrentDays];
    };
    expect([days(uploads.bucket.bucketName), days(uploads.quarantineBucket.bucketName)]).toEqual([kept, quarantined]);
  });

  test('keeps everything when it leaves the template, unless told otherwise', () => {
    const policies = (removalPolicy?: RemovalPolicy) => {
      const { template } = made(removalPolicy === undefined ? {} : { removalPolicy });
      return Object.entries(template.toJSON().Resources as Record<string, Record<string, unknown>>)
        .filter(([id, { Type }]) => id.startsWith('It') && /Bucket$|Key$|LogGroup$/.test(String(Type)))
        .map(([, { DeletionPolicy }]) => DeletionPolicy);
    };

    expect(policies()).toEqual(Array(4).fill('Retain'));
    expect(policies(RemovalPolicy.DESTROY)).toEqual(Array(4).fill('Delete'));
  });

  test('keeps its logical ids: new ones are empty buckets', () => {
    const { template } = made();

    const ids = ['AWS::S3::Bucket', 'AWS::KMS::Key'].flatMap((type) => Object.keys(template.findResources(type)));
    expect(ids.filter((id) => id.startsWith('It'))).toEqual([
      'ItUploadsBucket4A5BEEF5',
      'ItQuarantineObjectsBucketAE9CC043',
      'ItQuarantineDataKey811DBFF9',
    ]);
  });
});

describe('verdicts', () => {
  const object = (uploads: object) => ({ s3ObjectDetails: { bucketName: [uploads] } });

  test('that are not clean wait in a queue, as does what the scanner cannot do', () => {
    const { template, uploads, of } = made();

    const bucket = of(uploads.bucket.bucketName);
    const rules = Object.values(scanRules(template));
    expect(rules.map(({ Properties }) => Properties.EventPattern)).toEqual([
      {
        source: ['aws.guardduty'],
        'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
        detail: {
          ...object(bucket),
          scanResultDetails: { scanResultStatus: [{ 'anything-but': ['NO_THREATS_FOUND'] }] },
        },
      },
      {
        source: ['aws.guardduty'],
        'detail-type': ['GuardDuty Malware Protection Post Scan Action Failed'],
        detail: object(bucket),
      },
      {
        source: ['aws.guardduty'],
        'detail-type': [
          'GuardDuty Malware Protection Resource Status Warning',
          'GuardDuty Malware Protection Resource Status Error',
        ],
        detail: { s3BucketDetails: { bucketName: [bucket] } },
      },
    ]);
    const dead = of(uploads.deadLetterQueue.queueArn);
    for (const { Properties } of rules) {
      expect(Properties.Targets).toEqual([{ Id: 'Target0', Arn: expect.anything(), DeadLetterConfig: { Arn: dead } }]);
    }
  });

  test('are tried five times, each after six timeouts of the function, and then kept for 14 days', () => {
    const { template, uploads, of } = made();

    template.resourceCountIs('AWS::SQS::Queue', 2);
    template.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 6 * 300,
      RedrivePolicy: { deadLetterTargetArn: of(uploads.deadLetterQueue.queueArn), maxReceiveCount: 5 },
      SqsManagedSseEnabled: true,
    });
    template.hasResourceProperties('AWS::SQS::Queue', {
      MessageRetentionPeriod: 14 * 24 * 3600,
      RedrivePolicy: Match.absent(),
      SqsManagedSseEnabled: true,
    });
    template.hasResourceProperties('AWS::Lambda::Function', { Timeout: 300, Runtime: 'nodejs24.x' });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: of(uploads.verdicts.function.functionName),
      BatchSize: 1,
    });
  });

  test('EventBridge may send to both queues, for these rules alone', () => {
    const { template } = made();

    const allowed = Object.values(template.findResources('AWS::SQS::QueuePolicy')).map(({ Properties }) =>
      Properties.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow'),
    );
    expect(allowed.map((statements) => statements.length)).toEqual([3, 3]);
    for (const statement of allowed.flat()) {
      expect(statement).toMatchObject({ Principal: { Service: 'events.amazonaws.com' } });
      expect(JSON.stringify(statement.Condition)).toContain('aws:SourceArn');
    }
  });

  test('are carried out by a function that knows where to', () => {
    const { template, uploads, of } = made();

    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          UPLOAD_BUCKET: of(uploads.bucket.bucketName),
          QUARANTINE_BUCKET: of(uploads.quarantineBucket.bucketName),
          QUARANTINE_KEY: of(uploads.quarantineKey.keyArn),
          ALARM_TOPIC: Match.anyValue(),
          POWERTOOLS_SERVICE_NAME: 'Shop/It/Verdicts',
        },
      },
    });
  });

  test('may be told to an encrypted topic, and to one without a key', () => {
    const rights = (topic: ReturnType<typeof made>) => {
      const role = resourceOf(topic.template, topic.of(topic.uploads.verdicts.role.roleArn)['Fn::GetAtt'][0]);
      return role.Properties.Policies[0].PolicyDocument.Statement.map(({ Action }: { Action: unknown }) => Action);
    };
    const encrypted = made();
    const arn = `arn:aws:sns:eu-central-1:${ACCOUNT}:alerts`;
    const plain = made({ alarmTopic: sns.Topic.fromTopicArn(made().stack, 'Plain', arn) });

    expect(rights(encrypted).slice(-2)).toEqual(['sns:Publish', ['kms:Decrypt', 'kms:GenerateDataKey']]);
    expect(rights(plain).slice(-1)).toEqual(['sns:Publish']);
  });

  test.each([
    ['QuarantinedUploads', 'Storefront'],
    ['UnscannedUploads', 'Storefront'],
    ['UploadScannerFaults', 'Storefront'],
    ['ApproximateNumberOfMessagesVisible', 'AWS/SQS'],
  ])('%s above zero raises an alarm', (metric, namespace) => {
    const { template } = made();

    template.resourceCountIs('AWS::CloudWatch::Alarm', 4);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: namespace,
      MetricName: metric,
      Dimensions: namespace === 'Storefront' ? [{ Name: 'service', Value: 'Shop/It/Verdicts' }] : Match.anyValue(),
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
      AlarmActions: [Match.anyValue()],
    });
  });

  test('that are clean go to whoever asks', () => {
    const { uploads, stack, of } = uploadShopWithListener();

    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.guardduty'],
        'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
        detail: {
          ...object(of(uploads.bucket.bucketName)),
          scanResultDetails: { scanResultStatus: ['NO_THREATS_FOUND'] },
        },
      },
    });
  });
});

function uploadShopWithListener() {
  const shop = uploadShop();
  shop.uploads.onClean('Listener', new targets.SnsTopic(new sns.Topic(shop.stack, 'Ready')));
  return { ...shop, of: (token: string) => shop.stack.resolve(token) };
}

test.each([
  ['UploadsKey', { logEncryptionKey: undefined }, 400],
  ['LogsKey', { logRetention: logs.RetentionDays.ONE_YEAR }, 365],
])('the log is encrypted with the %s, which admits CloudWatch Logs', (name, props, days) => {
  const { template } = made(props);

  const [log] = Object.values(template.findResources('AWS::Logs::LogGroup'));
  const [id] = log?.Properties.KmsKeyId['Fn::GetAtt'] ?? [];
  expect(id).toContain(name);
  expect(log?.Properties.RetentionInDays).toBe(days);
  expect(JSON.stringify(resourceOf(template, id).Properties.KeyPolicy)).toContain('CloudWatchLogsEncryptsLogGroups');
});

test('the quarantine takes the key that it is given', () => {
  const arn = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/0000`;
  const { template, uploads } = made({ quarantineKey: kms.Key.fromKeyArn(made().stack, 'Imported', arn) });

  expect(uploads.quarantineKey.keyArn).toBe(arn);
  template.resourceCountIs('AWS::KMS::Key', 2);
});

test('the topic is told when somebody takes the quarantine’s key away', () => {
  const { template, uploads, of } = made();

  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      source: ['aws.kms'],
      detail: { requestParameters: { keyId: Match.arrayWith([of(uploads.quarantineKey.keyArn)]) } },
    },
  });
});

describe('the catalogue', () => {
  const verdicts = (props: Parameters<typeof uploadShop>[0]) => {
    const { stack } = uploadShop(props);
    const env = { account: stack.account, region: stack.region };
    const set = new TemplateSet([{ name: 'Shop', body: Template.fromStack(stack).toJSON(), ...env }]);
    return evaluate(set, catalogue).judgements.filter(({ resource }) => resource.logicalId.startsWith('It'));
  };

  test('finds nothing wrong', () => {
    const judgements = verdicts({ allowedOrigins: ['https://shop.example.com'] });

    expect(judgements.length).toBeGreaterThan(50);
    expect(judgements.filter(({ verdict }) => verdict.kind !== 'compliant').map(({ control }) => control.id)).toEqual(
      [],
    );
  });

  test('finds what allowUnscannedReads weakens', () => {
    const broken = verdicts({ allowUnscannedReads: true }).filter(({ verdict }) => verdict.kind === 'violation');

    expect(broken.map(({ control }) => control.id)).toEqual(['UnscannedReadsDenied']);
  });
});
