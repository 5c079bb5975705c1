import type { CommandPermissions } from './permission-row';

/** `storefront-baseline training`. Source of resources: Service Authorization Reference, "Amazon DynamoDB". */
export const trainingPermissions: CommandPermissions = {
  command: 'training',
  purpose: 'Read and add training records. It removes none.',
  regionsBeside: [],
  needs: ['registerTable'],
  rows: ({ registerTable = '*' }) => [
    { sid: 'CallerWithoutResourceLevel', actions: ['sts:GetCallerIdentity'], resources: ['*'] },
    {
      sid: 'ReadAndAddRecords',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
      resources: [
        `arn:aws:dynamodb:\${Region}:\${Account}:table/${registerTable}`,
        `arn:aws:dynamodb:\${Region}:\${Account}:table/${registerTable}/index/*`,
      ],
    },
    {
      sid: 'UseTheTablesKey',
      actions: ['kms:Decrypt'],
      resources: ['arn:aws:kms:${Region}:${Account}:key/*'],
      conditions: { StringLike: { 'kms:ViaService': ['dynamodb.${Region}.amazonaws.com'] } },
    },
  ],
};
