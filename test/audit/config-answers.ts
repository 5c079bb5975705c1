import { ConfigRefusal, type Entry, limitOf, pageOf, seconds } from './config-pages';
import { type ConfigWorld, type LivingRegion, type LivingRule, settle } from './config-world';
import type { DescribedResult, DescribedRun } from './described-account';

/** Who asks, and of what. */
export interface Asked {
  readonly world: ConfigWorld;
  readonly here: LivingRegion;
  readonly input: Entry;
  /** Entries of a page at most. */
  readonly pageSize: number;
  /** Whether an empty page with a token comes before the page. */
  readonly withEmpty: boolean;
  /** Milliseconds that an evaluation takes. */
  readonly evaluationMs: number;
  /** Milliseconds that AWS asks between two starts of evaluations. */
  readonly betweenStartsMs: number;
}

type Answerer = (asked: Asked) => Entry;

const RECORDED = '2026-11-01T00:00:00.000Z';
/** "DescribeConfigRules" and its neighbours, AWS Config API Reference. */
const MOST_NAMES = 25;
/** What `DescribeComplianceByConfigRule` counts to. */
const MOST_COUNTED = 25;

/** What AWS Config answers in one account and region. */
export const ACCOUNT_ANSWERS: Readonly<Record<string, Answerer>> = {
  DescribeConfigurationRecorders: ({ here: { described } }) => ({
    ConfigurationRecorders: [described.recorder].filter(isPresent).map(({ name, recordsEverything = true }) => ({
      name,
      recordingGroup: { allSupported: recordsEverything },
    })),
  }),
  DescribeConfigurationRecorderStatus: ({ here: { described } }) => ({
    ConfigurationRecordersStatus: [described.recorder].filter(isPresent).map((recorder) => ({
      name: recorder.name,
      recording: recorder.recording,
      lastStatus: recorder.lastStatus ?? 'SUCCESS',
      lastErrorCode: recorder.lastError?.code,
      lastErrorMessage: recorder.lastError?.message,
    })),
  }),
  DescribeDeliveryChannels: ({ here: { described } }) => ({
    DeliveryChannels: [described.channel].filter(isPresent).map(({ name }) => ({ name, s3BucketName: 'archive' })),
  }),
  DescribeDeliveryChannelStatus: ({ here: { described } }) => ({
    DeliveryChannelsStatus: [described.channel]
      .filter(isPresent)
      .map(({ name, lastStatus = 'SUCCESS', lastError }) => ({
        name,
        configHistoryDeliveryInfo: { lastStatus, lastErrorCode: lastError?.code, lastErrorMessage: lastError?.message },
        configSnapshotDeliveryInfo: {},
        configStreamDeliveryInfo: { lastStatus: 'NOT_APPLICABLE' },
      })),
  }),
  DescribeConfigRules: (asked) =>
    page(
      asked,
      'ConfigRules',
      named(asked).map((rule) => configRule(rule)),
      25,
    ),
  DescribeComplianceByConfigRule: (asked) =>
    page(
      asked,
      'ComplianceByConfigRules',
      named(asked).map((rule) => ({ ConfigRuleName: rule.described.name, Compliance: complianceOf(rule) })),
      25,
    ),
  DescribeConfigRuleEvaluationStatus: (asked) => {
    const rules = named(asked).filter(({ described }) => described.withoutStatus !== true);
    return page(asked, 'ConfigRulesEvaluationStatus', rules.map(evaluationStatus), limitOf(asked.input, 50, 50));
  },
  GetComplianceDetailsByConfigRule: (asked) => {
    const types = asked.input.ComplianceTypes as readonly string[] | undefined;
    const rule = ruleNamed(asked, String(asked.input.ConfigRuleName));
    const results = rule.results.filter(({ compliance }) => types?.includes(compliance) ?? true);
    const limit = limitOf(asked.input, 10, 100);
    return page(asked, 'EvaluationResults', results, limit, (result) => evaluation(rule, result));
  },
  DescribeRemediationConfigurations: (asked) => ({
    RemediationConfigurations: named(asked).flatMap(({ described: { name, remediation } }) =>
      remediation === undefined
        ? []
        : [
            {
              ConfigRuleName: name,
              TargetType: 'SSM_DOCUMENT',
              TargetId: remediation.document,
              Automatic: remediation.automatic,
            },
          ],
    ),
  }),
  DescribeRemediationExecutionStatus: (asked) => {
    const { remediation } = ruleNamed(asked, String(asked.input.ConfigRuleName)).described;
    if (remediation === undefined) {
      throw new ConfigRefusal('NoSuchRemediationConfigurationException', 'There is no remediation for the rule');
    }
    const runs = remediation.runs ?? [];
    return page(asked, 'RemediationExecutionStatuses', runs, limitOf(asked.input, 100, 100), executionStatus);
  },
  DescribeConformancePacks: (asked) =>
    page(
      asked,
      'ConformancePackDetails',
      packs(asked).map(({ name, id }) => ({
        ConformancePackName: name,
        ConformancePackId: `conformance-pack-${id}`,
        ConformancePackArn: `arn:aws:config:${asked.here.region}:${asked.here.account}:conformance-pack/${name}/${id}`,
      })),
      limitOf(asked.input, 20, 20),
    ),
  DescribeConformancePackStatus: (asked) =>
    page(
      asked,
      'ConformancePackStatusDetails',
      packs(asked).map(({ name, id, state = 'CREATE_COMPLETE' }) => ({
        ConformancePackName: name,
        ConformancePackId: `conformance-pack-${id}`,
        ConformancePackState: state,
        LastUpdateRequestedTime: seconds(RECORDED),
      })),
      limitOf(asked.input, 20, 20),
    ),
  DescribeConformancePackCompliance: (asked) => {
    const pack = packs(asked).find(({ name }) => name === asked.input.ConformancePackName);
    if (pack === undefined) throw new ConfigRefusal('NoSuchConformancePackException', 'There is no such pack');
    const rules = asked.here.rules.filter(({ described }) => described.name.endsWith(`-conformance-pack-${pack.id}`));
    const list = rules.map((rule) => ({
      ConfigRuleName: rule.described.name,
      ComplianceType: complianceOf(rule).ComplianceType,
      Controls: [],
    }));
    return {
      ConformancePackName: pack.name,
      ...page(asked, 'ConformancePackRuleComplianceList', list, limitOf(asked.input, 1_000, 1_000)),
    };
  },
  StartConfigRulesEvaluation: (asked) => {
    const rules = named(asked);
    const now = Date.now();
    if (rules.some(({ endsAt }) => endsAt !== undefined && now < endsAt)) {
      throw new ConfigRefusal('ResourceInUseException', 'An evaluation of the rule is in progress');
    }
    if (asked.here.startedAt !== undefined && now - asked.here.startedAt < asked.betweenStartsMs) {
      throw new ConfigRefusal('LimitExceededException', 'Evaluations were started a moment ago');
    }
    asked.here.startedAt = now;
    for (const rule of rules) rule.endsAt = now + asked.evaluationMs;
    return {};
  },
  PutExternalEvaluation: (asked) => {
    const rule = ruleNamed(asked, String(asked.input.ConfigRuleName));
    const given = asked.input.ExternalEvaluation as Readonly<Record<string, string | number>>;
    const result: DescribedResult = {
      type: String(given.ComplianceResourceType),
      id: String(given.ComplianceResourceId),
      compliance: given.ComplianceType as DescribedResult['compliance'],
      recordedAt: new Date(Number(given.OrderingTimestamp) * 1_000).toISOString(),
      ...(given.Annotation === undefined ? {} : { annotation: String(given.Annotation) }),
    };
    rule.results = [...rule.results.filter(({ type, id }) => type !== result.type || id !== result.id), result];
    return {};
  },
};

