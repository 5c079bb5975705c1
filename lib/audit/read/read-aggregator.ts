import type { AggregateComplianceByConfigRule, AggregatedSourceStatus } from '@aws-sdk/client-config-service';
import { AwsFailureKind } from '../../account/aws-failure';
import { isRuleOf, processChecks } from '../../rules/process-checks';
import { type AuditScope, scopeName } from '../audit-scope';
import type { ObservedEvaluation, ObservedRule } from '../observations';
import {
  describeAggregateComplianceByConfigRules,
  describeConfigurationAggregatorSourcesStatus,
  describeConfigurationAggregators,
  getAggregateComplianceDetailsByConfigRule,
  getAggregateDiscoveredResourceCounts,
} from './aggregator-operations';
import { AuditError } from './audit-error';
import { type ConfigReader, UnreadPage } from './config-reader';
import { ruleCounts } from './observed-rule';
import { entries, foldList, foldOrGap, noteGap } from './read-list';
import { RESULTS_A_PAGE, resultsFold } from './read-results';
import type { SourceReading } from './source-reading';

/**
 * Reads what an aggregator collected. AWS Config counts there: of a rule that complies nothing is listed. It tells neither
 * recorders nor when a rule was evaluated, and of a rule its name alone.
 *
 * @throws AuditError when there is no such aggregator
 */
export async function readAggregator(reader: ConfigReader, aggregator: string): Promise<SourceReading> {
  await mustExist(reader, aggregator);
  const input = { ConfigurationAggregatorName: aggregator };
  const { run } = reader;
  const [collected, { value: compliances }] = await Promise.all([
    readCollected(reader, aggregator),
    foldOrGap(
      reader,
      describeAggregateComplianceByConfigRules,
      input,
      entries((output) => output.AggregateComplianceByConfigRules),
      // Whose rules are missing then, nobody knows.
      { scope: undefined },
    ),
  ]);
  const scopes = new Map<string, AuditScope>();
  const scopeOf = (account = '', region = ''): AuditScope => {
    const scope = { account, region };
    const known = scopes.get(scopeName(scope));
    if (known !== undefined) return known;
    scopes.set(scopeName(scope), scope);
    run.add({ scopes: 1 });
    return scope;
  };
  for (const { account, region } of collected) scopeOf(account, region);
  run.add({ rules: compliances.length });
  const rules = await Promise.all(
    compliances.map((entry) => readRule(reader, aggregator, scopeOf(entry.AccountId, entry.AwsRegion), entry)),
  );
  run.add({ scopesDone: scopes.size });
  return {
    scopes: [...scopes.values()],
    recorders: [],
    rules: rules.map(({ rule }) => rule),
    packs: [],
    evaluations: rules.map(({ evaluations }) => evaluations),
  };
}

async function mustExist(reader: ConfigReader, aggregator: string): Promise<void> {
  const { account, region } = reader.scope;
  try {
    await reader.page(describeConfigurationAggregators, { ConfigurationAggregatorNames: [aggregator] });
  } catch (error) {
    if (!(error instanceof UnreadPage)) throw error;
    const { failure } = error;
    if (failure.code !== 'NoSuchConfigurationAggregatorException') {
      // Whether it exists shows when it is read.
      noteGap(reader, describeConfigurationAggregators.name, failure, { scope: undefined });
      return;
    }
    const { value } = await foldList(
      reader,
      describeConfigurationAggregators,
      {},
      entries((output) => output.ConfigurationAggregators),
    );
    const names = value.map(({ ConfigurationAggregatorName }) => ConfigurationAggregatorName ?? '');
    const mend =
      names.length === 0
        ? 'there is none; name the region where the aggregator stands'
        : `name one that does: ${names.join(', ')}`;
    throw new AuditError(`the aggregator ${aggregator} does not exist in ${account}/${region}; ${mend}`);
  }
}

/**
 * The accounts and regions that the aggregator collects, those without any rule included: the ones that it names, and the
 * ones from which it has resources. A source that it could not read lately is a gap.
 */
