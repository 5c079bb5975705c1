import type { Command } from 'commander';
import type { AuditFlags } from './audit-settings';

/** `storefront-baseline audit`: what AWS Config found in running accounts, joined with the catalogue. */
export function addAuditCommand(program: Command): void {
  program
    .command('audit')
    .description('read AWS Config and say how every control stands in running accounts')
    .option('--region <region>', 'may be repeated (default: the home region and us-east-1)', several)
    .option('--profile <name>', 'a profile of the AWS configuration; may be repeated', several)
    .option('--role-arn <arn>', 'a role to assume, such as one in another account; may be repeated', several)
    .option('--external-id <id>', "what the roles' trust policies ask for")
    .option('--aggregator <name>', 'read an aggregator of the region in place of accounts')
    .option('--home-region <region>', 'the home region of the shop (default: homeRegion of the settings)')
    .option('--app-settings <file>', 'where the settings of the shop stand', 'cdk.json')
    .option('--assembly <dir>', 'a cloud assembly to compare with: a difference is drift')
    .option('--exceptions <file>', 'the register of exceptions (default: exceptions.yaml where there is one)')
    .option('--evaluate', 'start the evaluation of all rules first, and wait for it', false)
    .option('--max-age <days>', 'results older than this are stale, such as 90d')
    .option('--since <path>', 'an earlier bundle or JSON report to compare with: new, fixed, unchanged')
    .option('--evidence <dir>', 'keep a bundle: raw pages, results, templates, exceptions, a manifest')
    .option('--from <dir>', 'show the report of an earlier bundle; AWS is not asked')
    .option('--format <format[=file]>', 'text, json, sarif, markdown, html or csv; may be repeated', several)
    .option(
      '--fail-on <what>',
      'critical, high, medium, low, unknown, not-evaluated, stale, rule-missing, recorder-off, drift, new or never; may be repeated (default: high, unknown, stale, rule-missing, recorder-off)',
      several,
    )
    .option('--concurrency <number>', 'requests that are open at once', '10')
    .option('--resume', 'go on after the last page that an interrupted audit read', false)
    .addHelpText(
      'after',
      `
It only reads, unless --evaluate starts evaluations. storefront-baseline permissions audit prints the policy that it needs.
Exit code: 0 clean, 1 findings, 2 bad input, or nothing could be read, 3 partial: something was not answered (this comes
before findings), 130 interrupted: no bundle is left.

Examples:
  storefront-baseline audit --profile shop-production --evidence evidence/2026-11-22 --format html=audit.html
  storefront-baseline audit --aggregator organization --region eu-central-1 --format csv=audit.csv
  storefront-baseline audit --assembly cdk.out --since evidence/2026-11-15 --fail-on new
  storefront-baseline audit --from evidence/2026-11-22`,
    )
    .action(async (flags: AuditFlags) => {
      const { runAudit } = await import('./run-audit.js');
      await runAudit(flags);
    });
}

function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
