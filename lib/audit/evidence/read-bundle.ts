import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { AuditReport } from '../audit-report';
import { parseAuditReport } from '../parse-audit-report';
import { LARGEST_MANIFEST_BYTES, LARGEST_REPORT_BYTES } from './bundle-limits';
import {
  type BundleManifest,
  MANIFEST_DIGEST_FILE,
  MANIFEST_FILE,
  manifestDigestText,
  REPORT_FILE,
  sha256Of,
} from './bundle-manifest';
import { EvidenceError } from './evidence-error';
import { decodedEvidence, readEvidenceFile, readEvidenceText } from './evidence-file';
import { parseManifest } from './parse-manifest';

/** A bundle's manifest, and where it lies. */
export interface ReadManifest {
  readonly directory: string;
  /** The name of the directory. */
  readonly name: string;
  readonly manifest: BundleManifest;
  /** Lower-case hexadecimal. */
  readonly manifestSha256: string;
}

/** A bundle of evidence, as far as a report is made from it. */
export interface ReadBundle extends ReadManifest {
  readonly report: AuditReport;
}

const VERIFY = 'see storefront-baseline verify';

/**
 * Reads the report of a bundle. The manifest is held against its digest and the report against the manifest; the pages
 * beside them are not looked at: `verifyBundle` proves the whole.
 *
 * @throws EvidenceError in one line, when it is no bundle, or the report is not the one that was made
 * @throws AuditReportError in one line, when the report has another form
 */
export function readBundle(directory: string): ReadBundle {
  const read = readManifest(directory);
  const file = join(directory, REPORT_FILE);
  const listed = read.manifest.files.find(({ path }) => path === REPORT_FILE);
  if (listed === undefined) throw new EvidenceError(`${directory}: the manifest lists no ${REPORT_FILE}; ${VERIFY}`);
  const bytes = readEvidenceFile(file, { mostBytes: LARGEST_REPORT_BYTES, mend: VERIFY });
  if (sha256Of(bytes) !== listed.sha256) {
    throw new EvidenceError(`${file}: this is not the report that was made: its SHA-256 is another; ${VERIFY}`);
  }
  return { ...read, report: parseAuditReport(decodedEvidence(bytes, file), file) };
}

/**
 * Reads the manifest of a bundle and holds it against its digest.
 *
 * @throws EvidenceError in one line, when it is no bundle, or the manifest is not the one that was made
 */
export function readManifest(directory: string): ReadManifest {
  const mend = 'name a bundle of evidence';
  const bytes = readEvidenceFile(join(directory, MANIFEST_FILE), { mostBytes: LARGEST_MANIFEST_BYTES, mend });
  const kept = readEvidenceFile(join(directory, MANIFEST_DIGEST_FILE), { mostBytes: 1_000, mend });
  const manifestSha256 = sha256Of(bytes);
  if (kept.toString('latin1') !== manifestDigestText(manifestSha256)) {
    throw new EvidenceError(
      `${join(directory, MANIFEST_FILE)}: it does not agree with ${MANIFEST_DIGEST_FILE}; ${VERIFY}`,
    );
  }
  const parsed = parseManifest(bytes);
  if ('fault' in parsed) throw new EvidenceError(`${join(directory, MANIFEST_FILE)}: ${parsed.fault}; ${mend}`);
  return { directory, name: basename(resolve(directory)), manifest: parsed.manifest, manifestSha256 };
}

/**
 * Reads the report of an earlier audit, from a bundle or from a file that `audit --format json` wrote.
 *
 * @throws EvidenceError in one line, when it cannot be read
 * @throws AuditReportError in one line, when it is no report
 */
export function readReport(path: string): AuditReport {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return readBundle(path).report;
  const mend = 'name a bundle, or a report that audit --format json wrote';
  return parseAuditReport(readEvidenceText(path, { mostBytes: LARGEST_REPORT_BYTES, mend, followLinks: true }), path);
}
