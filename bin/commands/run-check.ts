import { baselineText, readBaseline } from '../../lib/check/baseline';
import { type CheckOptions, check } from '../../lib/check/check';
import { readInputs } from '../../lib/check/read-inputs';
import { systemClock } from '../../lib/clock';
import { catalogue } from '../../lib/controls/catalogue';
import { controlsOfPacks } from '../../lib/controls/packs';
import { AssemblyError, UsageError } from '../../lib/errors';
import { readDefaultRegister, readRegister } from '../../lib/exceptions';
import type { CheckReport } from '../../lib/finding';
import { renderers } from '../../lib/report/renderers';
import { type CheckFlags, type CheckSettings, checkSettings } from '../check-settings';
import { synthesizeApp } from '../synthesize-app';
import { terminalColors } from '../terminal-colors';
import { writeFiles } from './write-files';

/**
 * Runs the checks, writes the reports and sets the exit code. Nothing is written before everything is known.
 *
 * @throws UserError when the input or the flags cannot be used
 */
export async function runCheck(paths: readonly string[], flags: CheckFlags): Promise<void> {
  const ids = new Set(catalogue.map(({ id }) => id));
  const settings = checkSettings(flags, (id) => ids.has(id) || id.includes('-'));
  const synthesis = flags.app === undefined ? undefined : await synthesizeInto(paths, flags.app);
  if (synthesis === 'refused') {
    process.exitCode = 2;
    return;
  }
  const options = checkOptions(paths, flags, settings);
  const report = check({ ...options, ...earlierState(flags, options) });
  if (synthesis === 'failed' && saysNothing(report)) {
    throw new AssemblyError(`${paths[0]}: nothing is found here, but the app failed; see its output above`);
  }
  writeReports(report, settings, flags.writeBaseline);
  process.exitCode = report.outcome.exitCode;
}

async function synthesizeInto(paths: readonly string[], command: string): Promise<'done' | 'failed' | 'refused'> {
  const [directory, ...others] = paths;
  if (directory === undefined || others.length > 0) {
    throw new UsageError('--app: the app is synthesized into one directory; name one path, or none for cdk.out');
  }
  return synthesizeApp(directory, command);
}

function checkOptions(paths: readonly string[], flags: CheckFlags, settings: CheckSettings): CheckOptions {
  return {
    ...settings,
    ...readInputs(paths),
    controls: controlsOfPacks(settings.packs),
    catalogue,
    exceptions: flags.exceptions === undefined ? readDefaultRegister('') : readRegister(flags.exceptions),
    ...(flags.exceptionsBase === undefined ? {} : { targetExceptions: readRegister(flags.exceptionsBase) }),
    today: systemClock.today(),
  };
}

/** What the findings are compared with: a baseline, another state, or both. A state that is not whole makes the run incomplete. */
function earlierState(
  { baseline, base }: CheckFlags,
  options: CheckOptions,
): Pick<CheckOptions, 'earlier' | 'incomplete'> {
  const { incomplete } = options;
  if (baseline === undefined && base === undefined) return { incomplete };
  const fromBaseline = baseline === undefined ? [] : readBaseline(baseline);
  const before = base === undefined ? undefined : check({ ...options, ...readInputs([base]) });
  return {
    earlier: [...fromBaseline, ...(before?.findings ?? [])],
    incomplete: [...incomplete, ...(before?.incomplete ?? [])],
  };
}

/** Whether nothing in a report is what an app may have failed for. */
function saysNothing({ findings, problems }: CheckReport): boolean {
  return problems.length === 0 && findings.every(({ exception }) => exception !== undefined);
}

function writeReports(report: CheckReport, { targets }: CheckSettings, baseline: string | undefined): void {
  const texts = targets.map(({ format, file }) => ({
    file,
    text: renderers[format](report, {
      colors: terminalColors(file === undefined ? process.stdout : {}),
      ...(file === undefined && process.stdout.columns !== undefined ? { width: process.stdout.columns } : {}),
      // Code scanning shows excused and fixed findings as open ("SARIF support for code scanning" lists what it reads).
      onlyOpen: process.env.GITHUB_ACTIONS === 'true',
    }),
  }));
  writeFiles([
    ...texts.flatMap(({ file, text }) => (file === undefined ? [] : [{ file, text }])),
    ...(baseline === undefined ? [] : [{ file: baseline, text: baselineText(report.findings) }]),
  ]);
  for (const { file, text } of texts) {
    if (file === undefined) process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  }
}
