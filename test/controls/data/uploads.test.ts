import { verdictOf } from '../verdict-of';

const CLEAN = 'NO_THREATS_FOUND';
const FOUND = 's3:ExistingObjectTag/GuardDutyMalwareScanStatus';
const REQUESTED = 's3:RequestObjectTagKeys';
const scanner = { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/scan' } };

const plan = (others: object = {}) => ({
  Type: 'AWS::GuardDuty::MalwareProtectionPlan',
  Properties: { ProtectedResource: { S3Bucket: { BucketName: { Ref: 'It' }, ...others } } },
});
const policy = (statement: object) => ({
  Type: 'AWS::S3::BucketPolicy',
  Properties: {
    Bucket: { Ref: 'It' },
    PolicyDocument: { Statement: [{ Effect: 'Deny', Principal: '*', Resource: '*', ...statement }] },
  },
});
const bucket = { Type: 'AWS::S3::Bucket', Properties: {} };
const judged = (id: string, statement: object, scan = plan()) =>
  verdictOf(id, 'It', { It: bucket, Scan: scan, Policy: policy(statement) });

const read = (condition: object, others: object = {}) => ({ Action: 's3:GetObject', Condition: condition, ...others });
const unclean = { StringNotEquals: { [FOUND]: CLEAN } };

test.each([
  ['spares the scanner', read({ ...unclean, ...scanner }), 'compliant'],
  ['names the objects of the bucket', read(unclean, { Resource: { 'Fn::Sub': '${It.Arn}/*' } }), 'compliant'],
  ['names a part of the bucket', read(unclean, { Resource: { 'Fn::Sub': '${It.Arn}/returns/*' } }), 'violation'],
  ['leaves a part of the bucket out', read(unclean, { Resource: undefined, NotResource: 'x' }), 'violation'],
  ['is about tagged objects alone', read({ ...unclean, Null: { [FOUND]: 'false' } }), 'violation'],
  ['is about one network alone', read({ ...unclean, StringEquals: { 'aws:SourceVpc': 'vpc-1' } }), 'violation'],
  ['denies one role alone', read(unclean, { Principal: { AWS: 'arn:aws:iam::1:role/r' } }), 'violation'],
])('UnscannedReadsDenied of a policy that %s', (_what, statement, expected) => {
  expect(judged('UnscannedReadsDenied', statement)).toBe(expected);
});

test('a policy may speak of the part that is scanned', () => {
  const statement = read(unclean, { Resource: { 'Fn::Sub': '${It.Arn}/returns/*' } });

  expect(judged('UnscannedReadsDenied', statement, plan({ ObjectPrefixes: ['returns/'] }))).toBe('compliant');
});

const tag = (Condition: object) => ({ Action: 's3:PutObjectTagging', Condition });

test.each([
  ['every tag', tag(scanner), 'compliant'],
  [
    'this tag',
    tag({ 'ForAnyValue:StringEquals': { [REQUESTED]: 'GuardDutyMalwareScanStatus' }, ...scanner }),
    'compliant',
  ],
  ['tags like this one', tag({ 'ForAnyValue:StringLike': { [REQUESTED]: 'GuardDuty*' } }), 'compliant'],
  [
    'every tag but this one',
    tag({ 'ForAnyValue:StringNotEquals': { [REQUESTED]: 'GuardDutyMalwareScanStatus' } }),
    'violation',
  ],
  ['tags from one network', tag({ StringEquals: { 'aws:SourceVpc': 'vpc-1' } }), 'violation'],
])('ScanTagProtected of a policy that denies %s', (_what, statement, expected) => {
  expect(judged('ScanTagProtected', statement)).toBe(expected);
});

test.each(['UnscannedReadsDenied', 'ScanTagProtected', 'UploadsScanned'])('%s says nothing of other buckets', (id) => {
  expect(verdictOf(id, 'It', { It: bucket })).toBe('not-applicable');
});

test('a plan of a parameter may mean a bucket whose name is known', () => {
  const scan = { ...plan(), Properties: { ProtectedResource: { S3Bucket: { BucketName: { Ref: 'Unknown' } } } } };
  const named = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'uploads' } };

  expect(verdictOf('UnscannedReadsDenied', 'It', { It: named, Scan: scan })).toBe('unknown');
  expect(verdictOf('UnscannedReadsDenied', 'It', { It: bucket, Scan: scan })).toBe('not-applicable');
});

const queue = (Properties: object = {}) => ({ Type: 'AWS::SQS::Queue', Properties });
const arn = { 'Fn::GetAtt': ['It', 'Arn'] };

test.each([
  ['another queue', queue({ RedrivePolicy: { deadLetterTargetArn: arn, maxReceiveCount: 3 } })],
  ['a function', { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: arn } } }],
  [
    'a rule',
    { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: 't', Arn: 'a', DeadLetterConfig: { Arn: arn } }] } },
  ],
  ['a subscription', { Type: 'AWS::SNS::Subscription', Properties: { RedrivePolicy: { deadLetterTargetArn: arn } } }],
])('QueueDeadLetters says nothing of the dead letters of %s', (_who, Sender) => {
  expect(verdictOf('QueueDeadLetters', 'It', { It: queue(), Sender })).toBe('not-applicable');
});
