import { readCloudAssembly } from '../../lib/check/cloud-assembly';
import { postureOf } from '../../lib/check/posture-of';
import { readEvidence } from '../../lib/check/read-evidence';
import { readFailedPlugins } from '../../lib/check/read-validation-report';
import { assemblyCost } from '../../lib/cost/assembly-cost';
import { AssemblyError } from '../../lib/errors';
import { costText } from '../../lib/report/cost-text';
import { postureText } from '../../lib/report/posture-text';
import { synthesizeApp } from '../synthesize-app';
import { terminalColors } from '../terminal-colors';

/**
 * Prints the posture of a cloud assembly, with what it costs before anybody uses it, and sets the exit code: 1 when something is violated.
 *
 * @param directory the cloud assembly
 * @param options `app` synthesizes it first; `html` names a file for the report with every verdict
 * @throws UserError when there is nothing to be told
 */
export async function printPosture(
  directory: string,
  { app, html }: { readonly app?: string; readonly html?: string },
): Promise<void> {
  const outcome = app === undefined ? undefined : await synthesizeApp(directory, app);
  if (outcome === 'refused') {
    process.exitCode = 2;
    return;
  }
  const assembly = readCloudAssembly(directory);
  const posture = postureOf({
    name: directory,
    assembly,
    evidence: readEvidence(directory),
    failedPlugins: readFailedPlugins(directory),
  });
  if (outcome === 'failed' && !posture.violated) {
    throw new AssemblyError(`${directory}: nothing is violated here, but the app failed; see its output above`);
  }
  const colors = terminalColors(process.stdout);
  process.stdout.write(postureText(posture, colors, costText(assemblyCost(assembly), colors)));
  if (html !== undefined) {
    const { writeHtmlReport } = await import('./write-html-report.js');
    writeHtmlReport(directory, html);
    process.stdout.write(`\nEvery verdict, for a browser: ${html}\n`);
  }
  process.exitCode = posture.violated ? 1 : 0;
}
