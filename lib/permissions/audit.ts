import type { CommandPermissions, PermissionOptions, PermissionRow } from './permission-row';

const RULES = 'arn:aws:config:${Region}:${Account}:config-rule/*';
const AGGREGATORS = 'arn:aws:config:${Region}:${Account}:config-aggregator/*';

/** `storefront-baseline audit`. Source of resources: Service Authorization Reference, "AWS Config". */
export const auditPermissions: CommandPermissions = {
  command: 'audit',
  purpose: 'Read what AWS Config found. It changes nothing; with --evaluate it starts the evaluation of rules.',
  regionsBeside: ['us-east-1'],
  needs: [],
  rows: (options) => [
    ...accountRows(),
    ...(options.aggregator === true ? aggregatorRows() : []),
    ...startRows(options),
  ],
};

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
        'config:SelectResourceConfig',
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
      actions: ['config:DescribeConformancePackCompliance', 'config:GetConformancePackComplianceDetails'],
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
        'config:DescribeAggregateComplianceByConformancePacks',
        'config:DescribeConfigurationAggregatorSourcesStatus',
        'config:GetAggregateComplianceDetailsByConfigRule',
        'config:SelectAggregateResourceConfig',
      ],
      resources: [AGGREGATORS],
    },
  ];
}

function startRows({ evaluate = false }: PermissionOptions): readonly PermissionRow[] {
  return evaluate
    ? [{ sid: 'StartEvaluations', actions: ['config:StartConfigRulesEvaluation'], resources: [RULES] }]
    : [];
}
