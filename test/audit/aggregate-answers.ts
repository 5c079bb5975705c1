import { type Asked, complianceOf, evaluation, page } from './config-answers';
import { ConfigRefusal, type Entry, limitOf, seconds } from './config-pages';
import type { DescribedAggregator } from './described-account';

const UPDATED = '2026-11-01T00:00:00.000Z';

/** What an aggregator counts to. */
const MOST_COUNTED = 100;

/** What AWS Config answers for an aggregator. */
export const AGGREGATE_ANSWERS: Readonly<Record<string, (asked: Asked) => Entry>> = {
  DescribeConfigurationAggregators: (asked) => {
    const names = asked.input.ConfigurationAggregatorNames as readonly string[] | undefined;
    for (const name of names ?? []) aggregatorNamed(asked, name);
    const found = aggregators(asked).filter(({ name }) => names?.includes(name) ?? true);
    return page(asked, 'ConfigurationAggregators', found, limitOf(asked.input, 100, 100), described);
  },
  DescribeConfigurationAggregatorSourcesStatus: (asked) => {
    const { organization, sources } = aggregator(asked);
    const list = sources.map(({ account, region, status = 'SUCCEEDED' }) => ({
      SourceId: organization ?? account,
      SourceType: organization === undefined ? 'ACCOUNT' : 'ORGANIZATION',
      AwsRegion: region,
      LastUpdateStatus: status,
      LastUpdateTime: seconds(UPDATED),
      ...(status === 'FAILED' ? { LastErrorCode: 'AccessDenied', LastErrorMessage: 'not authorized yet' } : {}),
    }));
    return page(asked, 'AggregatedSourceStatusList', list, limitOf(asked.input, 100, 100));
  },
  DescribeAggregateComplianceByConfigRules: (asked) => {
    const filters = (asked.input.Filters ?? {}) as Readonly<Record<string, string>>;
    const list = seen(asked).flatMap((region) =>
      region.rules
        .filter(({ results }) => results.length > 0)
        .map((rule) => ({
          ConfigRuleName: rule.described.name,
          Compliance: complianceOf(rule, MOST_COUNTED),
          AccountId: region.account,
          AwsRegion: region.region,
        })),
    );
    const wanted = list.filter(
      (entry) =>
        (filters.AccountId ?? entry.AccountId) === entry.AccountId &&
        (filters.AwsRegion ?? entry.AwsRegion) === entry.AwsRegion,
    );
    return page(asked, 'AggregateComplianceByConfigRules', wanted, limitOf(asked.input, 1_000, 1_000));
  },
  GetAggregateComplianceDetailsByConfigRule: (asked) => {
    const { ConfigRuleName, AccountId, AwsRegion, ComplianceType } = asked.input;
    const region = seen(asked).find(({ account, region }) => account === AccountId && region === AwsRegion);
    const rule = region?.rules.find(({ described }) => described.name === ConfigRuleName);
    const results = (rule?.results ?? []).filter(({ compliance }) => compliance === (ComplianceType ?? compliance));
    return page(asked, 'AggregateEvaluationResults', results, limitOf(asked.input, 50, 100), (result) => ({
      ...(rule === undefined ? {} : evaluation(rule, result)),
      AccountId,
      AwsRegion,
    }));
  },
  GetAggregateDiscoveredResourceCounts: (asked) => {
    const { Region } = (asked.input.Filters ?? {}) as Readonly<Record<string, string>>;
    const accounts = new Set(
      seen(asked).flatMap(({ account, region }) => (region === (Region ?? region) ? [account] : [])),
    );
    return {
      TotalDiscoveredResources: accounts.size * 10,
      GroupByKey: asked.input.GroupByKey,
      ...page(asked, 'GroupedResourceCounts', [...accounts], limitOf(asked.input, 1_000, 1_000), (GroupName) => ({
        GroupName,
        ResourceCount: 10,
      })),
    };
  },
};

function seen(asked: Asked) {
  return aggregator(asked).sources.map(({ account, region }) => asked.world.region(account, region));
}

function aggregators({ world, here }: Asked): readonly DescribedAggregator[] {
  return world.aggregators(here.account, here.region);
}

function aggregator(asked: Asked): DescribedAggregator {
  return aggregatorNamed(asked, String(asked.input.ConfigurationAggregatorName));
}

function aggregatorNamed(asked: Asked, name: string): DescribedAggregator {
  const found = aggregators(asked).find((each) => each.name === name);
  if (found === undefined) {
    const message =
      'The configuration aggregator does not exist. Check the configuration aggregator name and try again.';
    throw new ConfigRefusal('NoSuchConfigurationAggregatorException', message);
  }
  return found;
}

function described({ name, organization, sources }: DescribedAggregator): Entry {
  const AwsRegions = [...new Set(sources.map(({ region }) => region))];
  return {
    ConfigurationAggregatorName: name,
    ...(organization === undefined
      ? { AccountAggregationSources: [{ AccountIds: [...new Set(sources.map(({ account }) => account))], AwsRegions }] }
      : { OrganizationAggregationSource: { RoleArn: 'arn:aws:iam::111122223333:role/collect', AwsRegions } }),
  };
}
