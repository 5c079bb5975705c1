import type { FailOn, OutcomeOptions } from '../lib/check/outcome';
import { currentId } from '../lib/controls/control-history';
import { PACK_NAMES, type PackName } from '../lib/controls/pack-names';
import { UsageError } from '../lib/errors';
import type { Level } from '../lib/finding';
import type { ReportFormat } from '../lib/report/report-formats';
import { REPORT_FORMATS } from '../lib/report/report-formats';
import { oneOf } from './one-of';

/** The flags of `check` as they were given. */
export interface CheckFlags {
  readonly app?: string;
  readonly pack?: readonly string[];
  readonly format?: readonly string[];
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly base?: string;
  readonly exceptions?: string;
  readonly exceptionsBase?: string;
  readonly failOn: string;
  readonly severity?: readonly string[];
  readonly strict: boolean;
  readonly maxUnknown?: string;
  readonly controlsAsOf?: string;
}

/** A report to write: to a file, or to standard output. */
export interface ReportTarget {
  readonly format: ReportFormat;
  readonly file: string | undefined;
}

/** The flags, understood. */
export interface CheckSettings extends OutcomeOptions {
  readonly packs: readonly PackName[];
  readonly targets: readonly ReportTarget[];
  readonly levels: ReadonlyMap<string, Level>;
  readonly strict: boolean;
  readonly controlsAsOf?: string;
}

const FAIL_ON: readonly FailOn[] = ['error', 'warning', 'new', 'never'];

/**
 * Understands the flags of `check`.
 *
 * @param isRule whether a rule of that id may be given a level
 * @throws UsageError in one line
 */
export function checkSettings(flags: CheckFlags, isRule: (id: string) => boolean): CheckSettings {
  const targets = (flags.format ?? ['text']).map(targetOf);
  const toTerminal = targets.filter(({ file }) => file === undefined);
  if (toTerminal.length > 1) {
    throw new UsageError(
      `--format ${toTerminal[1]?.format}: two reports would mix on the terminal; name a file for one`,
    );
  }
  return {
    packs: (flags.pack ?? ['storefront']).map((name) => oneOf('--pack', name, PACK_NAMES)),
    targets,
    levels: new Map((flags.severity ?? []).map((text) => levelOf(text, isRule))),
    failOn: oneOf('--fail-on', flags.failOn, FAIL_ON),
    strict: flags.strict,
    ...(flags.maxUnknown === undefined ? {} : { maxUnknown: wholeNumber('--max-unknown', flags.maxUnknown) }),
    ...(flags.controlsAsOf === undefined ? {} : { controlsAsOf: versionOf(flags.controlsAsOf) }),
  };
}

function targetOf(text: string): ReportTarget {
  const [format = '', ...rest] = text.split('=');
  const file = rest.length === 0 ? undefined : rest.join('=');
  if (file === '') throw new UsageError(`--format ${text}: the file has no name; write ${format}=<file>`);
  return { format: oneOf('--format', format, REPORT_FORMATS), file };
}

function levelOf(text: string, isRule: (id: string) => boolean): readonly [string, Level] {
  const end = text.lastIndexOf('=');
  const [id, level] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)];
  if (end < 0) throw new UsageError(`--severity ${text}: this has no level; write ${text}=error or ${text}=warning`);
  if (!isRule(currentId(id)))
    throw new UsageError(`--severity ${id}: there is no such control; storefront-baseline controls lists them`);
  return [currentId(id), oneOf('--severity', level, ['error', 'warning'] as const)];
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option} ${text}: this is no whole number; write 0 or more`);
  return Number(text);
}

function versionOf(text: string): string {
  if (!/^\d+\.\d+\.\d+$/.test(text))
    throw new UsageError(`--controls-as-of ${text}: this is no version; write one such as 0.1.0`);
  return text;
}
