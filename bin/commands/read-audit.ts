import { rm } from 'node:fs/promises';
import { configuredRegion } from '../../lib/account/aws-session';
import { auditOutcome } from '../../lib/audit/audit-outcome';
import type { AuditReport } from '../../lib/audit/audit-report';
import { sealAudit } from '../../lib/audit/evidence/audit-bundle';
import { BundleWriter } from '../../lib/audit/evidence/bundle-writer';
import { newestBundleBeside } from '../../lib/audit/evidence/newest-bundle';
import { templateDigests } from '../../lib/audit/evidence/template-digests';
import { joinAudit } from '../../lib/audit/join/join-audit';
import type { AuditSource } from '../../lib/audit/read/audit-source';
import { DirectoryPageStore } from '../../lib/audit/read/directory-page-store';
import { observe } from '../../lib/audit/read/observe';
import { assemblyInput } from '../../lib/check/assembly-input';
import { systemClock } from '../../lib/clock';
import { catalogue } from '../../lib/controls/catalogue';
import { type Exception, readDefaultRegister, readRegister } from '../../lib/exceptions';
import { auditCsv } from '../../lib/report/audit-csv';
import { auditHtml } from '../../lib/report/audit-html';
import { AuditProgressDisplay } from './audit-progress-display';
import type { AuditFlags, AuditSettings } from './audit-settings';

/** Where pages lie until an audit is whole, where no evidence is kept. */
const PAGES_WITHOUT_EVIDENCE = 'storefront-audit';

/**
 * Reads AWS Config, joins it with the catalogue, and keeps the evidence where that is asked for. Ctrl-C ends it: no bundle
 * is left, and the pages that came are kept for `--resume`, where there are any.
 *
 * @param complete adds to the report what it is compared with, before it becomes evidence
 * @returns undefined when it was ended
 * @throws UserError when nothing at all could be read, or the evidence cannot be kept
 */
export async function readAudit(
  flags: AuditFlags,
  settings: AuditSettings,
  complete: (report: AuditReport) => AuditReport,
): Promise<AuditReport | undefined> {
  // The SDK's advice on versions of Node.js is for who builds this tool; on standard error it would hide the one line.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const { evidence, assembly } = flags;
  // All that can be wrong with files shows before AWS is asked anything.
  const exceptions = flags.exceptions === undefined ? readDefaultRegister('') : readRegister(flags.exceptions);
  const inputs = assembly === undefined ? undefined : [assemblyInput(assembly)];
  const previous = evidence === undefined ? undefined : newestBundleBeside(evidence);
  const pages = await keptPages(flags);
  const bundle = evidence === undefined ? undefined : await BundleWriter.begin(evidence);
  const ending = new Ending();
  const display = new AuditProgressDisplay(process.stderr);
  try {
    const observations = await observe(await sourcesOf(flags, settings), {
      concurrency: settings.concurrency,
      signal: ending.signal,
      onProgress: (progress) => display.show(progress),
      ...(flags.evaluate ? { evaluate: {} } : {}),
      ...(pages === undefined ? {} : { resume: new DirectoryPageStore(pages) }),
      ...(bundle === undefined ? {} : { onPage: bundle.addPage }),
    });
    display.end();
    const report = complete(
      joinAudit(observations, {
        controls: catalogue,
        exceptions,
        today: systemClock.today(),
        ...(settings.homeRegion === undefined ? {} : { homeRegion: settings.homeRegion }),
        ...(settings.maxAgeDays === undefined ? {} : { maxAgeDays: settings.maxAgeDays }),
        ...(assembly === undefined || inputs === undefined ? {} : { assembly: { name: assembly, inputs } }),
      }),
    );
    ending.signal.throwIfAborted();
    if (bundle !== undefined) await seal(bundle, { report, exceptions, assembly, previous, settings });
    if (pages !== undefined && (bundle !== undefined || report.complete)) await discard(pages);
    return report;
  } catch (error) {
    display.stop();
    await bundle?.discard();
    if (!ending.signal.aborted) throw error;
    const mend = pages === undefined ? '' : '; run it again with --resume to go on after the last page';
    process.stderr.write(`interrupted: nothing is written${mend}\n`);
    return undefined;
  } finally {
    ending.over();
  }
}

/** Profiles or roles times regions; the region of the environment where no other is known. */
async function sourcesOf(flags: AuditFlags, { regions }: AuditSettings): Promise<readonly AuditSource[]> {
  const { profile = [], roleArn = [], externalId, aggregator } = flags;
  const places = regions.length > 0 ? regions : [await configuredRegion(profile[0])];
  const [only] = profile;
  const callers =
    roleArn.length > 0
      ? roleArn.map((arn) => ({
          roleArn: arn,
          ...(only === undefined ? {} : { profile: only }),
          ...(externalId === undefined ? {} : { externalId }),
        }))
      : profile.length > 0
        ? profile.map((name) => ({ profile: name }))
        : [{}];
  return callers.flatMap((caller) =>
    places.map((region) => ({ ...caller, region, ...(aggregator === undefined ? {} : { aggregator }) })),
  );
}

interface Sealing {
  readonly report: AuditReport;
  readonly exceptions: readonly Exception[];
  readonly assembly: string | undefined;
  readonly previous: ReturnType<typeof newestBundleBeside>;
  readonly settings: AuditSettings;
}

async function seal(
  bundle: BundleWriter,
  { report, exceptions, assembly, previous, settings }: Sealing,
): Promise<void> {
  const sealed = await sealAudit(bundle, {
    report,
    exceptions,
    ...(assembly === undefined ? {} : { templates: templateDigests(assembly) }),
    renderings: {
      'report.html': auditHtml(report, auditOutcome(report, settings.failOn)),
      'report.csv': auditCsv(report),
    },
    previous: previous === undefined ? null : { name: previous.name, manifestSha256: previous.manifestSha256 },
  });
  process.stderr.write(`evidence: ${sealed.directory}, manifest SHA-256 ${sealed.manifestSha256}\n`);
}

/** Where pages are kept; those of an earlier audit only where this one goes on with it. */
async function keptPages({ evidence, resume }: AuditFlags): Promise<string | undefined> {
  if (evidence === undefined && !resume) return undefined;
  const directory = `${(evidence ?? PAGES_WITHOUT_EVIDENCE).replace(/[\\/]+$/, '')}.pages`;
  if (!resume) await discard(directory);
  return directory;
}

async function discard(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
}

/** Ctrl-C, or the end that a scheduler asks for; a second one ends the program at once. */
class Ending {
  private readonly aborter = new AbortController();
  private readonly abort = () => this.aborter.abort(new Error('interrupted'));

  public constructor() {
    process.once('SIGINT', this.abort);
    process.once('SIGTERM', this.abort);
  }

  public get signal(): AbortSignal {
    return this.aborter.signal;
  }

  public over(): void {
    process.off('SIGINT', this.abort);
    process.off('SIGTERM', this.abort);
  }
}