async function readCollected(reader: ConfigReader, aggregator: string): Promise<readonly AuditScope[]> {
  const input = { ConfigurationAggregatorName: aggregator };
  const { value: sources } = await foldOrGap(
    reader,
    describeConfigurationAggregatorSourcesStatus,
    input,
    entries((output) => output.AggregatedSourceStatusList),
    { scope: undefined },
  );
  for (const source of sources) noteOutdated(reader, source);
  const named = sources.flatMap((source) => sourceScope(source) ?? []);
  const regions = [...new Set(sources.map(({ AwsRegion }) => AwsRegion).filter((region) => region !== undefined))];
  const found = await Promise.all(
    regions.map(async (region) => {
      const { value } = await foldOrGap(
        reader,
        getAggregateDiscoveredResourceCounts,
        { ...input, GroupByKey: 'ACCOUNT_ID', Filters: { Region: region } },
        entries((output) => output.GroupedResourceCounts),
        { scope: undefined },
      );
      return value.map(({ GroupName }) => ({ account: GroupName ?? '', region }));
    }),
  );
  return [...named, ...found.flat()];
}

function noteOutdated(reader: ConfigReader, source: AggregatedSourceStatus): void {
  const { LastUpdateStatus: status, SourceId, AwsRegion, LastErrorCode, LastErrorMessage } = source;
  if (status === undefined || status === 'SUCCEEDED') return;
  const why = [LastErrorCode, LastErrorMessage].filter((part) => part !== undefined).join(': ');
  const message = `the aggregator has no recent data of ${SourceId} in ${AwsRegion}${why === '' ? '' : ` (${why})`}`;
  const failure = { kind: AwsFailureKind.OTHER, code: `Source${status}`, message };
  noteGap(reader, describeConfigurationAggregatorSourcesStatus.name, failure, { scope: sourceScope(source) });
}

/** The account and region of a source; undefined of an organization, whose accounts are not named. */
function sourceScope({ SourceType, SourceId, AwsRegion }: AggregatedSourceStatus): AuditScope | undefined {
  return SourceType === 'ACCOUNT' && SourceId !== undefined && AwsRegion !== undefined
    ? { account: SourceId, region: AwsRegion }
    : undefined;
}

async function readRule(
  reader: ConfigReader,
  aggregator: string,
  scope: AuditScope,
  { ConfigRuleName: name = '', Compliance }: AggregateComplianceByConfigRule,
): Promise<{ readonly rule: ObservedRule; readonly evaluations: readonly ObservedEvaluation[] }> {
  const { run } = reader;
  const compliance = Compliance?.ComplianceType;
  const counted = Compliance?.ComplianceContributorCount;
  const keepAll = processChecks.some((check) => isRuleOf(check, name));
  const everything = keepAll || run.options.everyResult === true;
  const listing = everything || compliance === undefined || compliance === 'NON_COMPLIANT';
  const reading = listing
    ? await foldOrGap(
        reader,
        getAggregateComplianceDetailsByConfigRule,
        {
          ConfigurationAggregatorName: aggregator,
          ConfigRuleName: name,
          AccountId: scope.account,
          AwsRegion: scope.region,
          ...(everything ? {} : { ComplianceType: 'NON_COMPLIANT' as const }),
          Limit: RESULTS_A_PAGE,
        },
        resultsFold(run, { scope, rule: name, keepAll }, (output) => output.AggregateEvaluationResults),
        { scope, rule: name },
      )
    : undefined;
  run.add({ rulesDone: 1 });
  const listed =
    reading === undefined
      ? undefined
      : { results: reading.value, everything: everything && reading.failure === undefined };
  const lastEvaluatedAt = listed?.everything === true ? listed.results.newest : undefined;
  return {
    rule: {
      scope,
      name,
      parameters: {},
      counts: ruleCounts(compliance, counted?.CappedCount, listed),
      countsCapped: listed === undefined && counted?.CapExceeded === true,
      ...(compliance === undefined ? {} : { compliance }),
      ...(lastEvaluatedAt === undefined ? {} : { lastEvaluatedAt }),
    },
    evaluations: reading?.value.kept ?? [],
  };
}
