import { readEvent } from '../../../lib/handlers/alert-groups/read-event';
import {
  analyzerFinding,
  call,
  consoleSignIn,
  guardDutyFinding,
  hubFinding,
  hubGuardDuty,
  inspectorFinding,
  macieFinding,
  type RecordedEvent,
  rootCall,
} from './recorded-events';

const read = (event: object) => readEvent(JSON.stringify(event));

const without = (event: RecordedEvent, key: string) =>
  Object.fromEntries(Object.entries(event).filter(([name]) => name !== key));

describe('an event is read', () => {
  test.each<[string, RecordedEvent, object]>([
    [
      'a control of the hub',
      hubFinding(),
      {
        source: 'Security Hub',
        type: 'S3.1',
        severity: 'HIGH',
        title: 'S3 buckets should have block public access settings enabled',
        about: ['arn:aws:s3:::shop-orders'],
        consolePath: 'securityhub/home#/findings',
      },
    ],
    [
      'GuardDuty in the hub',
      hubGuardDuty(),
      { source: 'GuardDuty', type: 'TTPs/Discovery/IAMUser-AnomalousBehavior', severity: 'HIGH' },
    ],
    [
      'a product without a name or types',
      hubFinding({ ProductName: undefined, Types: undefined, Compliance: undefined }),
      { source: 'arn:aws:securityhub:eu-central-1::product/aws/securityhub', type: 'security-control/S3.1' },
    ],
    [
      'GuardDuty',
      guardDutyFinding(),
      {
        source: 'GuardDuty',
        type: 'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS',
        severity: 'HIGH',
        about: ['AROAEXAMPLE:i-0123456789abcdef0'],
        consolePath: 'guardduty/home#/findings?macros=current&fId=16afba5c5c43e07c9e3e5e2e544e95df',
      },
    ],
    ['GuardDuty, critical', guardDutyFinding({ severity: 9.5 }), { severity: 'CRITICAL' }],
    ['GuardDuty, medium', guardDutyFinding({ severity: 4 }), { severity: 'MEDIUM' }],
    ['GuardDuty, low', guardDutyFinding({ severity: 1 }), { severity: 'LOW' }],
    [
      'GuardDuty on a bucket',
      guardDutyFinding({
        resource: {
          resourceType: 'S3Bucket',
          accessKeyDetails: undefined,
          s3BucketDetails: [{ arn: 'arn:aws:s3:::a' }],
        },
      }),
      { about: ['arn:aws:s3:::a'] },
    ],
    [
      'GuardDuty on a kind of resource that is new',
      guardDutyFinding({ resource: { resourceType: 'Quantum', accessKeyDetails: undefined } }),
      { about: ['Quantum'] },
    ],
    [
      'Inspector',
      inspectorFinding(),
      {
        source: 'Inspector',
        type: 'PACKAGE_VULNERABILITY',
        severity: 'HIGH',
        title: 'CVE-2026-12345 - archive',
        about: ['arn:aws:lambda:eu-central-1:111122223333:function:checkout:$LATEST'],
      },
    ],
    [
      'Macie, without the object’s key',
      macieFinding(),
      { source: 'Macie', type: 'SensitiveData:S3Object/Financial', severity: 'HIGH', about: ['bucket shop-uploads'] },
    ],
    [
      'Access Analyzer',
      analyzerFinding(),
      { severity: 'HIGH', title: 'Somebody outside has access', about: ['arn:aws:s3:::shop-orders'] },
    ],
    [
      'Access Analyzer, everybody',
      analyzerFinding({ isPublic: true }),
      { severity: 'CRITICAL', title: 'Everybody has access' },
    ],
    [
      'Access Analyzer, an error',
      analyzerFinding({ isPublic: undefined, error: 'ACCESS_DENIED' }),
      { severity: 'HIGH', title: 'Access could not be analyzed: ACCESS_DENIED' },
    ],
    [
      'a call',
      call('config.amazonaws.com', 'DeleteConfigRule'),
      {
        source: 'config.amazonaws.com',
        type: 'DeleteConfigRule',
        severity: 'HIGH',
        title: 'DeleteConfigRule of config.amazonaws.com was called',
        about: ['arn:aws:sts::111122223333:assumed-role/Developer/mallory from 198.51.100.7'],
        consolePath: 'cloudtrailv2/home#/events/9b2e7c1a-1111-4222-8333-444455556666',
      },
    ],
    [
      'a refused call',
      call('config.amazonaws.com', 'DeleteConfigRule', { errorCode: 'AccessDenied' }),
      { about: ['arn:aws:sts::111122223333:assumed-role/Developer/mallory from 198.51.100.7, refused: AccessDenied'] },
    ],
    [
      'a call of a service',
      call('config.amazonaws.com', 'DeleteConfigRule', {
        userIdentity: { type: 'AWSService', invokedBy: 'ssm.amazonaws.com', arn: undefined, principalId: undefined },
        sourceIPAddress: null,
      }),
      { about: ['ssm.amazonaws.com from an unknown address'] },
    ],
    [
      'a call of the root user',
      rootCall('iam.amazonaws.com', 'CreateAccessKey'),
      { source: 'root user', type: 'Calls', about: ['iam.amazonaws.com CreateAccessKey from 198.51.100.7'] },
    ],
    ['a sign-in', consoleSignIn(), { source: 'signin.amazonaws.com', type: 'ConsoleLogin' }],
    [
      'an event that no reader knows',
      { ...call('x', 'y'), source: 'aws.new', 'detail-type': 'New Finding', resources: ['arn:aws:new:::thing'] },
      { source: 'aws.new', type: 'New Finding', severity: 'UNRATED', about: ['arn:aws:new:::thing'] },
    ],
  ])('%s', (_, event, said) => {
    expect(read(event)).toEqual([
      expect.objectContaining({ account: '111122223333', region: 'eu-central-1', ...said }),
    ]);
  });
});

