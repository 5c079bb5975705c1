import type { CommandPermissions } from './permission-row';

/** `storefront-baseline attest`. Source of resources: Service Authorization Reference. */
export const attestPermissions: CommandPermissions = {
  command: 'attest',
  purpose: 'Say in AWS Config that a process check was done, and keep its evidence.',
  regionsBeside: [],
  needs: ['evidenceBucket'],
  rows: ({ evidenceBucket = '*' }) => [
    {
      sid: 'ReadsWithoutResourceLevel',
      actions: ['config:DescribeConfigRules', 'sts:GetCallerIdentity'],
      resources: ['*'],
    },
    {
      sid: 'ReportProcessChecks',
      actions: ['config:PutExternalEvaluation'],
      resources: ['arn:aws:config:${Region}:${Account}:config-rule/*'],
    },
    {
      sid: 'KeepEvidence',
      actions: ['s3:PutObject'],
      resources: [`arn:aws:s3:::${evidenceBucket}/*`],
      regional: false,
    },
    {
      sid: 'EncryptEvidence',
      actions: ['kms:GenerateDataKey'],
      resources: ['arn:aws:kms:${Region}:${Account}:key/*'],
      conditions: { StringLike: { 'kms:ViaService': ['s3.${Region}.amazonaws.com'] } },
    },
  ],
};
