import type { PermissionRow } from '../../lib/permissions/permission-row';
import { type PermissionScope, policyDocument } from '../../lib/permissions/policy-document';

const row = (more: Partial<PermissionRow>): PermissionRow => ({
  sid: 'Read',
  actions: ['b:Two', 'a:One'],
  resources: ['arn:aws:b:${Region}:${Account}:thing/*'],
  ...more,
});

test.each<[string, PermissionRow, PermissionScope, object]>([
  ['every account and region where none is named', row({}), { regions: [] }, { Resource: 'arn:aws:b:*:*:thing/*' }],
  [
    'one ARN a region',
    row({}),
    { account: '123456789012', regions: ['eu-west-1', 'us-east-1'] },
    { Resource: ['arn:aws:b:eu-west-1:123456789012:thing/*', 'arn:aws:b:us-east-1:123456789012:thing/*'] },
  ],
  [
    'the regions of calls without a resource',
    row({ resources: ['*'] }),
    { regions: ['eu-west-1'] },
    { Resource: '*', Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } } },
  ],
  [
    'no regions of global calls',
    row({ resources: ['*'], regional: false }),
    { regions: ['eu-west-1'] },
    { Resource: '*' },
  ],
  [
    'conditions of its own beside',
    row({ resources: ['*'], conditions: { StringLike: { 'kms:ViaService': ['s3.${Region}.amazonaws.com'] } } }),
    { regions: ['eu-west-1'] },
    {
      Resource: '*',
      Condition: {
        StringLike: { 'kms:ViaService': ['s3.eu-west-1.amazonaws.com'] },
        StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] },
      },
    },
  ],
])('names %s', (_what, given, scope, expected) => {
  expect(policyDocument([given], scope)).toEqual({
    Version: '2012-10-17',
    Statement: [{ Sid: 'Read', Effect: 'Allow', Action: ['a:One', 'b:Two'], ...expected }],
  });
});
