import type { Exception } from '../../exceptions/exception';
import type { AuditReport } from '../audit-report';
import { EXCEPTIONS_FILE, type PreviousBundle, REPORT_FILE, TEMPLATES_FILE } from './bundle-manifest';
import type { BundleWriter, SealedBundle } from './bundle-writer';
import type { TemplateDigest } from './template-digests';

/** What an audit leaves besides the pages that it read. */
export interface AuditBundleContent {
  readonly report: AuditReport;
  /** The register by which it judged; absent where there was none. */
  readonly exceptions?: readonly Exception[];
  /** Of the assembly that it compared with; absent where there was none. */
  readonly templates?: readonly TemplateDigest[];
  /** The report for people, by file name, such as `report.html`. */
  readonly renderings?: Readonly<Record<string, string>>;
  /** The bundle that this one follows; `null` where a chain begins. */
  readonly previous: PreviousBundle | null;
}

/**
 * Adds an audit to the pages that a bundle holds already, and seals it.
 *
 * @throws EvidenceError in one line; the bundle is then discarded
 */
export async function sealAudit(bundle: BundleWriter, content: AuditBundleContent): Promise<SealedBundle> {
  const { report, exceptions, templates, renderings = {}, previous } = content;
  try {
    // Without spaces: of many accounts it has some hundred thousand lines, which `audit --from` shows better.
    await bundle.addFile(REPORT_FILE, `${JSON.stringify(report)}\n`);
    if (exceptions !== undefined) await bundle.addFile(EXCEPTIONS_FILE, json(exceptions));
    if (templates !== undefined) await bundle.addFile(TEMPLATES_FILE, json(templates));
    for (const [name, text] of Object.entries(renderings)) await bundle.addFile(name, text);
  } catch (error) {
    await bundle.discard();
    throw error;
  }
  const { tool, finishedAt: madeAt, scopes, complete } = report;
  return await bundle.seal({ tool, madeAt, scopes, complete, previous });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
