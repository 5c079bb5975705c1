import { readCloudAssembly } from '../../lib/check/cloud-assembly';
import { postureOf } from '../../lib/check/posture-of';
import { readEvidence } from '../../lib/check/read-evidence';
import { readFailedPlugins } from '../../lib/check/read-validation-report';
import { AssemblyError } from '../../lib/errors';
import { postureText } from '../../lib/report/posture-text';
import { synthesizeApp } from '../synthesize-app';
import { terminalColors } from '../terminal-colors';

/**
 * Prints the posture of a cloud assembly and sets the exit code: 1 when something is violated.
 *
 * @param directory the cloud assembly
 * @param command synthesizes it first
 * @throws UserError when there is nothing to be told
 */
export async function printPosture(directory: string, command: string | undefined): Promise<void> {
  const outcome = command === undefined ? undefined : await synthesizeApp(directory, command);
  if (outcome === 'refused') {
    process.exitCode = 2;
    return;
  }
  const posture = postureOf({
    name: directory,
    assembly: readCloudAssembly(directory),
    evidence: readEvidence(directory),
    failedPlugins: readFailedPlugins(directory),
  });
  if (outcome === 'failed' && !posture.violated) {
    throw new AssemblyError(`${directory}: nothing is violated here, but the app failed; see its output above`);
  }
  process.stdout.write(postureText(posture, terminalColors(process.stdout)));
  process.exitCode = posture.violated ? 1 : 0;
}
