import type { Command } from 'commander';
import type { AdoptFlags } from './adopt-settings';

/** `storefront-baseline adopt`: what the account has already. */
export function addAdoptCommand(program: Command): void {
  program
    .command('adopt')
    .description('find what the AWS account has already, and print the settings that adopt it; it only reads')
    .option('--profile <name>', 'a profile of the AWS configuration (default: what the environment offers)')
    .option('--region <region>', "the home region (default: homeRegion of the settings, then the profile's)")
    .option('--app-settings <file>', 'where the settings of the shop stand', 'cdk.json')
    .option('--format <format>', 'text or json', 'text')
    .addHelpText(
      'after',
      `
Looks in the home region and in us-east-1. storefront-baseline permissions adopt prints the policy that it needs.
Exit code: 0 everything is decided, 2 bad input, or AWS cannot be asked, 3 something could not be read.

Examples:
  storefront-baseline adopt --profile shop-production
  storefront-baseline adopt --region eu-central-1 --format json`,
    )
    .action(async (flags: AdoptFlags) => {
      const { runAdopt } = await import('./run-adopt.js');
      await runAdopt(flags);
    });
}
