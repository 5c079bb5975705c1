import { rmSync } from 'node:fs';
import { Command } from 'commander';
import colors from 'picocolors';
import { readCloudAssembly } from '../../lib/check/cloud-assembly';
import { postureOf } from '../../lib/check/posture-of';
import { readEvidence } from '../../lib/check/read-evidence';
import { synthesize } from '../../lib/check/synthesize';
import { AssemblyError } from '../../lib/errors';
import { postureText } from '../../lib/report/posture-text';
import { SynthesisProgress } from '../synthesis-progress';

/** Ten minutes: several times what an app of many thousand resources takes. */
const SYNTHESIS_TIMEOUT = 600_000;

/** `storefront-baseline posture`: prints what a synthesized app enforces; exit code 1 when something is violated. */
export function postureCommand(): Command {
  return new Command('posture')
    .description('print the security posture of a synthesized app')
    .argument('[assembly]', 'the cloud assembly', 'cdk.out')
    .option('--app <command>', 'synthesize the app with this command first')
    .action(async (assembly: string, options: { app?: string }) => {
      if (options.app !== undefined) await synthesizeInto(assembly, options.app);
      const posture = postureOf(assembly, readCloudAssembly(assembly), readEvidence(assembly));
      process.stdout.write(postureText(posture, colors));
      process.exitCode = posture.violated ? 1 : 0;
    });
}

async function synthesizeInto(assembly: string, command: string): Promise<void> {
  // What an earlier run left must not be taken for the result of one that fails.
  rmSync(assembly, { recursive: true, force: true });
  const progress = new SynthesisProgress(assembly, process.stderr);
  try {
    const { exitCode, errors } = await synthesize({ command, directory: assembly, timeout: SYNTHESIS_TIMEOUT });
    progress.end();
    process.stderr.write(errors);
    if (exitCode > 1) throw new AssemblyError(`${command}: the app stopped with exit code ${exitCode}`);
  } finally {
    progress.end();
  }
}
