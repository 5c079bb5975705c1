import type { Command } from 'commander';
import type { EnrolFlags, RecordFlags } from './run-training';
import type { StatusFlags } from './run-training-status';
import type { RegisterFlags } from './training-session';

/** `storefront-baseline training`: the register of who was trained. */
export function addTrainingCommand(program: Command): void {
  const training = program
    .command('training')
    .description('the register of staff training: enrol people, record what they learned, tell whose training is due')
    .addHelpText(
      'after',
      `
storefront-baseline permissions training prints the policy that it needs. docs/training/README.md describes the register.

Examples:
  storefront-baseline training enrol --table Shop-Training --person ada@example.com --hired 2027-01-04 \\
    --roles developer --principal identity-center:906a1b2c3d-11111111-2222-3333-4444-555555555555
  storefront-baseline training record --table Shop-Training --person ada@example.com --course phishing \\
    --content-version 2027.1 --completed 2027-01-04 --acknowledged 2027-01-04
  storefront-baseline training import completions.csv --table Shop-Training
  storefront-baseline training due --table Shop-Training --within 30d`,
    );
  common(training.command('enrol').description('enrol a person, or change what the register says of them'))
    .requiredOption('--person <id>', 'e-mail address or staff id')
    .option('--hired <day>', 'first day, yyyy-mm-dd; needed for a person who is not enrolled yet')
    .option('--left <day>', 'last day, yyyy-mm-dd')
    .option('--roles <roles>', 'developer, responder, or both with a space between them (default: staff alone)')
    .option(
      '--principal <kind:name>',
      'iam-user:<name>, identity-center:<user id> or saml:<subject>; may be repeated; replaces those there are',
      several,
    )
    .action(async (flags: EnrolFlags) => {
      const { enrolPerson } = await import('./run-training.js');
      await enrolPerson(flags);
    });
  common(training.command('record').description('record that a person took a course'))
    .requiredOption('--person <id>', 'e-mail address or staff id of somebody who is enrolled')
    .requiredOption('--course <id>', 'the course, such as phishing')
    .requiredOption('--content-version <version>', "the version of the course's content, such as 2027.1")
    .requiredOption('--completed <day>', 'when it was completed, yyyy-mm-dd')
    .option('--acknowledged <day>', 'when it was acknowledged, yyyy-mm-dd; may be added later by the same command')
    .action(async (flags: RecordFlags) => {
      const { recordTraining } = await import('./run-training.js');
      await recordTraining(flags);
    });
  common(training.command('import <file>').description('import a CSV file of records or of people'))
    .addHelpText(
      'after',
      `
The header tells what the file holds; the columns may come in any order:
  person,course,version,completed,acknowledged   records; acknowledged may be empty
  person,roles,hired,left,principals             people; left and principals may be empty
Nothing is written unless the whole file is well. What the register says already is passed over, so that a file may be
imported again.`,
    )
    .action(async (file: string, flags: RegisterFlags) => {
      const { importTraining } = await import('./run-training-import.js');
      await importTraining(file, flags);
    });
  formatted(training.command('status').description('tell how everybody stands, or one person'))
    .option('--person <id>', 'this person alone, with every course')
    .action(async (flags: StatusFlags) => {
      const { showStatus } = await import('./run-training-status.js');
      await showStatus(flags);
    });
  formatted(training.command('due').description('tell whose training is overdue or ends soon'))
    .option('--within <days>', 'how soon, such as 30d', '30d')
    .action(async (flags: StatusFlags & { readonly within: string }) => {
      const { showDue } = await import('./run-training-status.js');
      await showDue(flags);
    });
}

function common(command: Command): Command {
  return command
    .requiredOption('--table <name>', "the register's table")
    .option('--region <region>', 'where it stands (default: that of the environment, then of the profile)')
    .option('--profile <name>', 'a profile of the AWS configuration (default: what the environment offers)');
}

function formatted(command: Command): Command {
  return common(command)
    .option('--format <format>', 'text, json or csv', 'text')
    .addHelpText(
      'after',
      `
Exit code: 0 nobody is overdue, 1 somebody is, 2 bad input, or AWS cannot be asked, 3 something in the register cannot be read.`,
    );
}

function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
