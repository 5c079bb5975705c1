import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';
import { systemClock } from '../../lib/clock';
import { catalogue } from '../../lib/controls/catalogue';
import { type ProbeReport, probe } from '../../lib/probe/probe';
import { probeJson } from '../../lib/probe/probe-json';
import { probeText } from '../../lib/probe/probe-text';
import { renderers } from '../../lib/report/renderers';
import { terminalColors } from '../terminal-colors';
import { type ProbeFlags, type ProbeFormat, probeSettings } from './probe-settings';
import { writeFiles } from './write-files';

/** Node.js gives one address of a name 250 ms before it tries the next, which is short for a shop far away. */
const ADDRESS_ATTEMPT_MS = 2_000;

/**
 * Probes a live shop, writes the reports and sets the exit code.
 *
 * @throws UserError when the address or the flags cannot be used
 */
export async function runProbe(address: string, flags: ProbeFlags): Promise<void> {
  const settings = probeSettings(address, flags);
  setDefaultAutoSelectFamilyAttemptTimeout(ADDRESS_ATTEMPT_MS);
  const now = systemClock.today();
  const result = await probe({ ...settings, catalogue, now });
  const texts = settings.reports.map(({ format, file }) => ({ file, text: rendered(result, now, format, file) }));
  writeFiles(texts.flatMap(({ file, text }) => (file === undefined ? [] : [{ file, text }])));
  for (const { file, text } of texts) if (file === undefined) process.stdout.write(text);
  process.exitCode = result.report.outcome.exitCode;
}

function rendered(result: ProbeReport, now: Date, format: ProbeFormat, file: string | undefined): string {
  const terminal = file === undefined ? process.stdout : undefined;
  const colors = terminalColors(terminal ?? {});
  if (format === 'json') return probeJson(result, now);
  if (format === 'text') {
    return probeText(result, now, { colors, ...(terminal?.columns === undefined ? {} : { width: terminal.columns }) });
  }
  const text = renderers[format](result.report, { colors });
  return text.endsWith('\n') ? text : `${text}\n`;
}
