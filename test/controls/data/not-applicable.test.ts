import type { Control } from '../../../lib/controls/control';
import { dataControls } from '../../../lib/controls/data';
import { evaluate } from '../../../lib/controls/evaluate';
import { TemplateSet } from '../../../lib/controls/template-set';

function verdict(id: string, logicalId: string, Resources: object): string {
  const control = dataControls.find((candidate) => candidate.id === id) as Control;
  const set = new TemplateSet([{ name: 'template', body: { Parameters: { Name: { Type: 'String' } }, Resources } }]);
  const judged = evaluate(set, [control]).judgements.find(({ resource }) => resource.logicalId === logicalId);
  return judged?.verdict.kind ?? 'not-applicable';
}

const bucket = (Properties: object = {}) => ({ Type: 'AWS::S3::Bucket', Properties });
const logsInto = (DestinationBucketName: unknown) => bucket({ LoggingConfiguration: { DestinationBucketName } });
const balancer = (Value: unknown) => ({
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { LoadBalancerAttributes: [{ Key: 'access_logs.s3.bucket', Value }] },
});
const admits = (Service: string) => ({
  Type: 'AWS::S3::BucketPolicy',
  Properties: {
    Bucket: { Ref: 'Logs' },
    PolicyDocument: { Statement: { Effect: 'Allow', Principal: { Service }, Action: 's3:PutObject', Resource: '*' } },
  },
});

test.each([
  ['another bucket logs into it', { Logs: bucket(), Orders: logsInto({ Ref: 'Logs' }) }],
  ['another bucket logs into it by name', { Logs: bucket({ BucketName: 'logs' }), Orders: logsInto('logs') }],
  [
    'a bucket that may be left out logs into it',
    { Logs: bucket(), Orders: { ...logsInto({ Ref: 'Logs' }), Condition: 'Production' } },
  ],
  ['a load balancer logs into it', { Logs: bucket(), Balancer: balancer({ Ref: 'Logs' }) }],
  ['its policy admits S3 log delivery', { Logs: bucket(), Policy: admits('logging.s3.amazonaws.com') }],
  ['its access control list admits log delivery', { Logs: bucket({ AccessControl: 'LogDeliveryWrite' }) }],
])('a bucket needs neither KMS nor an access log where %s', (_why, resources) => {
  expect(verdict('BucketEncryptedWithKms', 'Logs', resources)).toBe('not-applicable');
  expect(verdict('BucketAccessLogs', 'Logs', resources)).toBe('not-applicable');
});

test.each([
  ['it logs into itself', { Logs: logsInto('logs') }, 'violation'],
  ['its policy admits another service', { Logs: bucket(), Policy: admits('cloudtrail.amazonaws.com') }, 'violation'],
  [
    'a parameter names a bucket, which cannot be it',
    { Logs: bucket(), Orders: logsInto({ Ref: 'Name' }) },
    'violation',
  ],
  [
    'a parameter names a bucket, which may be it',
    { Logs: bucket({ BucketName: { Ref: 'Name' } }), Orders: logsInto({ Ref: 'Name' }) },
    'unknown',
  ],
])('a bucket may need KMS where %s', (_why, resources, expected) => {
  expect(verdict('BucketEncryptedWithKms', 'Logs', resources)).toBe(expected);
});

test.each([
  ['an asymmetric key', { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' }],
  ['an HMAC key', { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }],
  ['imported key material', { Origin: 'EXTERNAL' }],
])('KeyRotation says nothing of %s', (_what, Properties) => {
  expect(verdict('KeyRotation', 'Key', { Key: { Type: 'AWS::KMS::Key', Properties } })).toBe('not-applicable');
});

test.each(['DatabaseEncrypted', 'DatabaseBackups', 'DatabaseDeletionProtection', 'DatabasePasswordNotLiteral'])(
  '%s says nothing of an instance of a cluster',
  (id) => {
    const member = { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Cluster' } } };

    expect(verdict(id, 'Member', { Member: member, Cluster: { Type: 'AWS::RDS::DBCluster' } })).toBe('not-applicable');
  },
);

test('DatabaseBackups says nothing of a read replica', () => {
  const replica = { Type: 'AWS::RDS::DBInstance', Properties: { SourceDBInstanceIdentifier: 'orders' } };

  expect(verdict('DatabaseBackups', 'Replica', { Replica: replica })).toBe('not-applicable');
});

test('BucketAclsDisabled says nothing of a bucket that takes legacy CloudFront logs', () => {
  const distribution = {
    Type: 'AWS::CloudFront::Distribution',
    Properties: { DistributionConfig: { Logging: { Bucket: { 'Fn::GetAtt': ['Logs', 'RegionalDomainName'] } } } },
  };
  const Logs = bucket({ OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } });

  expect(verdict('BucketAclsDisabled', 'Logs', { Logs, distribution })).toBe('not-applicable');
});
