import type { Command } from 'commander';

/** `storefront-baseline posture`: prints what a synthesized app enforces, and what it costs before anybody uses it. */
export function addPostureCommand(program: Command): void {
  program
    .command('posture')
    .description('print the security posture of a synthesized app, and its fixed cost')
    .argument('[assembly]', 'the cloud assembly', 'cdk.out')
    .option('--app <command>', 'synthesize the app with this command first, into the cloud assembly')
    .option('--html <file>', 'also write every verdict as one HTML file, for a browser')
    .addHelpText(
      'after',
      `
Exit code: 0 nothing is violated, 1 something is, if only as a warning, 2 it cannot be told.

Examples:
  storefront-baseline posture                                 the assembly that cdk synth left in cdk.out
  storefront-baseline posture --app "npx tsx bin/app.ts"      a fresh one`,
    )
    .action(async (assembly: string, options: { readonly app?: string; readonly html?: string }) => {
      // Only now: --help shall not wait for what reads and judges assemblies.
      const { printPosture } = await import('./print-posture.js');
      await printPosture(assembly, options);
    });
}
