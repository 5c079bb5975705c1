import type { Command } from 'commander';
import type { PermissionFlags, PullRequestFlags } from './run-permissions';

/** `storefront-baseline permissions`: what each command of ours needs of AWS. */
export function addPermissionsCommand(program: Command): void {
  const permissions = program
    .command('permissions')
    .description('print the least-privilege IAM policy of a command, or the role of a pull request');
  policyOf(permissions, 'adopt');
  policyOf(permissions, 'audit')
    .option('--evaluate', 'with what audit --evaluate needs')
    .option('--aggregator', 'with what audit --aggregator needs')
    .option('--role-arn <arn>', 'a role that audit --role-arn assumes; may be repeated', several);
  policyOf(permissions, 'attest').option('--evidence-bucket <name>', 'the bucket that keeps evidence; needed');
  policyOf(permissions, 'training').option('--register-table <name>', 'the table of training records; needed');
  common(permissions.command('pull-request').description('trust and rights of the role of a pull request on GitHub'))
    .option(
      '--repository <owner/name>',
      'the repository on GitHub, or owner@123/name@456 with the numbers of both; needed',
    )
    .option('--environment <name>', 'trust the jobs of this environment (default: those of pull requests)')
    .option('--lookups', 'the app looks something up in the account when it is synthesized')
    .addHelpText(
      'after',
      `
Repositories made, renamed or moved since the summer of 2026 have their numbers in the token: gh api repos/<owner>/<name>
shows them as id and owner.id. GitHub gives no token to pull requests from forks.

Example:
  storefront-baseline permissions pull-request --account 123456789012 --repository example/shop`,
    )
    .action(async (flags: PullRequestFlags) => {
      const { printPullRequestRole } = await import('./run-permissions.js');
      printPullRequestRole(flags);
    });
}

function policyOf(permissions: Command, name: string): Command {
  return common(permissions.command(name).description(`the policy of storefront-baseline ${name}`)).action(
    async (flags: PermissionFlags) => {
      const { printPermissions } = await import('./run-permissions.js');
      printPermissions(name, flags);
    },
  );
}

function common(command: Command): Command {
  return command
    .option('--account <digits>', 'the AWS account, 12 digits')
    .option('--region <region>', 'the home region; may be repeated', several)
    .option('--format <format>', 'text, or json for the document alone', 'text');
}

function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
