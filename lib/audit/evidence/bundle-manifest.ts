import { createHash } from 'node:crypto';
import type { AuditScope } from '../audit-scope';

/** What a bundle is proved by. */
export const MANIFEST_FILE = 'manifest.json';

/** The SHA-256 of the manifest, as `sha256sum --check` reads it: against accidents, not against forgers. */
export const MANIFEST_DIGEST_FILE = 'manifest.sha256';

/** The report of the audit, as JSON. */
export const REPORT_FILE = 'report.json';

/** The register of exceptions by which the audit judged. */
export const EXCEPTIONS_FILE = 'exceptions.json';

/** The SHA-256 of every template of the assembly that the audit compared with. */
export const TEMPLATES_FILE = 'templates.json';

/** One file of a bundle. */
export interface BundleFile {
  /** From the bundle's directory, with `/` between names. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** The bundle made before, which this one vouches for. */
export interface PreviousBundle {
  /** The name of its directory when this bundle was made. Only the digest counts: a directory may be renamed. */
  readonly name: string;
  /** Lower-case hexadecimal. */
  readonly manifestSha256: string;
}

/** What a bundle holds, and which one came before it: each manifest names the digest of the last, so they are a chain. */
export interface BundleManifest {
  /** Of this shape; rises when a reader of the older one could misread it. */
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601 in UTC. */
  readonly madeAt: string;
  /** The accounts and regions that the audit was to read, by name. */
  readonly scopes: readonly AuditScope[];
  /** Whether the audit could read everything that it was to read. */
  readonly complete: boolean;
  /** `null` where a chain begins. */
  readonly previous: PreviousBundle | null;
  /** Every file but the manifest and its digest, each once, by path in the order of its characters' codes. */
  readonly files: readonly BundleFile[];
}

/** A manifest as it is written: the same manifest is always the same text. */
export function manifestText({
  schemaVersion,
  tool,
  madeAt,
  scopes,
  complete,
  previous,
  files,
}: BundleManifest): string {
  const ordered: BundleManifest = {
    schemaVersion,
    tool: { name: tool.name, version: tool.version },
    madeAt,
    scopes: scopes.map(({ account, region }) => ({ account, region })),
    complete,
    previous: previous === null ? null : { name: previous.name, manifestSha256: previous.manifestSha256 },
    files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
  };
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}

/** The content of {@link MANIFEST_DIGEST_FILE}. */
export function manifestDigestText(manifestSha256: string): string {
  return `${manifestSha256}  ${MANIFEST_FILE}\n`;
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Orders by the codes of characters: the same everywhere, whatever the language of the machine. */
export function byCode(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
