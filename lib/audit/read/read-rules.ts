import type {
  ComplianceByConfigRule,
  ConfigRule,
  ConfigRuleEvaluationStatus,
  RemediationConfiguration,
} from '@aws-sdk/client-config-service';
import {
  describeComplianceByConfigRule,
  describeConfigRuleEvaluationStatus,
  describeConfigRules,
  describeRemediationConfigurations,
} from './account-operations';
import type { ConfigReader } from './config-reader';
import { entries, foldOrGap } from './read-list';
import { readBatches } from './rule-batches';

/** All that AWS Config says of one rule but its results. */
export interface RuleReading {
  readonly name: string;
  readonly rule: ConfigRule;
  readonly compliance?: ComplianceByConfigRule;
  readonly status?: ConfigRuleEvaluationStatus;
  readonly remediation?: RemediationConfiguration;
}

/** The rules of a region. */
export interface RulesReading {
  readonly rules: readonly RuleReading[];
  /** Whether all rules were listed. */
  readonly whole: boolean;
}

/** The names of the rules of a region, and what each is. */
export async function listRules(
  reader: ConfigReader,
): Promise<{ readonly rules: readonly ConfigRule[]; whole: boolean }> {
  const { value, failure } = await foldOrGap(
    reader,
    describeConfigRules,
    {},
    entries((output) => output.ConfigRules),
  );
  return { rules: value, whole: failure === undefined };
}

/** Reads the rules of a region, their compliance, when they were last evaluated, and their remediation. */
export async function readRules(reader: ConfigReader): Promise<RulesReading> {
  const { rules, whole } = await listRules(reader);
  const names = rules.map(({ ConfigRuleName }) => ConfigRuleName ?? '');
  reader.run.add({ rules: names.length });
  const input = (ConfigRuleNames: string[]) => ({ ConfigRuleNames });
  const [compliances, states, remediations] = await Promise.all([
    readBatches(reader, describeComplianceByConfigRule, names, {
      input,
      of: (output) => output.ComplianceByConfigRules,
    }),
    readBatches(reader, describeConfigRuleEvaluationStatus, names, {
      input,
      of: (output) => output.ConfigRulesEvaluationStatus,
    }),
    readBatches(reader, describeRemediationConfigurations, names, {
      input,
      of: (output) => output.RemediationConfigurations,
    }),
  ]);
  const compliance = byName(compliances);
  const status = byName(states);
  const remediation = byName(remediations);
  return {
    whole,
    rules: rules.map((rule, index) => {
      const name = names[index] ?? '';
      return {
        name,
        rule,
        ...present('compliance', compliance.get(name)),
        ...present('status', status.get(name)),
        ...present('remediation', remediation.get(name)),
      };
    }),
  };
}

function byName<Entry extends { ConfigRuleName?: string | undefined }>(
  all: readonly Entry[],
): ReadonlyMap<string, Entry> {
  return new Map(all.map((entry) => [entry.ConfigRuleName ?? '', entry]));
}

function present<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });
}
