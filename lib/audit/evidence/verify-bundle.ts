import { join } from 'node:path';
import { printedKey } from '../../input/printed-value';
import { systemErrorCode } from '../../input/system-error-code';
import { type BundleEntries, bundleEntries } from './bundle-entries';
import { LARGEST_MANIFEST_BYTES } from './bundle-limits';
import {
  type BundleFile,
  type BundleManifest,
  MANIFEST_DIGEST_FILE,
  MANIFEST_FILE,
  manifestDigestText,
  REPORT_FILE,
  sha256Of,
} from './bundle-manifest';
import type { BundleFault, BundleVerdict } from './bundle-verdict';
import { digestFile } from './digest-file';
import { EvidenceError } from './evidence-error';
import { readEvidenceFile } from './evidence-file';
import { parseManifest } from './parse-manifest';
import { reportFault } from './report-fault';

const OWN_FILES: readonly string[] = [MANIFEST_FILE, MANIFEST_DIGEST_FILE];

/**
 * Proves a bundle: that it holds what its manifest says, byte for byte, and nothing else.
 *
 * Whoever can write the bundle can write its manifest too. What no forger can do is keep the manifest's SHA-256: compare it
 * with the one that was noted when the bundle was made, or with the one that the next bundle names.
 *
 * @param noted the manifest's SHA-256 as it was noted, in lower-case hexadecimal
 * @throws EvidenceError in one line, when there is no such directory or it cannot be read
 */
export async function verifyBundle(directory: string, noted?: string): Promise<BundleVerdict> {
  const entries = bundleEntries(directory);
  const faults: BundleFault[] = entries.others.map((path) => fault('no-file', path, 'a link or no regular file'));
  if (!entries.files.has(MANIFEST_FILE)) {
    const message = 'missing, and without it nothing is proved';
    return { directory, faults: [...faults, fault('missing', MANIFEST_FILE, message)] };
  }
  const bytes = read(directory, MANIFEST_FILE, LARGEST_MANIFEST_BYTES);
  if (!(bytes instanceof Uint8Array)) return { directory, faults: [...faults, bytes] };
  const manifestSha256 = sha256Of(bytes);
  faults.push(...digestFaults(directory, entries, manifestSha256, noted));
  const parsed = parseManifest(bytes);
  if ('fault' in parsed) {
    return { directory, manifestSha256, faults: [...faults, fault('manifest', MANIFEST_FILE, parsed.fault)] };
  }
  const { manifest } = parsed;
  faults.push(...strangers(manifest, entries));
  const fileFaults = await faultsOfFiles(directory, manifest.files, entries);
  faults.push(...fileFaults);
  if (!fileFaults.some(({ path }) => path === REPORT_FILE)) faults.push(...reportFault(directory, manifest));
  return { directory, manifest, manifestSha256, faults };
}

function digestFaults(
  directory: string,
  { files }: BundleEntries,
  manifestSha256: string,
  noted: string | undefined,
): readonly BundleFault[] {
  const faults: BundleFault[] = [];
  if (noted !== undefined && noted !== manifestSha256) {
    faults.push(fault('changed', MANIFEST_FILE, `changed: its SHA-256 is ${manifestSha256}, noted was ${noted}`));
  }
  if (!files.has(MANIFEST_DIGEST_FILE)) return [...faults, fault('missing', MANIFEST_DIGEST_FILE, 'missing')];
  const kept = read(directory, MANIFEST_DIGEST_FILE, 1_000);
  if (!(kept instanceof Uint8Array)) return [...faults, kept];
  if (kept.toString('latin1') !== manifestDigestText(manifestSha256)) {
    faults.push(fault('changed', MANIFEST_FILE, `changed, or ${MANIFEST_DIGEST_FILE} is: they do not agree`));
  }
  return faults;
}

/** What lies there and is not in the manifest. */
function strangers(manifest: BundleManifest, { files, directories }: BundleEntries): readonly BundleFault[] {
  const listed = new Set([...OWN_FILES, ...manifest.files.map(({ path }) => path)]);
  const parents = new Set([...listed].flatMap((path) => directoriesOf(path)));
  return [
    ...[...files].filter((path) => !listed.has(path)),
    ...directories.filter((path) => !parents.has(path)).map((path) => `${path}/`),
  ]
    .sort()
    .map((path) => fault('added', path, 'added: the manifest does not know it'));
}

function directoriesOf(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_name, index) => names.slice(0, index + 1).join('/'));
}

async function faultsOfFiles(
  directory: string,
  files: readonly BundleFile[],
  entries: BundleEntries,
): Promise<readonly BundleFault[]> {
  const byDigest = new Map(files.map(({ sha256, path }) => [sha256, path]));
  const faults: BundleFault[] = [];
  for (const file of files) {
    const found = await faultOfFile(directory, file, entries, byDigest);
    if (found !== undefined) faults.push(found);
  }
  return faults;
}

async function faultOfFile(
  directory: string,
  { path, bytes, sha256 }: BundleFile,
  { files, others }: BundleEntries,
  byDigest: ReadonlyMap<string, string>,
): Promise<BundleFault | undefined> {
  // A link stands among the faults already.
  if (others.includes(path)) return undefined;
  if (!files.has(path)) return fault('missing', path, 'missing');
  let digest: Awaited<ReturnType<typeof digestFile>>;
  try {
    digest = await digestFile(join(directory, path), bytes);
  } catch (error) {
    throw new EvidenceError(`${join(directory, path)}: the file cannot be read (${systemErrorCode(error)}); grant it`);
  }
  if (digest === undefined) return fault('no-file', path, 'a link or no regular file');
  if (digest.bytes === bytes && digest.sha256 === sha256) return undefined;
  const other = byDigest.get(digest.sha256);
  if (other !== undefined) return fault('exchanged', path, `exchanged: it has the content of ${other}`);
  if (digest.bytes < bytes) return fault('truncated', path, `truncated: ${digest.bytes} of ${bytes} bytes are there`);
  if (digest.bytes > bytes) return fault('changed', path, `changed: it has more than its ${bytes} bytes`);
  return fault('changed', path, `changed: its SHA-256 is ${digest.sha256}, made was ${sha256}`);
}

function read(directory: string, path: string, mostBytes: number): Buffer | BundleFault {
  try {
    return readEvidenceFile(join(directory, path), { mostBytes, mend: 'ask for another copy' });
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    return fault('manifest', path, error.message.slice(`${join(directory, path)}: `.length));
  }
}

function fault(kind: BundleFault['kind'], path: string, message: string): BundleFault {
  return { kind, path: /^[\w./-]{1,300}$/.test(path) ? path : printedKey(path), message };
}
