import {
  DescribeAggregateComplianceByConfigRulesCommand,
  type DescribeAggregateComplianceByConfigRulesCommandInput,
  type DescribeAggregateComplianceByConfigRulesCommandOutput,
  DescribeConfigurationAggregatorSourcesStatusCommand,
  type DescribeConfigurationAggregatorSourcesStatusCommandInput,
  type DescribeConfigurationAggregatorSourcesStatusCommandOutput,
  DescribeConfigurationAggregatorsCommand,
  type DescribeConfigurationAggregatorsCommandInput,
  type DescribeConfigurationAggregatorsCommandOutput,
  GetAggregateComplianceDetailsByConfigRuleCommand,
  type GetAggregateComplianceDetailsByConfigRuleCommandInput,
  type GetAggregateComplianceDetailsByConfigRuleCommandOutput,
  GetAggregateDiscoveredResourceCountsCommand,
  type GetAggregateDiscoveredResourceCountsCommandInput,
  type GetAggregateDiscoveredResourceCountsCommandOutput,
} from '@aws-sdk/client-config-service';
import type { ListOperation } from './config-operation';

export const describeConfigurationAggregators: ListOperation<
  DescribeConfigurationAggregatorsCommandInput,
  DescribeConfigurationAggregatorsCommandOutput
> = {
  name: 'DescribeConfigurationAggregators',
  list: 'ConfigurationAggregators',
  send: (client, input, options) => client.send(new DescribeConfigurationAggregatorsCommand(input), options),
};

export const describeConfigurationAggregatorSourcesStatus: ListOperation<
  DescribeConfigurationAggregatorSourcesStatusCommandInput,
  DescribeConfigurationAggregatorSourcesStatusCommandOutput
> = {
  name: 'DescribeConfigurationAggregatorSourcesStatus',
  list: 'AggregatedSourceStatusList',
  send: (client, input, options) =>
    client.send(new DescribeConfigurationAggregatorSourcesStatusCommand(input), options),
};

export const describeAggregateComplianceByConfigRules: ListOperation<
  DescribeAggregateComplianceByConfigRulesCommandInput,
  DescribeAggregateComplianceByConfigRulesCommandOutput
> = {
  name: 'DescribeAggregateComplianceByConfigRules',
  list: 'AggregateComplianceByConfigRules',
  send: (client, input, options) => client.send(new DescribeAggregateComplianceByConfigRulesCommand(input), options),
};

export const getAggregateComplianceDetailsByConfigRule: ListOperation<
  GetAggregateComplianceDetailsByConfigRuleCommandInput,
  GetAggregateComplianceDetailsByConfigRuleCommandOutput
> = {
  name: 'GetAggregateComplianceDetailsByConfigRule',
  list: 'AggregateEvaluationResults',
  send: (client, input, options) => client.send(new GetAggregateComplianceDetailsByConfigRuleCommand(input), options),
};

export const getAggregateDiscoveredResourceCounts: ListOperation<
  GetAggregateDiscoveredResourceCountsCommandInput,
  GetAggregateDiscoveredResourceCountsCommandOutput
> = {
  name: 'GetAggregateDiscoveredResourceCounts',
  list: 'GroupedResourceCounts',
  send: (client, input, options) => client.send(new GetAggregateDiscoveredResourceCountsCommand(input), options),
};
