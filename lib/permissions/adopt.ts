import type { CommandPermissions } from './permission-row';

/** `storefront-baseline adopt`: every call is a read. Source of resources: Service Authorization Reference. */
export const adoptPermissions: CommandPermissions = {
  command: 'adopt',
  purpose: 'Find out what an account has already. It reads settings of security services, and changes nothing.',
  regionsBeside: ['us-east-1'],
  needs: [],
  rows: () => [
    {
      sid: 'ReadsWithoutResourceLevel',
      actions: [
        'access-analyzer:ListAnalyzers',
        'cloudtrail:DescribeTrails',
        'config:DescribeDeliveryChannelStatus',
        'config:DescribeDeliveryChannels',
        'guardduty:ListDetectors',
        'iam:GetAccountPasswordPolicy',
        'inspector2:BatchGetAccountStatus',
        'macie2:GetMacieSession',
        'sts:GetCallerIdentity',
      ],
      resources: ['*'],
    },
    {
      sid: 'ReadRecorders',
      actions: ['config:DescribeConfigurationRecorderStatus', 'config:DescribeConfigurationRecorders'],
      resources: ['arn:aws:config:${Region}:${Account}:configuration-recorder/*'],
    },
    {
      // An organization's trail belongs to its management account, and a trail may have any home region.
      sid: 'ReadTrailsOfAnyHome',
      actions: ['cloudtrail:GetEventSelectors', 'cloudtrail:GetTrailStatus'],
      resources: ['arn:aws:cloudtrail:*:*:trail/*'],
    },
    {
      sid: 'ReadDetectors',
      actions: ['guardduty:GetDetector'],
      resources: ['arn:aws:guardduty:${Region}:${Account}:detector/*'],
    },
    {
      sid: 'ReadHubs',
      actions: ['securityhub:DescribeHub', 'securityhub:GetEnabledStandards'],
      resources: ['arn:aws:securityhub:${Region}:${Account}:hub/default'],
    },
    {
      sid: 'ReadDataCatalog',
      actions: ['glue:GetDataCatalogEncryptionSettings'],
      resources: ['arn:aws:glue:${Region}:${Account}:catalog'],
    },
    {
      sid: 'ReadSecurityContact',
      actions: ['account:GetAlternateContact'],
      resources: ['arn:aws:account::${Account}:account'],
      conditions: { 'ForAnyValue:StringEquals': { 'account:AlternateContactTypes': ['SECURITY'] } },
      regional: false,
    },
  ],
};
