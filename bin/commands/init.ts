import type { Command } from 'commander';

/** `storefront-baseline init`: what an existing repository needs for the checks. */
export function addInitCommand(program: Command): void {
  program
    .command('init')
    .description(
      'write a pull-request workflow, an empty exceptions.yaml and the settings of cdk.json, where they are missing',
    )
    .addHelpText('after', '\nNothing that exists is overwritten: what is there is told and left as it is.')
    .action(async () => {
      const { writeSetup } = await import('./write-setup.js');
      writeSetup();
    });
}
