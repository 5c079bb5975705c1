import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isObject, own } from '../controls/value';
import type { Location } from '../finding';
import { readJsonObject } from './json-file';

/** Where a resource of a template comes from. */
export interface ConstructOrigin {
  /** Path of the construct, without a leading `/`. */
  readonly constructPath: string;
  /** The line of the app's own code that made it; `undefined` where no frame is the app's, as in other languages. */
  readonly source: Location | undefined;
}

/** A stack frame as the CDK records it: `new Shop (/app/lib/shop.ts:12:5)`; folded ones begin with three dots. */
const FRAME = /^(?!\.\.\.)(.*) \((.+):(\d+):(\d+)\)$/;

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
    return path === undefined ? undefined : { constructPath: path.replace(/^\//, ''), source: this.sourceOf(path) };
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
    const [, , file, line, column] = FRAME.exec(String(frame)) ?? [];
    if (file === undefined || file.includes('node_modules') || file.startsWith('node:')) continue;
    return { file: relative('', file).split(sep).join('/'), line: Number(line), column: Number(column) };
  }
  return undefined;
}
