import type { Command } from 'commander';
import type { CheckFlags } from '../check-settings';

/** `storefront-baseline check`: findings of a cloud assembly or of templates, for a pull request. */
export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description('check a cloud assembly or CloudFormation templates')
    .argument('[paths...]', 'cloud assemblies, templates, folders or globs', ['cdk.out'])
    .option('--app <command>', 'synthesize the app with this command first, into the only path')
    .option('--pack <name>', 'storefront, pci-dss-4.0.1, gdpr, nist-csf-2.0 or all; may be repeated', several)
    .option('--format <format[=file]>', 'text, json, sarif, junit, markdown, github or html; may be repeated', several)
    .option('--baseline <file>', 'call findings of this file unchanged')
    .option('--write-baseline <file>', 'write the findings as a baseline')
    .option('--base <path>', 'compare with another assembly or template: new, fixed, unchanged')
    .option('--exceptions <file>', 'the register of exceptions (default: exceptions.yaml where there is one)')
    .option('--exceptions-base <file>', "the target branch's register, which alone counts")
    .option('--fail-on <what>', 'error, warning, new or never', 'error')
    .option('--severity <id=level>', 'error or warning for one rule; may be repeated', several)
    .option('--strict', 'what a template leaves unknown fails as well', false)
    .option('--max-unknown <number>', 'fail on more unknown verdicts than this')
    .option('--controls-as-of <version>', 'controls newer than this version only warn')
    .addHelpText(
      'after',
      `
Exit code: 0 clean, 1 findings, 2 bad input or usage, 3 incomplete.

Examples:
  storefront-baseline check                                        what cdk synth left in cdk.out
  storefront-baseline check templates/ 'stacks/**/*.yaml'          templates
  storefront-baseline check --app "npx tsx bin/app.ts" --format sarif=results.sarif --format markdown=comment.md`,
    )
    .action(async (paths: readonly string[], flags: CheckFlags) => {
      const { runCheck } = await import('./run-check.js');
      await runCheck(paths, flags);
    });
}

function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
