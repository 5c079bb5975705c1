import { kind, plain, type ResourceKind } from '../resource-kind';

/** Kinds of what watches over the account. */
export const accountKinds: readonly ResourceKind[] = [
  kind({
    type: 'AWS::CloudWatch::Alarm',
    primaryIdentifier: ['AlarmName'],
    recorded: true,
    configIdentifier: 'resource-name',
    listing: plain(),
    readPermissions: ['cloudwatch:DescribeAlarms', 'cloudwatch:ListTagsForResource'],
  }),
  kind({
    type: 'AWS::Config::ConfigurationAggregator',
    primaryIdentifier: ['ConfigurationAggregatorName'],
    recorded: false,
    listing: plain(),
    readPermissions: ['config:DescribeConfigurationAggregators', 'config:ListTagsForResource'],
  }),
  kind({
    type: 'AWS::GuardDuty::Detector',
    primaryIdentifier: ['Id'],
    recorded: true,
    listing: plain(),
    readPermissions: ['guardduty:GetDetector', 'guardduty:ListDetectors'],
  }),
];
