#!/usr/bin/env node
import { Command } from 'commander';
import { UserError } from '../lib/errors';
import { version } from '../lib/version';
import { postureCommand } from './commands/posture';

const program = new Command('storefront-baseline')
  .description('Security baseline of online shops on AWS: what a synthesized shop enforces, and what it does not')
  .version(version)
  .option('--verbose', 'print stack traces of errors')
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'storefront-baseline: ')) })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .addCommand(postureCommand());

program.parseAsync().catch((error: unknown) => {
  const expected = error instanceof UserError;
  const verbose = program.opts<{ verbose?: boolean }>().verbose === true;
  console.error(error instanceof Error && (verbose || !expected) ? error.stack : (error as Error).message);
  process.exitCode = expected ? 2 : 70;
});
