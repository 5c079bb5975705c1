import type { Log, Run } from 'sarif';
import type { CheckReport, Finding } from '../finding';
import { PACKAGE_ADDRESS } from './control-documentation';
import { mostSevereFirst } from './finding-order';
import { findingStatement } from './finding-statement';
import { sarifInvocation } from './sarif-invocation';
import { SOURCE_ROOT } from './sarif-location';
import { sarifResult } from './sarif-result';
import { SarifRules } from './sarif-rules';
import { standing } from './standing';

/** How a report is written as SARIF. */
export interface SarifOptions {
  /**
   * Leaves out findings that are fixed or excused. GitHub code scanning reads neither `baselineState` nor
   * `suppressions` and would open an alert for each (GitHub Docs, "SARIF support for code scanning").
   *
   * @default false
   */
  readonly onlyOpen?: boolean;
  /**
   * What a finding says, on one line.
   *
   * @default - as of a template
   */
  readonly statement?: (finding: Finding) => string;
}

/** GitHub refuses a run with more results (GitHub Docs, "SARIF results exceed one or more limits"). */
const MOST_RESULTS = 25_000;

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * The report as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), one run. Results come the most severe
 * first; those past the most that GitHub takes are left out, and a notification says so.
 */
export function sarifReport(
  report: CheckReport,
  { onlyOpen = false, statement = findingStatement }: SarifOptions = {},
): string {
  const { violations, unknown, excepted } = standing(report.findings);
  const fixed = report.fixed.map((finding) => ({ ...finding, state: 'fixed' as const }));
  const findings = [
    ...mostSevereFirst([...violations, ...unknown]),
    ...(onlyOpen ? [] : [...mostSevereFirst(excepted), ...mostSevereFirst(fixed)]),
  ];
  const shown = findings.slice(0, MOST_RESULTS);
  const rules = new SarifRules(report.version);
  const results = shown.map((finding) => sarifResult(finding, rules.indexOf(finding), statement(finding)));
  rules.addAll(report.tallies);

  const run: Run = {
    tool: {
      driver: {
        name: 'storefront-baseline',
        semanticVersion: report.version,
        informationUri: PACKAGE_ADDRESS,
        rules: [...rules.descriptors],
      },
    },
    invocations: [sarifInvocation(report, findings.length - shown.length)],
    originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: 'The working directory of the run.' } } },
    columnKind: 'utf16CodeUnits',
    language: 'en-US',
    results,
  };
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
