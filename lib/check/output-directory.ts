import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, own } from '../controls/value';
import { AssemblyError } from '../errors';
import { EVIDENCE_FILE } from '../evidence';
import { printedKey } from '../input/printed-value';
import { MANIFEST_FILE } from './cloud-assembly';

/** What a reader would take for the outcome of the synthesis. */
const OUTCOMES = [MANIFEST_FILE, EVIDENCE_FILE, 'validation-report.json'];

/** Names of all that an app writes before its manifest, and so of all that one leaves that stopped half-way. */
const WRITTEN_BEFORE_MANIFEST =
  /^(assembly-.*|asset\..*|.*\.(template|assets|metadata)\.json|tree\.json|validation-report\.json|cdk\.out|\.cache|.*\.lock)$/;

/**
 * Makes a directory ready for an app to synthesize into: what an earlier synthesis left there must not be taken for the
 * outcome of one that fails. Only the files that tell an outcome are removed; the rest stays, as under `cdk synth`.
 *
 * @throws AssemblyError in one line, when the path is no directory, or one that holds something else than a cloud assembly
 */
export function prepareOutputDirectory(directory: string): void {
  const status = statSync(directory, { throwIfNoEntry: false });
  if (status === undefined) return;
  if (!status.isDirectory()) {
    throw new AssemblyError(`${directory}: this is no directory; name one for the cloud assembly`);
  }
  try {
    const foreign = readdirSync(directory).find((name) => !WRITTEN_BEFORE_MANIFEST.test(name));
    if (foreign !== undefined && !isCloudAssembly(directory)) {
      throw new AssemblyError(
        `${directory}: this is no cloud assembly, it holds ${printedKey(foreign)}; name a directory for the assembly alone`,
      );
    }
    for (const name of OUTCOMES) rmSync(join(directory, name), { force: true });
  } catch (error) {
    if (error instanceof AssemblyError) throw error;
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
    throw new AssemblyError(`${directory}: the directory cannot be used (${code}); name another`);
  }
}

/** Web apps and browser extensions have a `manifest.json` too. */
function isCloudAssembly(directory: string): boolean {
  if (existsSync(join(directory, 'cdk.out'))) return true;
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(directory, MANIFEST_FILE), 'utf8'));
    return isObject(manifest) && typeof own(manifest, 'version') === 'string' && isObject(own(manifest, 'artifacts'));
  } catch {
    return false;
  }
}
