import type { Command } from 'commander';

/** `storefront-baseline controls`: what is checked, and why. */
export function addControlsCommand(program: Command): void {
  const controls = program.command('controls').description('list the controls, or show one');
  controls
    .command('list', { isDefault: true })
    .description('list the controls by area')
    .option('--framework <id>', 'only those that support this framework version, such as pci-dss-4.0.1')
    .option('--format <format>', 'text, json or md', 'text')
    .action(async (options: { readonly framework?: string; readonly format: string }) => {
      const { printControls } = await import('./print-controls.js');
      printControls(options);
    });
  controls
    .command('show')
    .description('show one control: what it checks, why, the remedy, requirements, AWS Config rules and examples')
    .argument('<id>', 'such as BucketVersioning')
    .option('--format <format>', 'md or json', 'md')
    .action(async (id: string, options: { readonly format: string }) => {
      const { printControl } = await import('./print-controls.js');
      printControl(id, options.format);
    });
}
