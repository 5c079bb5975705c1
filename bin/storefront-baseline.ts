#!/usr/bin/env node
import { Command } from 'commander';
import { UserError } from '../lib/errors';
import { version } from '../lib/version';
import { addAdoptCommand } from './commands/adopt';
import { addAttestCommand } from './commands/attest';
import { addAuditCommand } from './commands/audit';
import { addCheckCommand } from './commands/check';
import { addControlsCommand } from './commands/controls';
import { addExceptionsCommand } from './commands/exceptions';
import { addInitCommand } from './commands/init';
import { addPermissionsCommand } from './commands/permissions';
import { addPostureCommand } from './commands/posture';
import { addProbeCommand } from './commands/probe';
import { addTrainingCommand } from './commands/training';
import { addVerifyCommand } from './commands/verify';

const program = new Command('storefront-baseline')
  .description('Security baseline of online shops on AWS: what a synthesized shop enforces, and what it does not')
  .version(version)
  .option('--verbose', 'print stack traces of errors')
  .configureOutput({
    // In one line, as every other error.
    outputError: (text, write) =>
      write(
        `${text
          .replace(/^error: /, 'storefront-baseline: ')
          .trimEnd()
          .replaceAll('\n', ' ')}\n`,
      ),
  })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
addCheckCommand(program);
addPostureCommand(program);
addProbeCommand(program);
addControlsCommand(program);
addExceptionsCommand(program);
addInitCommand(program);
addAdoptCommand(program);
addAuditCommand(program);
addVerifyCommand(program);
addAttestCommand(program);
addTrainingCommand(program);
addPermissionsCommand(program);

// Who reads through `head` has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

program.parseAsync().catch((error: unknown) => {
  const expected = error instanceof UserError;
  const verbose = program.opts<{ verbose?: boolean }>().verbose === true;
  if (expected && !verbose) console.error(error.message);
  else console.error(error instanceof Error ? error.stack : error);
  process.exitCode = expected ? 2 : 70;
});
