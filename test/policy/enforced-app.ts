import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { Evidence } from '../../lib/evidence';
import { StorefrontPolicy, type StorefrontPolicyOptions } from '../../lib/policy/storefront-policy';

/** A finding of the CDK's validation report. */
export interface ReportedViolation {
  readonly ruleName: string;
  readonly description: string;
  readonly severity: string;
  readonly reason?: string;
  readonly suggestedFix?: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

/** What one synthesis under the policy left behind. */
export interface Enforced {
  readonly exitCode: number;
  readonly printed: string;
  readonly evidence: Evidence;
  /** By pack. */
  readonly violations: ReadonlyMap<string, readonly ReportedViolation[]>;
  readonly suppressed: ReadonlyMap<string, readonly ReportedViolation[]>;
}

interface PluginReport {
  readonly pluginName: string;
  readonly violations: readonly ReportedViolation[];
  readonly suppressedViolations?: readonly ReportedViolation[];
}

/** Writes a register into a directory of its own. */
export function registerFile(yaml: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'register-')), 'exceptions.yaml');
  writeFileSync(file, yaml);
  return file;
}

/** Synthesizes an app under the policy, in this process, and takes back what the CDK does to the process. */
export function enforce(build: (app: App) => void, options: StorefrontPolicyOptions = {}): Enforced {
  const printed: string[] = [];
  const spy = jest.spyOn(console, 'error').mockImplementation((...words) => void printed.push(words.join(' ')));
  const exitCode = process.exitCode;
  process.exitCode = 0;
  try {
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'enforced-')) });
    StorefrontPolicy.enforce(app, { exceptionsFile: registerFile(''), ...options });
    build(app);
    app.synth();
    const read = (file: string) => JSON.parse(readFileSync(join(app.outdir, file), 'utf8'));
    const reports = read('validation-report.json').pluginReports as readonly PluginReport[];
    return {
      exitCode: Number(process.exitCode),
      printed: printed.join('\n'),
      evidence: read('storefront-evidence.json'),
      violations: new Map(reports.map(({ pluginName, violations }) => [pluginName, violations])),
      suppressed: new Map(
        reports.map(({ pluginName, suppressedViolations = [] }) => [pluginName, suppressedViolations]),
      ),
    };
  } finally {
    spy.mockRestore();
    process.exitCode = exitCode;
  }
}

/** `<rule> <construct path>` of every finding of a pack, sorted. */
export function findings({ violations }: Enforced, pack: string): readonly string[] {
  return (violations.get(pack) ?? [])
    .flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    )
    .sort();
}
