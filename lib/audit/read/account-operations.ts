import {
  DescribeComplianceByConfigRuleCommand,
  type DescribeComplianceByConfigRuleCommandInput,
  type DescribeComplianceByConfigRuleCommandOutput,
  DescribeConfigRuleEvaluationStatusCommand,
  type DescribeConfigRuleEvaluationStatusCommandInput,
  type DescribeConfigRuleEvaluationStatusCommandOutput,
  DescribeConfigRulesCommand,
  type DescribeConfigRulesCommandInput,
  type DescribeConfigRulesCommandOutput,
  DescribeConfigurationRecorderStatusCommand,
  type DescribeConfigurationRecorderStatusCommandInput,
  type DescribeConfigurationRecorderStatusCommandOutput,
  DescribeConfigurationRecordersCommand,
  type DescribeConfigurationRecordersCommandInput,
  type DescribeConfigurationRecordersCommandOutput,
  DescribeConformancePackComplianceCommand,
  type DescribeConformancePackComplianceCommandInput,
  type DescribeConformancePackComplianceCommandOutput,
  DescribeConformancePackStatusCommand,
  type DescribeConformancePackStatusCommandInput,
  type DescribeConformancePackStatusCommandOutput,
  DescribeConformancePacksCommand,
  type DescribeConformancePacksCommandInput,
  type DescribeConformancePacksCommandOutput,
  DescribeDeliveryChannelStatusCommand,
  type DescribeDeliveryChannelStatusCommandInput,
  type DescribeDeliveryChannelStatusCommandOutput,
  DescribeDeliveryChannelsCommand,
  type DescribeDeliveryChannelsCommandInput,
  type DescribeDeliveryChannelsCommandOutput,
  DescribeRemediationConfigurationsCommand,
  type DescribeRemediationConfigurationsCommandInput,
  type DescribeRemediationConfigurationsCommandOutput,
  DescribeRemediationExecutionStatusCommand,
  type DescribeRemediationExecutionStatusCommandInput,
  type DescribeRemediationExecutionStatusCommandOutput,
  GetComplianceDetailsByConfigRuleCommand,
  type GetComplianceDetailsByConfigRuleCommandInput,
  type GetComplianceDetailsByConfigRuleCommandOutput,
  StartConfigRulesEvaluationCommand,
  type StartConfigRulesEvaluationCommandInput,
  type StartConfigRulesEvaluationCommandOutput,
} from '@aws-sdk/client-config-service';
import type { ConfigOperation, ListOperation, Paged } from './config-operation';

export const describeConfigurationRecorders: ConfigOperation<
  DescribeConfigurationRecordersCommandInput,
  DescribeConfigurationRecordersCommandOutput
> = {
  name: 'DescribeConfigurationRecorders',
  list: 'ConfigurationRecorders',
  send: (client, input, options) => client.send(new DescribeConfigurationRecordersCommand(input), options),
};

export const describeConfigurationRecorderStatus: ConfigOperation<
  DescribeConfigurationRecorderStatusCommandInput,
  DescribeConfigurationRecorderStatusCommandOutput
> = {
  name: 'DescribeConfigurationRecorderStatus',
  list: 'ConfigurationRecordersStatus',
  send: (client, input, options) => client.send(new DescribeConfigurationRecorderStatusCommand(input), options),
};

export const describeDeliveryChannels: ConfigOperation<
  DescribeDeliveryChannelsCommandInput,
  DescribeDeliveryChannelsCommandOutput
> = {
  name: 'DescribeDeliveryChannels',
  list: 'DeliveryChannels',
  send: (client, input, options) => client.send(new DescribeDeliveryChannelsCommand(input), options),
};

export const describeDeliveryChannelStatus: ConfigOperation<
  DescribeDeliveryChannelStatusCommandInput,
  DescribeDeliveryChannelStatusCommandOutput
