import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { AssemblyError } from '../errors';
import { firstIssue } from '../input/first-issue';
import { readJsonObject } from './json-file';

/** The file in which the CDK keeps what its validation plugins found; it leaves out plugins that found nothing. */
const REPORT_FILE = 'validation-report.json';

/** A finding in the CDK's report. */
export interface ReportedFinding {
  readonly rule: string;
  readonly description: string;
  /** `fatal`, `error`, `warning` or what else the plugin calls it. */
  readonly severity: string | undefined;
  /** The constructs at which it was found, by path. */
  readonly constructPaths: readonly string[];
}

/** A validation plugin that failed the synth. */
export interface FailedPlugin {
  readonly name: string;
  readonly findings: readonly ReportedFinding[];
}

const violation = z.object({
  ruleName: z.string(),
  description: z.string(),
  severity: z.string().optional(),
  suggestedFix: z.string().optional(),
  reason: z.string().optional(),
  acknowledgedAt: z.string().optional(),
  violatingConstructs: z.array(
    z.object({
      constructPath: z.string().optional(),
      cloudFormationResource: z
        .object({ templatePath: z.string().optional(), logicalId: z.string().optional() })
        .optional(),
    }),
  ),
});

const report = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      conclusion: z.string(),
      violations: z.array(violation),
      suppressedViolations: z.array(violation).optional(),
    }),
  ),
});

/** A violation as the CDK's report has it, at all constructs at which it was found. */
export type PluginViolation = z.infer<typeof violation>;

/** What one validation plugin reported; suppressed violations are those that an acknowledgement covers. */
export type PluginReport = z.infer<typeof report>['pluginReports'][number];

/**
 * Reads what the validation plugins of a synth reported.
 *
 * @param directory the cloud assembly; without a report in it, nothing was found
 * @throws AssemblyError in one line, when the report cannot be read
 */
export function readPluginReports(directory: string): readonly PluginReport[] {
  const file = join(directory, REPORT_FILE);
  if (!existsSync(file)) return [];
  const content = readJsonObject(file);
  const parsed = report.safeParse(content, { error: () => 'synthesize the app again' });
  if (!parsed.success) throw new AssemblyError(`${file}: ${firstIssue(parsed.error, content).text}`);
  return parsed.data.pluginReports;
}

/**
 * Reads which validation plugins failed the synth of a cloud assembly: also those that the evidence knows nothing of,
 * such as the CDK's own template validation and packs registered outside `StorefrontPolicy.enforce`.
 *
 * @param directory the cloud assembly; without a report in it, nothing failed
 * @throws AssemblyError in one line, when the report cannot be read
 */
export function readFailedPlugins(directory: string): readonly FailedPlugin[] {
  return readPluginReports(directory)
    .filter(({ conclusion }) => conclusion !== 'success')
    .map(({ pluginName, violations }) => ({
      name: pluginName,
      findings: violations.map(({ ruleName, description, severity, violatingConstructs }) => ({
        rule: ruleName,
        description,
        severity,
        constructPaths: violatingConstructs.map(({ constructPath }) => constructPath ?? ''),
      })),
    }));
}
