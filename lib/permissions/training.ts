import type { CommandPermissions, PermissionRow } from './permission-row';

/** What the daily job says of itself is not the command's to write. */
const NOT_OF_THE_JOB: NonNullable<PermissionRow['conditions']> = {
  'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': ['#*'] },
};

/** `storefront-baseline training`. Source of resources: Service Authorization Reference, "Amazon DynamoDB". */
export const trainingPermissions: CommandPermissions = {
  command: 'training',
  purpose: 'Read and add training records. It removes none.',
  regionsBeside: [],
  needs: ['registerTable'],
  rows: ({ registerTable = '*' }) => [
    { sid: 'CallerWithoutResourceLevel', actions: ['sts:GetCallerIdentity'], resources: ['*'] },
    {
      sid: 'ReadRecords',
      actions: ['dynamodb:GetItem', 'dynamodb:Scan'],
      resources: [tableArn(registerTable)],
    },
    {
      sid: 'AddRecords',
      actions: ['dynamodb:PutItem'],
      resources: [tableArn(registerTable)],
      conditions: NOT_OF_THE_JOB,
    },
    {
      sid: 'UseTheTablesKey',
      actions: ['kms:Decrypt'],
      resources: ['arn:aws:kms:${Region}:${Account}:key/*'],
      conditions: { StringLike: { 'kms:ViaService': ['dynamodb.${Region}.amazonaws.com'] } },
    },
  ],
};

function tableArn(table: string): string {
  return `arn:aws:dynamodb:\${Region}:\${Account}:table/${table}`;
}
