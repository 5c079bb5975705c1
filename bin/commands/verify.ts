import type { Command } from 'commander';
import type { VerifyFlags } from './verify-settings';

/** `storefront-baseline verify`: whether a bundle of evidence is what it was when it was made. */
export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('prove a bundle of evidence whole, or say which file was changed')
    .argument('<bundle>', 'the directory that audit --evidence wrote')
    .option(
      '--previous <bundle>',
      'the bundle before it; may be repeated, each one the bundle before the last',
      several,
    )
    .option('--manifest-sha256 <digest>', 'the SHA-256 of its manifest, as it was noted when the bundle was made')
    .option('--format <format>', 'text or json', 'text')
    .addHelpText(
      'after',
      `
Whoever can write a bundle can write its manifest too: compare the manifest's SHA-256 with the one that was noted when the
bundle was made, or give the bundle after this one, which names it. AWS is not asked.
Exit code: 0 whole, 1 something was changed, 2 bad input or usage.

Examples:
  storefront-baseline verify evidence/2026-11-22
  storefront-baseline verify evidence/2026-11-22 --previous evidence/2026-11-15 --previous evidence/2026-11-08`,
    )
    .action(async (bundle: string, flags: VerifyFlags) => {
      const { runVerify } = await import('./run-verify.js');
      await runVerify(bundle, flags);
    });
}

function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
