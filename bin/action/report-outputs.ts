import type { CheckReport } from '../../lib/finding';
import { standing } from '../../lib/report/standing';

/**
 * What a report comes to, as outputs of the step. Excused findings count nowhere.
 *
 * @param compared whether the run had something to compare with; without, `new` and `fixed` are empty
 */
export function reportOutputs(report: CheckReport, compared: boolean): Readonly<Record<string, string>> {
  const { violations, unknown } = standing(report.findings);
  const fresh = [...violations, ...unknown].filter(({ state }) => state === 'new');
  return {
    'exit-code': `${report.outcome.exitCode}`,
    findings: `${violations.length}`,
    unknown: `${unknown.length}`,
    new: compared ? `${fresh.length}` : '',
    fixed: compared ? `${report.fixed.length}` : '',
  };
}