> = {
  name: 'DescribeDeliveryChannelStatus',
  list: 'DeliveryChannelsStatus',
  send: (client, input, options) => client.send(new DescribeDeliveryChannelStatusCommand(input), options),
};

export const describeConfigRules: ListOperation<DescribeConfigRulesCommandInput, DescribeConfigRulesCommandOutput> = {
  name: 'DescribeConfigRules',
  list: 'ConfigRules',
  send: (client, input, options) => client.send(new DescribeConfigRulesCommand(input), options),
};

export const describeComplianceByConfigRule: ListOperation<
  DescribeComplianceByConfigRuleCommandInput,
  DescribeComplianceByConfigRuleCommandOutput
> = {
  name: 'DescribeComplianceByConfigRule',
  list: 'ComplianceByConfigRules',
  send: (client, input, options) => client.send(new DescribeComplianceByConfigRuleCommand(input), options),
};

export const describeConfigRuleEvaluationStatus: ListOperation<
  DescribeConfigRuleEvaluationStatusCommandInput,
  DescribeConfigRuleEvaluationStatusCommandOutput
> = {
  name: 'DescribeConfigRuleEvaluationStatus',
  list: 'ConfigRulesEvaluationStatus',
  send: (client, input, options) => client.send(new DescribeConfigRuleEvaluationStatusCommand(input), options),
};

export const getComplianceDetailsByConfigRule: ListOperation<
  GetComplianceDetailsByConfigRuleCommandInput,
  GetComplianceDetailsByConfigRuleCommandOutput
> = {
  name: 'GetComplianceDetailsByConfigRule',
  list: 'EvaluationResults',
  send: (client, input, options) => client.send(new GetComplianceDetailsByConfigRuleCommand(input), options),
};

/** It answers in one page, and is read as a list all the same. */
export const describeRemediationConfigurations: ListOperation<
  DescribeRemediationConfigurationsCommandInput & Paged,
  DescribeRemediationConfigurationsCommandOutput & Paged
> = {
  name: 'DescribeRemediationConfigurations',
  list: 'RemediationConfigurations',
  send: (client, input, options) => client.send(new DescribeRemediationConfigurationsCommand(input), options),
};

export const describeRemediationExecutionStatus: ListOperation<
  DescribeRemediationExecutionStatusCommandInput,
  DescribeRemediationExecutionStatusCommandOutput
> = {
  name: 'DescribeRemediationExecutionStatus',
  list: 'RemediationExecutionStatuses',
  send: (client, input, options) => client.send(new DescribeRemediationExecutionStatusCommand(input), options),
};

export const describeConformancePacks: ListOperation<
  DescribeConformancePacksCommandInput,
  DescribeConformancePacksCommandOutput
> = {
  name: 'DescribeConformancePacks',
  list: 'ConformancePackDetails',
  send: (client, input, options) => client.send(new DescribeConformancePacksCommand(input), options),
};

export const describeConformancePackStatus: ListOperation<
  DescribeConformancePackStatusCommandInput,
  DescribeConformancePackStatusCommandOutput
> = {
  name: 'DescribeConformancePackStatus',
  list: 'ConformancePackStatusDetails',
  send: (client, input, options) => client.send(new DescribeConformancePackStatusCommand(input), options),
};

export const describeConformancePackCompliance: ListOperation<
  DescribeConformancePackComplianceCommandInput,
  DescribeConformancePackComplianceCommandOutput
> = {
  name: 'DescribeConformancePackCompliance',
  list: 'ConformancePackRuleComplianceList',
  send: (client, input, options) => client.send(new DescribeConformancePackComplianceCommand(input), options),
};

export const startConfigRulesEvaluation: ConfigOperation<
  StartConfigRulesEvaluationCommandInput,
  StartConfigRulesEvaluationCommandOutput
> = {
  name: 'StartConfigRulesEvaluation',
  send: (client, input, options) => client.send(new StartConfigRulesEvaluationCommand(input), options),
};
