import type { Command } from 'commander';
import type { ProbeFlags } from './probe-settings';

/** `storefront-baseline probe`: what a live shop shows. */
export function addProbeCommand(program: Command): void {
  program
    .command('probe')
    .description('check headers, TLS, redirects, cookies and security.txt of a live shop; probe only your own')
    .argument('<address>', 'such as https://shop.example')
    .option(
      '--path <path>',
      'a page to judge, such as /checkout; may be repeated (default: that of the address)',
      several,
    )
    .option('--timeout <seconds>', 'for one request', '10')
    .option('--ca <file>', 'trust the authorities in this PEM file as well')
    .option('--connect-to <host:port>', "speak HTTPS there, under the shop's name")
    .option('--connect-to-plain <host:port>', 'speak plain HTTP there (default: port 80 of the same host)')
    .option('--format <format[=file]>', 'text, json, markdown, junit or html; may be repeated', several)
    .option('--fail-on <what>', 'error or warning', 'warning')
    .addHelpText(
      'after',
      `
Sends GET requests, one after the other, to this host alone.
Exit code: 0 clean, 1 findings, 2 bad input or usage, 3 incomplete: something could not be read.

Examples:
  storefront-baseline probe https://shop.example --path / --path /checkout
  storefront-baseline probe https://shop.example --connect-to staging.internal:443 --ca staging-ca.pem`,
    )
    .action(async (address: string, flags: ProbeFlags) => {
      const { runProbe } = await import('./run-probe.js');
      await runProbe(address, flags);
    });
}

function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
