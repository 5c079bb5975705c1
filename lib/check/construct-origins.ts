import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isObject, own, scalarText } from '../controls/value';
import type { Location } from '../finding';
import { readJsonObject } from './json-file';

/** Where a resource of a template comes from. */
export interface ConstructOrigin {
  /** Path of the construct, without a leading `/`. */
  readonly constructPath: string;
  /** The line of the app's own code that made it; `undefined` where no frame is the app's. */
  readonly source: Location | undefined;
}

/**
 * A stack frame as the CDK records it: `new Shop (/app/lib/shop.ts:12:5)`, from other languages than Node's without a
 * column. Folded frames begin with three dots.
 */
const FRAME = /^(?!\.\.\.).*? \((.+?):(\d+)(?::(\d+))?\)$/;

/** A frame of an ES module outside every function: the CDK splits its address at the wrong colon. */
const MODULE_FRAME = /^(file:.+):(\d+) \(:\)$/;

/** Folders of packages, by which code is told to be another's. */
const PACKAGE_FOLDERS: ReadonlySet<string> = new Set(['node_modules', 'site-packages', 'dist-packages']);

/** The origins of resources, from the metadata that the CDK writes beside a stack's template. */
export class ConstructOrigins {
  private readonly byResource = new Map<string, string>();
  private readonly entries: Readonly<Record<string, unknown>>;

  /**
   * @param directory the assembly
   * @param metadataFile name of the stack's metadata file; without one, nothing is known
   * @throws AssemblyError when the file cannot be read
   */
  public constructor(directory: string, metadataFile: string | undefined) {
    const file = metadataFile === undefined ? undefined : join(directory, metadataFile);
    this.entries = file !== undefined && existsSync(file) ? readJsonObject(file) : {};
    for (const path of Object.keys(this.entries)) {
      const logicalId = this.datum(path, 'aws:cdk:logicalId');
      if (typeof logicalId === 'string') this.byResource.set(`${this.templateOf(path)}#${logicalId}`, path);
    }
  }

  /** The origin of a resource; `undefined` for one that no construct made. */
  public of(templateFile: string, logicalId: string): ConstructOrigin | undefined {
    const path = this.byResource.get(`${templateFile}#${logicalId}`);
    return path === undefined ? undefined : this.at(path.replace(/^\//, ''));
  }

  /** The origin of a resource whose construct is known. */
  public at(constructPath: string): ConstructOrigin {
    return { constructPath, source: this.sourceOf(`/${constructPath}`) };
  }

  /** Logical ids repeat in nested stacks: the nearest construct above that has a template tells which one it is. */
  private templateOf(path: string): string {
    for (const ancestor of ancestors(path)) {
      const file = this.datum(ancestor, 'aws:cdk:templateFile');
      if (typeof file === 'string') return file;
    }
    return '';
  }

  /** The app's own frame of the resource's construct, else of the nearest construct above it. */
  private sourceOf(path: string): Location | undefined {
    for (const ancestor of ancestors(path)) {
      const frames = this.datum(ancestor, 'aws:cdk:creationStack');
      const own = Array.isArray(frames) ? firstOwnFrame(frames) : undefined;
      if (own !== undefined) return own;
    }
    return undefined;
  }

  private datum(path: string, type: string): unknown {
    const entries = own(this.entries, path);
    const entry = Array.isArray(entries)
      ? entries.find((each) => isObject(each) && own(each, 'type') === type)
      : undefined;
    return isObject(entry) ? own(entry, 'data') : undefined;
  }
}

/** A path and those above it, nearest first. */
function* ancestors(path: string): Iterable<string> {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) yield path.slice(0, end);
}

function firstOwnFrame(frames: readonly unknown[]): Location | undefined {
  for (const frame of frames) {
    const text = scalarText(frame);
    const [, address, line, column] = FRAME.exec(text) ?? MODULE_FRAME.exec(text) ?? [];
    const file = address === undefined ? undefined : ownFile(address);
    if (file === undefined) continue;
    const place = { file: relative('', file).split(sep).join('/'), line: Number(line) };
    return column === undefined ? place : { ...place, column: Number(column) };
  }
  return undefined;
}

/** The path of a file that is neither a package's nor Node's, nor evaluated text. */
function ownFile(address: string): string | undefined {
  if (address.startsWith('node:') || address.includes('<anonymous>')) return undefined;
  const file = address.startsWith('file:') ? pathOfUrl(address) : address;
  return file?.split(/[\\/]/).some((folder) => PACKAGE_FOLDERS.has(folder)) === true ? undefined : file;
}

function pathOfUrl(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}
