import type { Command } from 'commander';
import type { AttestFlags } from './attest-settings';

/** `storefront-baseline attest`: says in AWS Config that work was done that AWS cannot see. */
export function addAttestCommand(program: Command): void {
  program
    .command('attest')
    .description('attest that a process check was done: keep its evidence, and tell AWS Config')
    .argument('<check>', 'the check, such as penetration-test')
    .requiredOption('--evidence <file>', 'what proves it, such as the report of the test')
    .requiredOption('--by <name>', 'who did it, or saw that it was done')
    .requiredOption('--on <day>', 'the day on which it was done, yyyy-mm-dd')
    .option('--note <text>', 'one line to keep with the evidence')
    .option('--bucket <address>', 'keep the evidence there: s3://bucket or s3://bucket/prefix')
    .option('--bucket-owner <account>', 'the account that owns the bucket (default: the one that is attested for)')
    .option('--directory <directory>', 'keep the evidence there instead')
    .option('--rule <name>', "the rule's deployed name, where AWS Config has several of the check")
    .option('--region <region>', 'the region of the rule (default: that of the environment or the profile)')
    .option('--profile <name>', 'a profile of the AWS configuration (default: what the environment offers)')
    .option('--role-arn <arn>', 'a role to assume')
    .option('--external-id <id>', "the external id that the role's trust policy asks for")
    .addHelpText(
      'after',
      `
storefront-baseline permissions attest prints the policy that it needs.
Exit code: 0 AWS Config was told, 2 bad input, or AWS did not take it.

Examples:
  storefront-baseline attest penetration-test --evidence report.pdf --by "Example Testers Ltd" --on 2026-11-02 \\
    --bucket s3://shop-evidence --region eu-central-1`,
    )
    .action(async (check: string, flags: AttestFlags) => {
      const { runAttest } = await import('./run-attest.js');
      await runAttest(check, flags);
    });
}