/** A result as `GetComplianceDetailsByConfigRule` writes it. */
export function evaluation({ described: { name } }: LivingRule, result: DescribedResult): Entry {
  const recorded = seconds(result.recordedAt ?? RECORDED);
  return {
    EvaluationResultIdentifier: {
      EvaluationResultQualifier: {
        ConfigRuleName: name,
        ResourceType: result.type,
        ResourceId: result.id,
        EvaluationMode: 'DETECTIVE',
      },
      OrderingTimestamp: recorded,
    },
    ComplianceType: result.compliance,
    ResultRecordedTime: recorded,
    ConfigRuleInvokedTime: recorded,
    ...(result.annotation === undefined ? {} : { Annotation: result.annotation }),
  };
}

/** A rule's compliance with the number of resources behind it, which AWS Config does not count to the end. */
export function complianceOf({ results }: LivingRule, most = MOST_COUNTED): Entry {
  const violations = results.filter(({ compliance }) => compliance === 'NON_COMPLIANT').length;
  if (violations > 0) {
    return {
      ComplianceType: 'NON_COMPLIANT',
      ComplianceContributorCount: { CappedCount: Math.min(violations, most), CapExceeded: violations > most },
    };
  }
  const some = results.some(({ compliance }) => compliance === 'COMPLIANT');
  return { ComplianceType: some ? 'COMPLIANT' : 'INSUFFICIENT_DATA' };
}

