import { verdictOf } from '../verdict-of';

const GROUP = { Type: 'AWS::Logs::LogGroup', Properties: {} };
const task = (name: unknown) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: {
    ContainerDefinitions: [
      { Name: 'shop', LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': name } } },
    ],
  },
});

test.each([
  ['a task', GROUP, task({ Ref: 'It' })],
  ['a task that names it', { ...GROUP, Properties: { LogGroupName: 'shop' } }, task('shop')],
  ['a function', GROUP, { Type: 'AWS::Lambda::Function', Properties: { LoggingConfig: { LogGroup: { Ref: 'It' } } } }],
  [
    'a function whose name it has',
    { ...GROUP, Properties: { LogGroupName: { 'Fn::Sub': '/aws/lambda/${Writer}' } } },
    { Type: 'AWS::Lambda::Function', Properties: {} },
  ],
])('LogGroupMasksPersonalData judges the log group of %s', (_who, It, Writer) => {
  expect(verdictOf('LogGroupMasksPersonalData', 'It', { It, Writer })).toBe('violation');
});

test('LogGroupMasksPersonalData says nothing of the log group of a trail', () => {
  const Trail = {
    Type: 'AWS::CloudTrail::Trail',
    Properties: { CloudWatchLogsLogGroupArn: { 'Fn::GetAtt': ['It', 'Arn'] } },
  };

  expect(verdictOf('LogGroupMasksPersonalData', 'It', { It: GROUP, Trail })).toBe('not-applicable');
});

test('an identifier of any partition masks', () => {
  const identifier = (name: string) => ({
    'Fn::Sub': `arn:\${AWS::Partition}:dataprotection::aws:data-identifier/${name}`,
  });
  const DataProtectionPolicy = {
    Statement: [
      {
        DataIdentifier: [identifier('EmailAddress'), identifier('CreditCardNumber')],
        Operation: { Deidentify: { MaskConfig: {} } },
      },
    ],
  };
  const It = { Type: 'AWS::Logs::LogGroup', Properties: { DataProtectionPolicy } };

  expect(verdictOf('LogGroupMasksPersonalData', 'It', { It, Writer: task({ Ref: 'It' }) })).toBe('compliant');
});

test('DetectorRuntimeMonitoring says nothing where nothing runs', () => {
  const It = { Type: 'AWS::GuardDuty::Detector', Properties: { Enable: true } };

  expect(verdictOf('DetectorRuntimeMonitoring', 'It', { It })).toBe('not-applicable');
});

test('LogArchiveLocked says nothing of the bucket of AWS Config, which delivers to none with a lock', () => {
  const It = { Type: 'AWS::S3::Bucket', Properties: {} };
  const Channel = { Type: 'AWS::Config::DeliveryChannel', Properties: { S3BucketName: { Ref: 'It' } } };

  expect(verdictOf('LogArchiveLocked', 'It', { It, Channel })).toBe('not-applicable');
});

test.each([
  ['of days', { Mode: 'GOVERNANCE', Days: 364 }, 'violation'],
  ['of years', { Mode: 'COMPLIANCE', Years: '2' }, 'compliant'],
  ['of years that a parameter decides', { Mode: 'COMPLIANCE', Years: { Ref: 'Unknown' } }, 'unknown'],
])('LogArchiveLocked of a lock %s', (_what, DefaultRetention, expected) => {
  const It = {
    Type: 'AWS::S3::Bucket',
    Properties: { ObjectLockEnabled: true, ObjectLockConfiguration: { Rule: { DefaultRetention } } },
  };
  const Trail = { Type: 'AWS::CloudTrail::Trail', Properties: { S3BucketName: { Ref: 'It' } } };

  expect(verdictOf('LogArchiveLocked', 'It', { It, Trail })).toBe(expected);
});
