import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { baselineText, readBaseline } from '../../lib/check/baseline';
import { type CheckOptions, check } from '../../lib/check/check';
import { readInputs } from '../../lib/check/read-inputs';
import { systemClock } from '../../lib/clock';
import { catalogue } from '../../lib/controls/catalogue';
import { controlsOfPacks } from '../../lib/controls/packs';
import { UsageError } from '../../lib/errors';
import { DEFAULT_REGISTER, readRegister } from '../../lib/exceptions';
import type { CheckReport, Finding } from '../../lib/finding';
import { renderers } from '../../lib/report/renderers';
import { type CheckFlags, type CheckSettings, checkSettings } from '../check-settings';
import { synthesizeApp } from '../synthesize-app';
import { terminalColors } from '../terminal-colors';

/**
 * Runs the checks, writes the reports and sets the exit code. Nothing is written before everything is known.
 *
 * @throws UserError when the input or the flags cannot be used
 */
export async function runCheck(paths: readonly string[], flags: CheckFlags): Promise<void> {
  const ids = new Set(catalogue.map(({ id }) => id));
  const settings = checkSettings(flags, (id) => ids.has(id) || id.includes('-'));
  if (flags.app !== undefined && (await synthesizeInto(paths, flags.app)) === 'refused') {
    process.exitCode = 2;
    return;
  }
  const options = checkOptions(paths, flags, settings);
  const earlier = earlierFindings(flags, options);
  const report = check(earlier === undefined ? options : { ...options, earlier });
  writeReports(report, settings);
  if (flags.writeBaseline !== undefined) writeWhole(flags.writeBaseline, baselineText(report.findings));
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
    exceptions: exceptionsOf(flags.exceptions),
    ...(flags.exceptionsBase === undefined ? {} : { targetExceptions: readRegister(flags.exceptionsBase) }),
    today: systemClock.today(),
  };
}

function exceptionsOf(file: string | undefined): CheckOptions['exceptions'] {
  if (file !== undefined) return readRegister(file);
  return existsSync(DEFAULT_REGISTER) ? readRegister(DEFAULT_REGISTER) : [];
}

/** What the findings are compared with: a baseline, another state, or both. */
function earlierFindings(flags: CheckFlags, options: CheckOptions): readonly Finding[] | undefined {
  const { baseline, base } = flags;
  if (baseline === undefined && base === undefined) return undefined;
  const fromBaseline = baseline === undefined ? [] : readBaseline(baseline);
  const fromBase = base === undefined ? [] : check({ ...options, ...readInputs([base]) }).findings;
  return [...fromBaseline, ...fromBase];
}

function writeReports(report: CheckReport, { targets }: CheckSettings): void {
  const texts = targets.map(({ format, file }) => ({
    file,
    text: renderers[format](report, {
      colors: terminalColors(file === undefined ? process.stdout : {}),
      ...(file === undefined && process.stdout.columns !== undefined ? { width: process.stdout.columns } : {}),
      // Code scanning shows excused and fixed findings as open ("SARIF support for code scanning" lists what it reads).
      onlyOpen: process.env.GITHUB_ACTIONS === 'true',
    }),
  }));
  for (const { file, text } of texts) {
    if (file === undefined) process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    else writeWhole(file, text);
  }
}

/** A reader finds the whole file or what was there before. */
function writeWhole(file: string, text: string): void {
  try {
    writeFileSync(`${file}.part`, text);
    renameSync(`${file}.part`, file);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
    throw new UsageError(`${file}: the report cannot be written there (${code}); name another file`);
  }
}