/** A page of a list, no larger than the server makes them. */
export function page<Item>(
  { input, pageSize, withEmpty }: Pick<Asked, 'input' | 'pageSize' | 'withEmpty'>,
  key: string,
  all: readonly Item[],
  size: number,
  written: (item: Item) => unknown = (item) => item,
): Entry {
  const answer = pageOf(key, all, input, { size: Math.min(size, pageSize), withEmpty });
  return { ...answer, [key]: (answer[key] as readonly Item[]).map((item) => written(item)) };
}

function named(asked: Asked): readonly LivingRule[] {
  const names = (asked.input.ConfigRuleNames ?? []) as readonly string[];
  if (names.length > MOST_NAMES) {
    throw new ConfigRefusal('InvalidParameterValueException', `ConfigRuleNames has more than ${MOST_NAMES} members`);
  }
  if (names.length > 0) return names.map((name) => ruleNamed(asked, name));
  for (const rule of asked.here.rules) settle(rule, Date.now());
  return asked.here.rules;
}

function ruleNamed({ here }: Asked, name: string): LivingRule {
  const found = here.rules.find(({ described }) => described.name === name);
  if (found === undefined) {
    throw new ConfigRefusal('NoSuchConfigRuleException', `The ConfigRule '${name}' provided in the request is invalid`);
  }
  settle(found, Date.now());
  return found;
}

function packs({ here, input }: Asked) {
  const names = input.ConformancePackNames as readonly string[] | undefined;
  return (here.described.packs ?? []).filter(({ name }) => names?.includes(name) ?? true);
}

function configRule({ described, endsAt }: LivingRule): Entry {
  const { name, source, parameters, description, state = 'ACTIVE' } = described;
  const custom = source.startsWith('CUSTOM_');
  return {
    ConfigRuleName: name,
    ConfigRuleState: endsAt === undefined ? state : 'EVALUATING',
    Source: custom ? { Owner: source } : { Owner: 'AWS', SourceIdentifier: source },
    InputParameters: JSON.stringify(parameters ?? {}),
    ...(description === undefined ? {} : { Description: description }),
    EvaluationModes: [{ Mode: 'DETECTIVE' }],
  };
}

function evaluationStatus({ described, lastEvaluatedAt, failed }: LivingRule): Entry {
  return {
    ConfigRuleName: described.name,
    FirstEvaluationStarted: lastEvaluatedAt !== undefined || failed !== undefined,
    LastSuccessfulInvocationTime: seconds(lastEvaluatedAt),
    LastSuccessfulEvaluationTime: seconds(lastEvaluatedAt),
    LastFailedEvaluationTime: seconds(failed?.at),
    LastErrorCode: failed?.code,
    LastErrorMessage: failed?.message,
  };
}

function executionStatus({ type, id, state, at, failedSteps = [] }: DescribedRun): Entry {
  return {
    ResourceKey: { resourceType: type, resourceId: id },
    State: state,
    InvocationTime: seconds(at),
    LastUpdatedTime: seconds(at),
    StepDetails: [
      { Name: 'Prepare', State: 'SUCCEEDED', StartTime: seconds(at), StopTime: seconds(at) },
      ...failedSteps.map(({ name, message }) => ({ Name: name, State: 'FAILED', ErrorMessage: message })),
    ],
  };
}

function isPresent<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
