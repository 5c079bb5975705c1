import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { systemErrorCode } from '../../input/system-error-code';
import { scopeName } from '../audit-scope';
import type { RawPage } from '../observations';
import { MOST_FILES } from './bundle-limits';
import {
  type BundleFile,
  type BundleManifest,
  byCode,
  MANIFEST_DIGEST_FILE,
  MANIFEST_FILE,
  manifestDigestText,
  manifestText,
  sha256Of,
} from './bundle-manifest';
import { isBundlePath } from './bundle-path';
import { EvidenceError } from './evidence-error';

/** What a manifest says besides its files. */
export type BundleFacts = Omit<BundleManifest, 'schemaVersion' | 'files'>;

/** A bundle that is written, with what to note of it elsewhere: the digest of its manifest. */
export interface SealedBundle {
  readonly directory: string;
  readonly manifest: BundleManifest;
  /** Lower-case hexadecimal. */
  readonly manifestSha256: string;
}

/** What stands between a bundle's name and a few letters while it is not whole. */
const UNFINISHED = '.part-';

/** Whether a directory is, by its name, a bundle that is being written or was never finished. */
export function isUnfinished(name: string): boolean {
  return name.includes(UNFINISHED);
}

/**
 * Writes a bundle of evidence into a directory, whole or not at all: its files lie in a directory beside it until the
 * manifest is written, which then takes the bundle's name in one step.
 */
export class BundleWriter {
  private readonly files: BundleFile[] = [];
  private readonly paths = new Set<string>();
  private readonly pageCounts = new Map<string, number>();
  private readonly underWay = new Set<Promise<unknown>>();
  private closed = false;

  private constructor(
    /** Where the bundle will lie. */
    public readonly directory: string,
    private readonly part: string,
  ) {}

  /**
   * Begins a bundle.
   *
   * @param directory where it will lie; it must not be there yet, or be empty
   * @throws EvidenceError in one line, when something is there already, or nothing can be written there
   */
  public static async begin(directory: string): Promise<BundleWriter> {
    const place = resolve(directory);
    const there = await attempt(directory, () => readdir(place).catch(nothingThere));
    if (there.length > 0) {
      throw new EvidenceError(`${directory}: something is there already, and evidence is never replaced; name another`);
    }
    const part = await attempt(directory, async () => {
      await mkdir(dirname(place), { recursive: true });
      return await mkdtemp(join(dirname(place), `${basename(place)}${UNFINISHED}`));
    });
    return new BundleWriter(directory, part);
  }

  /**
   * Keeps one answer of AWS as it came, in `pages/<account>/<region>/<operation>-<n>.json`, n counted from 1 over all calls
   * of the operation. A function of its own, so that whoever reads AWS can be given it.
   *
   * @throws EvidenceError in one line
   */
  public readonly addPage = async (page: RawPage): Promise<void> => {
    const stem = `pages/${scopeName(page.scope)}/${page.operation}`;
    const count = (this.pageCounts.get(stem) ?? 0) + 1;
    this.pageCounts.set(stem, count);
    const { scope, operation, input, page: position, output } = page;
    await this.addFile(
      `${stem}-${count}.json`,
      `${JSON.stringify({ scope, operation, input, page: position, output })}\n`,
    );
  };

  /**
   * Adds a file.
   *
   * @param path within the bundle
   * @throws EvidenceError in one line, when it cannot be written
   */
  public async addFile(path: string, content: string | Uint8Array): Promise<void> {
    const adding = this.add(path, content);
    this.underWay.add(adding);
    try {
      await adding;
    } finally {
      this.underWay.delete(adding);
    }
  }

  /**
   * Writes the manifest and gives the bundle its name. Nothing can be added afterwards.
   *
   * @throws EvidenceError in one line; the bundle is then discarded
   */
  public async seal(facts: BundleFacts): Promise<SealedBundle> {
    await Promise.all(this.underWay);
    const scopes = new Map(facts.scopes.map((scope) => [scopeName(scope), scope]));
    const manifest: BundleManifest = {
      ...facts,
      schemaVersion: 1,
      scopes: [...scopes].sort(([left], [right]) => byCode(left, right)).map(([, scope]) => scope),
      files: [...this.files].sort((left, right) => byCode(left.path, right.path)),
    };
    const text = manifestText(manifest);
    const manifestSha256 = sha256Of(text);
    try {
      await this.write(MANIFEST_DIGEST_FILE, Buffer.from(manifestDigestText(manifestSha256)));
      await this.write(MANIFEST_FILE, Buffer.from(text));
      this.closed = true;
      await attempt(this.directory, () => rename(this.part, resolve(this.directory)));
    } catch (error) {
      await this.discard();
      throw error;
    }
    return { directory: this.directory, manifest, manifestSha256 };
  }

  /** Leaves nothing behind of a bundle that is not sealed. Of one that is, it takes nothing away. */
  public async discard(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.underWay);
    await rm(this.part, { recursive: true, force: true });
  }

  private async add(path: string, content: string | Uint8Array): Promise<void> {
    if (!isBundlePath(path) || path === MANIFEST_FILE || path === MANIFEST_DIGEST_FILE || this.paths.has(path)) {
      throw new RangeError(`${path} is no path of a new file in a bundle`);
    }
    if (this.files.length >= MOST_FILES) {
      throw new EvidenceError(
        `${this.directory}: a bundle has at most ${MOST_FILES} files; audit fewer regions at once`,
      );
    }
    this.paths.add(path);
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    await this.write(path, bytes);
    this.files.push({ path, bytes: bytes.byteLength, sha256: sha256Of(bytes) });
  }

  private async write(path: string, bytes: Uint8Array): Promise<void> {
    if (this.closed) throw new EvidenceError(`${this.directory}: the bundle is closed; ${path} is not in it`);
    const file = join(this.part, path);
    await attempt(this.directory, async () => {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes, { flag: 'wx' });
    });
  }
}

function nothingThere(error: NodeJS.ErrnoException): readonly string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

async function attempt<Result>(directory: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw new EvidenceError(
      `${directory}: the bundle cannot be written (${systemErrorCode(error)}); name another place`,
    );
  }
}
