import { verdictOf } from '../verdict-of';
import { verdictAcross } from './verdict-across';

const HOME = { region: 'eu-central-1', account: '111122223333' };
const EDGE = { region: 'us-east-1', account: '111122223333' };

const tags = (dataClass: unknown) => [{ Key: 'data-class', Value: dataClass }];
const bucket = (properties: object = {}, dataClass: unknown = 'orders') => ({
  Type: 'AWS::S3::Bucket',
  Properties: { Tags: tags(dataClass), ...properties },
});
const trail = (properties: object) => ({
  Type: 'AWS::CloudTrail::Trail',
  Properties: { IsLogging: true, ...properties },
});
const basic = (type: string, ...Values: readonly unknown[]) => ({
  EventSelectors: [{ DataResources: [{ Type: type, Values }] }],
});
const advanced = (type: string, resource?: object) => ({
  AdvancedEventSelectors: [
    {
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['Data'] },
        { Field: 'resources.type', Equals: [type] },
        ...(resource === undefined ? [] : [{ Field: 'resources.ARN', ...resource }]),
      ],
    },
  ],
});
const OBJECTS = 'AWS::S3::Object';
const TABLES = 'AWS::DynamoDB::Table';
const arn = { 'Fn::GetAtt': ['Store', 'Arn'] };

describe('StoreReadsRecorded', () => {
  const named = { BucketName: 'shop-orders' };

  test.each([
    ['every object of the account', bucket(), trail(advanced(OBJECTS)), 'compliant'],
    [
      'every bucket, in any partition',
      bucket(),
      trail(basic(OBJECTS, { 'Fn::Sub': 'arn:${AWS::Partition}:s3' })),
      'compliant',
    ],
    ['a bucket by its name', bucket(named), trail(basic(OBJECTS, 'arn:aws:s3:::shop-orders/')), 'compliant'],
    [
      'a bucket whose name is longer',
      bucket(named),
      trail(basic(OBJECTS, 'arn:aws:s3:::shop-orders-old/')),
      'violation',
    ],
    [
      'a bucket whose name ends alike',
      bucket(named),
      trail(basic(OBJECTS, 'arn:aws:s3:::old-shop-orders/')),
      'violation',
    ],
    ['a part of the bucket', bucket(), trail(basic(OBJECTS, { 'Fn::Sub': '${Store.Arn}/invoices/' })), 'violation'],
    [
      'a part of the bucket by its name',
      bucket(named),
      trail(basic(OBJECTS, 'arn:aws:s3:::shop-orders/a/')),
      'violation',
    ],
    ['other data', bucket(), trail(basic(TABLES, 'arn:aws:dynamodb')), 'violation'],
    ['a trail that is off', bucket(), trail({ ...advanced(OBJECTS), IsLogging: false }), 'violation'],
    ['some bucket', bucket(), trail(basic(OBJECTS, { Ref: 'Unknown' })), 'unknown'],
    ['logs', bucket({}, 'logs'), trail({}), 'not-applicable'],
    ['content', bucket({}, 'content'), trail({}), 'not-applicable'],
    ['a store without a label', bucket({ Tags: [] }), trail({}), 'not-applicable'],
    ['a store whose label is a parameter', bucket({}, { Ref: 'Unknown' }), trail({}), 'not-applicable'],
    [
      'a table',
      { Type: TABLES, Properties: { Tags: tags('orders') } },
      trail(advanced(TABLES, { Equals: [arn] })),
      'compliant',
    ],
    [
      'a table by its name',
      { Type: TABLES, Properties: { Tags: tags('orders'), TableName: 'orders' } },
      trail(basic(TABLES, 'arn:aws:dynamodb:eu-central-1:111122223333:table/orders')),
      'compliant',
    ],
    [
      'a global table, labelled on a replica',
      {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: { Replicas: [{ Region: 'eu-central-1', Tags: tags('profiles') }] },
      },
      trail(advanced(OBJECTS)),
      'violation',
    ],
  ])('%s: %#', (_what, Store, Trail, expected) => {
    expect(verdictOf('StoreReadsRecorded', 'Store', { Store, Trail })).toBe(expected);
  });

  test('says nothing where no trail of the account is at hand', () => {
    const other = { ...HOME, account: '444455556666', resources: { Trail: trail({}) } };

    expect(verdictAcross('StoreReadsRecorded', 'Store', { ...HOME, resources: { Store: bucket() } }, other)).toBe(
      'not-applicable',
    );
  });
});

