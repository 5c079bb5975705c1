import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemErrorCode } from '../../input/system-error-code';
import { MOST_FILES } from './bundle-limits';
import { EvidenceError } from './evidence-error';

/** What lies in a directory, by path from there. */
export interface BundleEntries {
  readonly files: ReadonlySet<string>;
  readonly directories: readonly string[];
  /** Links, pipes and the like. */
  readonly others: readonly string[];
}

/**
 * Lists what lies in a bundle's directory. Links are not followed.
 *
 * @throws EvidenceError in one line, when there is no such directory, it cannot be read, or it holds more than a bundle
 */
export function bundleEntries(bundle: string): BundleEntries {
  requireDirectory(bundle);
  const files = new Set<string>();
  const directories: string[] = [];
  const others: string[] = [];
  const open = [''];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const entry of entriesOf(bundle, at)) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) {
        directories.push(path);
        open.push(path);
      } else if (entry.isFile()) files.add(path);
      else others.push(path);
    }
    // The manifest and its digest are not counted in what a bundle holds.
    if (files.size + directories.length + others.length > 2 * MOST_FILES + 2) {
      throw new EvidenceError(`${bundle}: this holds more files than any bundle; name a bundle of evidence`);
    }
  }
  return { files, directories, others };
}

function requireDirectory(bundle: string): void {
  let status: ReturnType<typeof statSync> | undefined;
  try {
    status = statSync(bundle, { throwIfNoEntry: false });
  } catch (error) {
    throw unreadable(bundle, error);
  }
  if (status?.isDirectory() === true) return;
  const what = status === undefined ? 'there is no such directory' : 'this is no directory';
  throw new EvidenceError(`${bundle}: ${what}; name a bundle of evidence`);
}

function entriesOf(bundle: string, path: string): readonly Dirent[] {
  try {
    return readdirSync(join(bundle, path), { withFileTypes: true });
  } catch (error) {
    throw unreadable(join(bundle, path), error);
  }
}

function unreadable(path: string, error: unknown): EvidenceError {
  return new EvidenceError(`${path}: the directory cannot be read (${systemErrorCode(error)}); grant it`);
}
