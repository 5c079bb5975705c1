import type { ConfigRule, ConfigRuleEvaluationStatus } from '@aws-sdk/client-config-service';
import type { AuditScope } from '../audit-scope';
import type { Compliance, ObservedRemediation, ObservedRule } from '../observations';
import { isLater, isoTime } from './aws-time';
import { errorText } from './read-recorder';
import type { RuleResults } from './read-results';
import type { RuleReading } from './read-rules';

/** Which results of a rule were listed, if any. */
export interface ListedResults {
  readonly results: RuleResults;
  /** Whether results of every kind were asked for, and all came. */
  readonly everything: boolean;
}

/**
 * A rule as the audit keeps it.
 *
 * @param listed its results; undefined where none were listed
 * @param remediation with its runs; undefined where the rule has none
 */
export function observedRule(
  scope: AuditScope,
  reading: Omit<RuleReading, 'remediation'>,
  listed: ListedResults | undefined,
  remediation?: ObservedRemediation,
): ObservedRule {
  const { name, rule, status } = reading;
  const said = reading.compliance?.Compliance;
  const compliance = said?.ComplianceType;
  const counted = said?.ComplianceContributorCount;
  const source = ruleSource(rule);
  const lastEvaluatedAt =
    isoTime(status?.LastSuccessfulEvaluationTime) ?? (listed?.everything === true ? listed.results.newest : undefined);
  const lastError = errorAfterSuccess(status);
  return {
    scope,
    name,
    parameters: ruleParameters(rule.InputParameters),
    counts: ruleCounts(compliance, counted?.CappedCount, listed),
    countsCapped: listed === undefined && counted?.CapExceeded === true,
    ...(source === undefined ? {} : { source }),
    ...(rule.Description === undefined ? {} : { description: rule.Description }),
    ...(rule.ConfigRuleState === undefined ? {} : { state: rule.ConfigRuleState }),
    ...(compliance === undefined ? {} : { compliance }),
    ...(lastEvaluatedAt === undefined ? {} : { lastEvaluatedAt }),
    ...(lastError === undefined ? {} : { lastError }),
    ...(remediation === undefined ? {} : { remediation }),
  };
}

/** Resources by compliance: as they were listed, else as AWS Config counted them. */
export function ruleCounts(
  compliance: Compliance | undefined,
  counted: number | undefined,
  listed: ListedResults | undefined,
): ObservedRule['counts'] {
  if (listed?.everything === true) return listed.results.counts;
  // A rule complies when no resource violates it.
  const violations = listed?.results.counts.NON_COMPLIANT ?? (compliance === 'COMPLIANT' ? 0 : undefined);
  const told = compliance === undefined || counted === undefined ? {} : { [compliance]: counted };
  return { ...told, ...(violations === undefined ? {} : { NON_COMPLIANT: violations }) };
}

/** A managed rule's identifier, or the owner of a custom rule. */
export function ruleSource({ Source }: Pick<ConfigRule, 'Source'>): string | undefined {
  return Source?.Owner === 'AWS' ? Source.SourceIdentifier : Source?.Owner;
}

function errorAfterSuccess(status: ConfigRuleEvaluationStatus | undefined): string | undefined {
  const failed = isoTime(status?.LastFailedEvaluationTime ?? status?.LastFailedInvocationTime);
  return isLater(failed, isoTime(status?.LastSuccessfulEvaluationTime))
    ? (errorText(status?.LastErrorCode, status?.LastErrorMessage) ?? 'AWS Config does not say why')
    : undefined;
}

/** Input parameters, which AWS Config keeps as the text of a JSON object; empty where the text is none. */
function ruleParameters(text: string | undefined): Readonly<Record<string, string>> {
  if (text === undefined || text === '') return {};
  let parameters: unknown;
  try {
    parameters = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof parameters !== 'object' || parameters === null) return {};
  const entries = Object.entries(parameters).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return Object.fromEntries(entries);
}
