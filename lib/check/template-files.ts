import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { isObject, own } from '../controls/value';
import { MANIFEST_FILE } from './cloud-assembly';
import { readJsonObject } from './json-file';
import { unreadable } from './template-text';

/** Directories that hold copies of others' files. Hidden ones, such as `.git` and `.aws-sam`, are passed over as well. */
const FOREIGN_DIRECTORY = 'node_modules';

/**
 * The files below a directory, except those of cloud assemblies. Links to directories are not followed: they may lead in a
 * circle.
 *
 * @param onAssembly told of each cloud assembly
 * @throws AssemblyError for a directory that cannot be read
 */
export function* filesBelow(directory: string, onAssembly?: (directory: string) => void): Iterable<string> {
  for (const entry of entriesOf(directory)) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      if (entry.name.startsWith('.') || entry.name === FOREIGN_DIRECTORY) continue;
      if (isAssembly(path)) onAssembly?.(path);
      else yield* filesBelow(path, onAssembly);
    } else if (
      entry.isFile() ||
      (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    ) {
      yield path;
    }
  }
}

function entriesOf(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    throw unreadable(named(directory), error);
  }
}

/** Whether a directory is a cloud assembly. Other programs have files called `manifest.json` as well. */
export function isAssembly(directory: string): boolean {
  const file = join(directory, MANIFEST_FILE);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false;
  try {
    const manifest = readJsonObject(file);
    return typeof own(manifest, 'version') === 'string' && isObject(own(manifest, 'artifacts'));
  } catch {
    return false;
  }
}

/** How a path is named in findings: from the working directory, with `/` between names. */
export function named(path: string): string {
  return slashed(relative('', path)) || '.';
}

/** A path with `/` between names. */
export function slashed(path: string): string {
  return path.split(sep).join(posix.sep);
}
