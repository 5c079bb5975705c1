import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { systemErrorCode } from '../../input/system-error-code';
import { byCode, MANIFEST_DIGEST_FILE, MANIFEST_FILE } from './bundle-manifest';
import { isUnfinished } from './bundle-writer';
import { EvidenceError } from './evidence-error';
import { type ReadManifest, readManifest } from './read-bundle';

/**
 * The newest bundle that lies beside the place of a new one: the one that the new one is to follow.
 *
 * @param directory the place of the new one
 * @returns undefined where there is none, so that a chain begins
 * @throws EvidenceError in one line, when one that lies there is broken: the chain must not pass over it in silence
 */
export function newestBundleBeside(directory: string): ReadManifest | undefined {
  const place = resolve(directory);
  const bundles = neighbours(place)
    .map((name) => join(dirname(place), name))
    .filter((neighbour) => neighbour !== place && holdsManifests(neighbour))
    .map(readManifest);
  return bundles.sort((left, right) => byCode(right.manifest.madeAt, left.manifest.madeAt))[0];
}

function neighbours(place: string): readonly string[] {
  try {
    return readdirSync(dirname(place), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !isUnfinished(entry.name))
      .map(({ name }) => name);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT') return [];
    throw new EvidenceError(
      `${dirname(place)}: the directory cannot be read (${code}); grant it, or name the previous bundle`,
    );
  }
}

/** Other directories, those of other programs with a manifest among them, are no bundles. */
function holdsManifests(directory: string): boolean {
  try {
    const names = readdirSync(directory);
    return names.includes(MANIFEST_FILE) && names.includes(MANIFEST_DIGEST_FILE);
  } catch {
    return false;
  }
}