describe('LogArchiveAtHand', () => {
  const Trail = trail({ S3BucketName: { Ref: 'It' } });
  const judge = (rule: object, others: object = { Trail }) =>
    verdictOf('LogArchiveAtHand', 'It', {
      It: {
        Type: 'AWS::S3::Bucket',
        Properties: { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ...rule }] } },
      },
      ...others,
    });
  const glacier = { StorageClass: 'GLACIER', TransitionInDays: 1 };

  test.each([
    ['expires after a day short of a year', { ExpirationInDays: 364 }, 'violation'],
    ['expires after a year', { ExpirationInDays: 365 }, 'compliant'],
    ['is archived at once, in the older way', { Transition: glacier }, 'violation'],
    ['is archived at once, by a rule that is off', { Status: 'Disabled', Transitions: [glacier] }, 'compliant'],
    [
      'is archived at once, where it is tagged',
      { TagFilters: [{ Key: 'a', Value: 'b' }], Transitions: [glacier] },
      'compliant',
    ],
    [
      'is archived at once, after a prefix of the trail',
      { Prefix: 'audit/AWSLogs/', Transitions: [glacier] },
      'violation',
    ],
  ])('%s', (_what, rule, expected) => {
    expect(judge(rule)).toBe(expected);
  });

  test('says nothing of other buckets', () => {
    expect(judge({ ExpirationInDays: 1 }, {})).toBe('not-applicable');
  });
});

describe('ConfigRecorderGlobalTypes', () => {
  const recorder = (global: boolean) => ({
    Type: 'AWS::Config::ConfigurationRecorder',
    Properties: { RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: global } },
  });
  const edge = { ...EDGE, resources: { Recorder: recorder(false) } };

  test('one region of the account is enough', () => {
    expect(
      verdictAcross('ConfigRecorderGlobalTypes', 'Recorder', edge, { ...HOME, resources: { Home: recorder(true) } }),
    ).toBe('not-applicable');
  });

  test('one of another account is not', () => {
    const other = { ...HOME, account: '444455556666', resources: { Home: recorder(true) } };

    expect(verdictAcross('ConfigRecorderGlobalTypes', 'Recorder', edge, other)).toBe('violation');
  });
});

describe('DistributionRecorded', () => {
  const Shop = { Type: 'AWS::CloudFront::Distribution', Properties: {} };
  const Recorder = { Type: 'AWS::Config::ConfigurationRecorder', Properties: {} };
  const edge = { ...EDGE, resources: { Shop } };
  const home = { ...HOME, resources: { Recorder } };

  test.each([
    ['nothing where AWS Config is set up nowhere', [], 'not-applicable'],
    ['a fault where it is on at home alone', [home], 'violation'],
    ['none with a recorder in us-east-1', [home, { ...EDGE, resources: { Recorder } }], 'compliant'],
    [
      'none with rules in us-east-1, whose recorder is adopted',
      [home, { ...EDGE, resources: { Rule: { Type: 'AWS::Config::ConfigRule', Properties: {} } } }],
      'compliant',
    ],
    ['that it cannot tell where a region is open', [{ account: HOME.account, resources: { Recorder } }], 'unknown'],
  ])('finds %s', (_what, others, expected) => {
    expect(verdictAcross('DistributionRecorded', 'Shop', edge, ...others)).toBe(expected);
  });
});

describe('ProcessChecksPresent', () => {
  const Recorder = { Type: 'AWS::Config::ConfigurationRecorder', Properties: {} };
  const pack = (Type: string) => ({ Type, Properties: { TemplateBody: 'SourceIdentifier: AWS_CONFIG_PROCESS_CHECK' } });

  test.each(['AWS::Config::ConformancePack', 'AWS::Config::OrganizationConformancePack'])(
    'finds them in a %s of another region',
    (type) => {
      const home = { ...HOME, resources: { Pack: pack(type) } };

      expect(verdictAcross('ProcessChecksPresent', 'Recorder', { ...EDGE, resources: { Recorder } }, home)).toBe(
        'compliant',
      );
    },
  );
});

test('ConformancePackWithinLimits counts the packs of its own region', () => {
  const Pack = {
    Type: 'AWS::Config::ConformancePack',
    Properties: { TemplateBody: 'Type: AWS::Config::ConfigRule\n'.repeat(100) },
  };
  const home = { ...HOME, resources: { Pack } };

  expect(verdictAcross('ConformancePackWithinLimits', 'Pack', home, { ...EDGE, resources: { Pack } })).toBe(
    'compliant',
  );
  expect(verdictAcross('ConformancePackWithinLimits', 'Pack', home, { ...HOME, resources: { Pack } })).toBe(
    'violation',
  );
});
