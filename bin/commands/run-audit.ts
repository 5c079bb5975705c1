import { type AuditOutcome, auditOutcome } from '../../lib/audit/audit-outcome';
import type { AuditReport } from '../../lib/audit/audit-report';
import { compareAudits } from '../../lib/audit/compare-audits';
import { readBundle, readReport } from '../../lib/audit/evidence/read-bundle';
import { auditRenderers } from '../../lib/report/audit-renderers';
import { terminalColors } from '../terminal-colors';
import { type AuditFlags, type AuditSettings, type AuditTarget, auditSettings } from './audit-settings';
import { refuseUnwritable, writeFiles } from './write-files';

/**
 * Audits, or shows an earlier audit, writes the reports and sets the exit code. Nothing is written before everything is
 * known, and a report that has no place is refused before AWS is asked.
 *
 * @throws UserError when the flags cannot be used, or nothing at all could be read
 */
export async function runAudit(flags: AuditFlags): Promise<void> {
  const settings = auditSettings(flags);
  refuseUnwritable(settings.targets.flatMap(({ file }) => file ?? []));
  // What it is compared with is read first: a mistyped path should not cost an audit.
  const earlier = flags.since === undefined ? undefined : readReport(flags.since);
  if (flags.from !== undefined) {
    finish(compared(readBundle(flags.from).report, earlier), settings);
    return;
  }
  const { readAudit } = await import('./read-audit.js');
  const report = await readAudit(flags, settings, (whole) => compared(whole, earlier));
  if (report === undefined) {
    process.exitCode = 130;
    return;
  }
  finish(report, settings);
}

function compared(report: AuditReport, earlier: AuditReport | undefined): AuditReport {
  return earlier === undefined ? report : compareAudits(report, earlier);
}

function finish(report: AuditReport, { targets, failOn }: AuditSettings): void {
  const outcome = auditOutcome(report, failOn);
  const texts = targets.map((target) => ({ file: target.file, text: rendered(report, outcome, target) }));
  writeFiles(texts.flatMap(({ file, text }) => (file === undefined ? [] : [{ file, text }])));
  for (const { file, text } of texts) if (file === undefined) process.stdout.write(text);
  process.exitCode = outcome.exitCode;
}

function rendered(report: AuditReport, outcome: AuditOutcome, { format, file }: AuditTarget): string {
  const terminal = file === undefined ? process.stdout : undefined;
  return auditRenderers[format](report, outcome, {
    colors: terminalColors(terminal ?? {}),
    ...(terminal?.columns === undefined ? {} : { width: terminal.columns }),
    // Code scanning shows excused and fixed findings as open ("SARIF support for code scanning" lists what it reads).
    onlyOpen: process.env.GITHUB_ACTIONS === 'true',
  });
}
