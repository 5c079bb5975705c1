import type { CommandPermissions, PermissionRow } from './permission-row';

const RULES = 'arn:aws:config:${Region}:${Account}:config-rule/*';

/** `storefront-baseline audit`. Source of resources: Service Authorization Reference, "AWS Config". */
export const auditPermissions: CommandPermissions = {
  command: 'audit',
  purpose: 'Read what AWS Config found. It changes nothing; with --evaluate it starts the evaluation of rules.',
  regionsBeside: ['us-east-1'],
  needs: [],
  rows: ({ evaluate = false, aggregator = false, roleArn = [] }) =>
    roleArn.length > 0
      ? assumingRows(roleArn)
      : [...accountRows(), ...(aggregator ? aggregatorRows() : []), ...(evaluate ? startRows() : [])],
  note: ({ evaluate = false, roleArn = [] }) =>
    roleArn.length > 0
      ? `It is for who assumes the roles; they themselves need what permissions audit${evaluate ? ' --evaluate' : ''} prints without --role-arn.`
      : undefined,
};

/** Who assumes roles reads nothing of AWS Config: the roles do. */
function assumingRows(roles: readonly string[]): readonly PermissionRow[] {
  return [
    { sid: 'CallerWithoutResourceLevel', actions: ['sts:GetCallerIdentity'], resources: ['*'] },
    { sid: 'AssumeRoles', actions: ['sts:AssumeRole'], resources: roles },
  ];
}

function accountRows(): readonly PermissionRow[] {
  return [
    {
      sid: 'ReadsWithoutResourceLevel',
      actions: [
        'config:DescribeComplianceByConfigRule',
        'config:DescribeConfigRuleEvaluationStatus',
        'config:DescribeConfigRules',
        'config:DescribeConformancePackStatus',
        'config:DescribeConformancePacks',
        'config:DescribeDeliveryChannelStatus',
        'config:DescribeDeliveryChannels',
        'sts:GetCallerIdentity',
      ],
      resources: ['*'],
    },
    {
      sid: 'ReadRecorders',
      actions: ['config:DescribeConfigurationRecorderStatus', 'config:DescribeConfigurationRecorders'],
      resources: ['arn:aws:config:${Region}:${Account}:configuration-recorder/*'],
    },
    { sid: 'ReadRuleResults', actions: ['config:GetComplianceDetailsByConfigRule'], resources: [RULES] },
    {
      sid: 'ReadConformancePackResults',
      actions: ['config:DescribeConformancePackCompliance'],
      resources: ['arn:aws:config:${Region}:${Account}:conformance-pack/*'],
    },
    {
      sid: 'ReadRemediation',
      actions: ['config:DescribeRemediationConfigurations', 'config:DescribeRemediationExecutionStatus'],
      resources: ['arn:aws:config:${Region}:${Account}:remediation-configuration/*'],
    },
  ];
}

function aggregatorRows(): readonly PermissionRow[] {
  return [
    {
      sid: 'AggregatorListWithoutResourceLevel',
      actions: ['config:DescribeConfigurationAggregators'],
      resources: ['*'],
    },
    {
      sid: 'ReadAggregators',
      actions: [
        'config:DescribeAggregateComplianceByConfigRules',
        'config:DescribeConfigurationAggregatorSourcesStatus',
        'config:GetAggregateComplianceDetailsByConfigRule',
        'config:GetAggregateDiscoveredResourceCounts',
      ],
      resources: ['arn:aws:config:${Region}:${Account}:config-aggregator/*'],
    },
  ];
}

function startRows(): readonly PermissionRow[] {
  return [{ sid: 'StartEvaluations', actions: ['config:StartConfigRulesEvaluation'], resources: [RULES] }];
}