test('an event with two findings says two things, with ids of their own', () => {
  const [first, second] = [hubFinding(), hubGuardDuty()].map(({ detail }) => (detail.findings as unknown[])[0]);

  const said = read({ ...hubFinding(), id: 'event-1', detail: { findings: [first, second] } });

  expect(said.map(({ id, source }) => [id, source])).toEqual([
    ['event-1', 'Security Hub'],
    ['event-1/1', 'GuardDuty'],
  ]);
});

describe('an event is not read', () => {
  test.each<[string, string]>([
    ['no JSON', 'no JSON'],
    ['cut off', JSON.stringify(hubFinding()).slice(0, -5)],
    ['null', 'null'],
    ['an array', '[]'],
    ...['id', 'source', 'detail-type', 'account', 'region', 'time', 'detail'].map(
      (key) => [`without ${key}`, JSON.stringify(without(hubFinding(), key))] as [string, string],
    ),
    ['a region that is none', JSON.stringify({ ...hubFinding(), region: 'evil.example/' })],
    ['a time that is none', JSON.stringify({ ...hubFinding(), time: 'yesterday' })],
    ['a hub without findings', JSON.stringify({ ...hubFinding(), detail: { findings: [] } })],
    ['a finding without severity', JSON.stringify(hubFinding({ Severity: undefined }))],
    ['GuardDuty without a number', JSON.stringify(guardDutyFinding({ severity: '8' }))],
    ['Inspector without resources', JSON.stringify(inspectorFinding({ resources: [] }))],
    ['Macie without a severity', JSON.stringify(macieFinding({ severity: undefined }))],
    ['Access Analyzer without a resource', JSON.stringify(analyzerFinding({ resource: undefined }))],
    ['a call without a name', JSON.stringify(call('s3.amazonaws.com', ''))],
  ])('%s', (_, text) => {
    expect(() => readEvent(text)).toThrow();
  });
});
