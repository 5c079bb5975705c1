import type { GetComplianceDetailsByConfigRuleCommandOutput } from '@aws-sdk/client-config-service';
import { AwsFailureKind } from '../../account/aws-failure';
import type { ObservedEvaluation, ObservedRule } from '../observations';
import { getComplianceDetailsByConfigRule } from './account-operations';
import type { ConfigReader } from './config-reader';
import { type ListedResults, observedRule, ruleSource } from './observed-rule';
import { foldOrGap, noteGap } from './read-list';
import { type PackReading, readPacks } from './read-packs';
import { readRecorder } from './read-recorder';
import { readRemediation } from './read-remediation';
import { EVERY_COMPLIANCE, RESULTS_A_PAGE, resultsFold } from './read-results';
import { type RuleReading, readRules } from './read-rules';
import type { SourceReading } from './source-reading';

/** What people attest: its verdict alone tells, so that every one is kept. */
const PROCESS_CHECK = 'AWS_CONFIG_PROCESS_CHECK';

/** Reads AWS Config in one account and region. */
export async function readAccount(reader: ConfigReader): Promise<SourceReading> {
  const { run, scope } = reader;
  const [recorder, packs, { rules, whole }] = await Promise.all([
    readRecorder(reader),
    readPacks(reader),
    readRulesWithResults(reader),
  ]);
  if (whole)
    notListed(
      reader,
      packs,
      rules.map(({ rule }) => rule.name),
    );
  run.add({ scopesDone: 1 });
  return {
    scopes: [scope],
    recorders: recorder === undefined ? [] : [recorder],
    rules: rules.map(({ rule }) => {
      const conformancePack = packs.packOfRule.get(rule.name);
      return conformancePack === undefined ? rule : { ...rule, conformancePack };
    }),
    packs: packs.packs,
    evaluations: rules.map(({ evaluations }) => evaluations),
  };
}

interface ReadRule {
  readonly rule: ObservedRule;
  readonly evaluations: readonly ObservedEvaluation[];
}

async function readRulesWithResults(
  reader: ConfigReader,
): Promise<{ readonly rules: readonly ReadRule[]; readonly whole: boolean }> {
  const { rules, whole } = await readRules(reader);
  return { rules: await Promise.all(rules.map((rule) => readRule(reader, rule))), whole };
}

async function readRule(reader: ConfigReader, reading: RuleReading): Promise<ReadRule> {
  const { scope, run } = reader;
  const wanted = wantedResults(reading, run.options.everyResult === true);
  let listed: ListedResults | undefined;
  if (wanted !== undefined) {
    const subject = { scope, rule: reading.name, keepAll: ruleSource(reading.rule) === PROCESS_CHECK };
    const { value, failure } = await foldOrGap(
      reader,
      getComplianceDetailsByConfigRule,
      { ConfigRuleName: reading.name, ComplianceTypes: wanted, Limit: RESULTS_A_PAGE },
      resultsFold(run, subject, (output: GetComplianceDetailsByConfigRuleCommandOutput) => output.EvaluationResults),
      { rule: reading.name },
    );
    listed = { results: value, everything: wanted.length === EVERY_COMPLIANCE.length && failure === undefined };
  }
  const remediation =
    reading.remediation === undefined ? undefined : await readRemediation(reader, reading.name, reading.remediation);
  run.add({ rulesDone: 1 });
  return { rule: observedRule(scope, reading, listed, remediation), evaluations: listed?.results.kept ?? [] };
}

/**
 * Which results of a rule are listed: those that do not comply, where there may be any; all of a process check, and of a
 * rule whose last evaluation nobody else tells: AWS Config is silent on custom rules
 * ("DescribeConfigRuleEvaluationStatus", AWS Config API Reference).
 */
function wantedResults(
  { rule, compliance, status }: RuleReading,
  everyResult: boolean,
): typeof EVERY_COMPLIANCE | undefined {
  const type = compliance?.Compliance?.ComplianceType;
  if (everyResult || ruleSource(rule) === PROCESS_CHECK) return EVERY_COMPLIANCE;
  const undated = status?.LastSuccessfulEvaluationTime === undefined;
  if (undated && type !== 'INSUFFICIENT_DATA') return EVERY_COMPLIANCE;
  return type === undefined || type === 'NON_COMPLIANT' ? ['NON_COMPLIANT'] : undefined;
}

/** A pack may name a rule that the list of rules has not: its results are missing. */
function notListed(reader: ConfigReader, { packOfRule }: PackReading, names: readonly string[]): void {
  const listed = new Set(names);
  for (const [rule, pack] of packOfRule) {
    if (listed.has(rule)) continue;
    const message = `the conformance pack ${pack} has the rule, and the list of rules has not`;
    noteGap(reader, 'DescribeConfigRules', { kind: AwsFailureKind.OTHER, code: 'RuleNotListed', message }, { rule });
  }
}
