import { posix } from 'node:path';
import { isObject } from '../../lib/controls/value';

/** What users need: compiled code with its types, the command, and documents. */
const INTENDED = [
  /^package\.json$/,
  /^(README|LICENSE|NOTICE|CHANGELOG|CONTROLS|SECURITY)(\.md)?$/,
  /^dist\/(lib|bin)\/.+\.(js|d\.ts)(\.map)?$/,
  /^dist\/lib\/report\/(audit|check)-report\.schema\.json$/,
  /^dist\/handlers\/.+$/,
];

/** Packed files that are none of the intended ones, such as tests or settings. */
export function unintendedFiles(files: readonly string[]): readonly string[] {
  return files.filter((file) => !INTENDED.some((pattern) => pattern.test(file)));
}

/** Files that `main`, `types`, `bin` and `exports` of a manifest promise and that are not packed. */
export function missingEntryPoints(
  manifest: Readonly<Record<string, unknown>>,
  files: readonly string[],
): readonly string[] {
  const promised = [manifest.main, manifest.types, manifest.bin, manifest.exports].flatMap(paths);
  return [...new Set(promised.map((path) => posix.normalize(path)))].filter(
    (path) => !path.includes('*') && !files.includes(path),
  );
}

function paths(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return isObject(value) ? Object.values(value).flatMap(paths) : [];
}

/**
 * Relative `require` calls of a packed script that lead to a file outside the package.
 *
 * @param file the script's path in the package
 * @param text the script
 */
export function brokenRequires(file: string, text: string, files: readonly string[]): readonly string[] {
  return [...text.matchAll(/\brequire\(["'](\.{1,2}\/[^"']*)["']\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => {
      const path = posix.join(posix.dirname(file), target);
      return ![path, `${path}.js`, `${path}.json`, posix.join(path, 'index.js')].some((each) => files.includes(each));
    });
}
