import type { Command } from 'commander';

/** `storefront-baseline exceptions`: what may stand, and for how long. */
export function addExceptionsCommand(program: Command): void {
  const exceptions = program.command('exceptions').description('list the exceptions of a register, or verify them');
  exceptions
    .command('list', { isDefault: true })
    .description('list the exceptions with their days left')
    .option('--exceptions <file>', 'the register', 'exceptions.yaml')
    .action(async (options: { readonly exceptions: string }) => {
      const { printExceptions } = await import('./print-exceptions.js');
      printExceptions(options.exceptions);
    });
  exceptions
    .command('verify')
    .description('say what is wrong with the exceptions; exit code 1 when one cannot stand')
    .option('--exceptions <file>', 'the register', 'exceptions.yaml')
    .action(async (options: { readonly exceptions: string }) => {
      const { verifyExceptions } = await import('./print-exceptions.js');
      verifyExceptions(options.exceptions);
    });
}
