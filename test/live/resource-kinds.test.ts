import { ResourceType } from '@aws-sdk/client-config-service';
import { catalogue } from '../../lib/controls/catalogue';
import { furtherPermissionsOf, furtherReadings } from '../../lib/live/further-reads';
import { readPermissionsOf, recordedKinds, resourceKind, resourceKinds } from '../../lib/live/resource-kinds';

const recordedTypes: readonly string[] = Object.values(ResourceType);
const table = resourceKinds.map((kind) => [kind.type, kind] as const);

test('each kind stands once', () => {
  expect(new Set(resourceKinds.map(({ type }) => type)).size).toBe(resourceKinds.length);
});

test.each(table)('%s is recorded where AWS Config knows its type', (_, { recorded, recordedAs }) => {
  expect(recordedTypes.includes(recordedAs)).toBe(recorded);
});

test.each(table)('%s needs permissions to read, and none to write or to see secrets', (_, kind) => {
  const permissions = readPermissionsOf(kind);

  expect(permissions.length).toBeGreaterThan(0);
  expect(permissions).toEqual([...new Set(permissions)].sort());
  for (const permission of permissions) expect(permission).toMatch(/^[a-z0-9-]+:(Get|List|Describe|GET$)[A-Za-z]*$/);
  expect(permissions.filter((each) => /GetSecretValue|GetObject$|GetParameter|Decrypt|DataKey/.test(each))).toEqual([]);
});

test('every kind is looked at by a control, read beside a resource, or lists such resources', () => {
  const live = catalogue.filter(({ detect }) => 'kind' in detect && detect.kind === 'live');
  const types = [
    ...live.flatMap(({ check }) => check.types),
    ...Object.values(furtherReadings).flatMap((each) => each.types),
  ];
  const parents = resourceKinds.flatMap(({ listing }) => (listing.kind === 'per-parent' ? [listing.parentType] : []));

  expect(resourceKinds.map(({ type }) => type).filter((type) => ![...types, ...parents].includes(type))).toEqual([]);
});

test('every type that is read beside a resource is a kind', () => {
  const types = Object.values(furtherReadings).flatMap((each) => each.types);

  expect(types.filter((type) => resourceKind(type) === undefined)).toEqual([]);
});

test('what AWS Config has under one type may be of several', () => {
  expect(recordedKinds('AWS::KMS::Key').map(({ type }) => type)).toEqual(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey']);
  expect(recordedKinds('AWS::IAM::Policy').map(({ type }) => type)).toEqual(['AWS::IAM::ManagedPolicy']);
  expect(recordedKinds('AWS::S3::BucketPolicy')).toEqual([]);
});

test('what is listed for each parent needs the permissions of the parent too', () => {
  const client = resourceKind('AWS::Cognito::UserPoolClient');

  expect(client === undefined ? [] : readPermissionsOf(client)).toEqual(
    expect.arrayContaining(['cognito-idp:DescribeUserPoolClient', 'cognito-idp:ListUserPools']),
  );
});

test('a further read needs the permissions of its types and of its calls', () => {
  expect(furtherPermissionsOf('bucket-policy')).toEqual(['s3:GetBucketPolicy', 's3:ListAllMyBuckets']);
  expect(furtherPermissionsOf('queue-policy')).toEqual(['sqs:GetQueueAttributes']);
  expect(furtherPermissionsOf('user-pool-web-acl')).toEqual(
    expect.arrayContaining(['cognito-idp:GetWebACLForResource', 'wafv2:GetWebACL', 'wafv2:GetWebACLForResource']),
  );
});
