import { type PluginViolation, readPluginReports } from './read-validation-report';

/** What a validation plugin found at one construct. */
export interface ReportedViolation {
  readonly pack: string;
  readonly rule: string;
  readonly description: string;
  /** `fatal`, `error`, `warning` or what else the plugin calls it. */
  readonly severity: string | undefined;
  readonly fix: string | undefined;
  readonly constructPath: string | undefined;
  readonly logicalId: string | undefined;
  /** The template, as the plugin names it: with the path that it had at synth, or by its file name. */
  readonly template: string | undefined;
  /** The reason of the acknowledgement that suppresses it, and the construct that carries it. */
  readonly acknowledged: { readonly reason: string; readonly at: string } | undefined;
}

/**
 * Reads what the validation plugins of a synth found, suppressed findings included, one entry a construct.
 *
 * @param directory the cloud assembly
 * @throws AssemblyError in one line, when the report cannot be read
 */
export function readReportedViolations(directory: string): readonly ReportedViolation[] {
  return readPluginReports(directory).flatMap(({ pluginName, violations, suppressedViolations = [] }) => [
    ...violations.flatMap((each) => atEachConstruct(pluginName, each, false)),
    ...suppressedViolations.flatMap((each) => atEachConstruct(pluginName, each, true)),
  ]);
}

function atEachConstruct(
  pack: string,
  { ruleName, description, severity, suggestedFix, reason, acknowledgedAt, violatingConstructs }: PluginViolation,
  suppressed: boolean,
): readonly ReportedViolation[] {
  return violatingConstructs.map(({ constructPath, cloudFormationResource }) => ({
    pack,
    rule: ruleName,
    description,
    severity,
    fix: suggestedFix,
    constructPath,
    logicalId: cloudFormationResource?.logicalId,
    template: cloudFormationResource?.templatePath,
    acknowledged: suppressed ? { reason: reason ?? '', at: acknowledgedAt ?? constructPath ?? '' } : undefined,
  }));
}
