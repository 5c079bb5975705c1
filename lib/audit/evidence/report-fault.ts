import { join } from 'node:path';
import { UserError } from '../../errors';
import { scopeName } from '../audit-scope';
import { parseAuditReport } from '../parse-audit-report';
import { LARGEST_REPORT_BYTES } from './bundle-limits';
import { type BundleManifest, byCode, MANIFEST_FILE, REPORT_FILE } from './bundle-manifest';
import type { BundleFault } from './bundle-verdict';
import { readEvidenceText } from './evidence-file';

/** Whether the report of a bundle can be read and says of the audit what the manifest says. */
export function reportFault(directory: string, manifest: BundleManifest): readonly BundleFault[] {
  if (!manifest.files.some(({ path }) => path === REPORT_FILE)) {
    return [{ kind: 'manifest', path: MANIFEST_FILE, message: `it lists no ${REPORT_FILE}` }];
  }
  const file = join(directory, REPORT_FILE);
  try {
    const report = parseAuditReport(
      readEvidenceText(file, { mostBytes: LARGEST_REPORT_BYTES, mend: 'ask for another copy' }),
      file,
    );
    const pairs: readonly (readonly [key: string, manifest: unknown, report: unknown])[] = [
      ['complete', manifest.complete, report.complete],
      ['madeAt', manifest.madeAt, report.finishedAt],
      ['tool', manifest.tool.version, report.tool.version],
      ['scopes', named(manifest.scopes), named(report.scopes)],
    ];
    return pairs
      .filter(([, ofManifest, ofReport]) => ofManifest !== ofReport)
      .map(([key]) => ({ kind: 'manifest', path: MANIFEST_FILE, message: `its ${key} is not that of ${REPORT_FILE}` }));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ kind: 'manifest', path: REPORT_FILE, message: error.message.slice(`${file}: `.length) }];
  }
}

function named(scopes: BundleManifest['scopes']): string {
  return [...new Set(scopes.map(scopeName))].sort(byCode).join(' ');
}
