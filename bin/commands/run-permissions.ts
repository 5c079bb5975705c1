import { awsRegion } from '../../lib/account/aws-region';
import { UsageError } from '../../lib/errors';
import { printedValue } from '../../lib/input/printed-value';
import { COMMAND_PERMISSIONS } from '../../lib/permissions/command-permissions';
import type { PermissionOptions } from '../../lib/permissions/permission-row';
import { policyDocument } from '../../lib/permissions/policy-document';
import { pullRequestRole } from '../../lib/permissions/pull-request';
import { oneOf } from '../one-of';
import { roleArns } from './role-arn';

/** The flags that every policy takes, as they were given. */
interface ScopeFlags {
  readonly account?: string;
  readonly region?: readonly string[];
  readonly format: string;
}

/** The flags of `permissions <command>` as they were given. */
export interface PermissionFlags extends ScopeFlags, PermissionOptions {}

/** The flags of `permissions pull-request` as they were given. */
export interface PullRequestFlags extends ScopeFlags {
  readonly repository?: string;
  readonly environment?: string;
  readonly lookups?: boolean;
}

/** Amazon S3 User Guide, "General purpose bucket naming rules"; Amazon DynamoDB Developer Guide, "Naming rules". */
const NAMES = {
  evidenceBucket: { flag: '--evidence-bucket', what: 'a bucket', pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/ },
  registerTable: { flag: '--register-table', what: 'a table', pattern: /^[A-Za-z0-9_.-]{3,255}$/ },
} as const;

/**
 * Prints the policy that a command of ours needs.
 *
 * @throws UsageError when a flag cannot be used
 */
export function printPermissions(name: string, flags: PermissionFlags): void {
  const command = COMMAND_PERMISSIONS.find((each) => each.command === name);
  if (command === undefined) throw new UsageError(`${name} is no command that asks AWS`);
  const { account, regions, format } = scopeOf(flags);
  for (const option of command.needs) requireName(name, option, flags[option]);
  refuseContradictions(flags);
  const asked = regions.length === 0 ? [] : [...new Set([...regions, ...command.regionsBeside])];
  const rows = command.rows(flags);
  const document = policyDocument(rows, {
    ...(account === undefined ? {} : { account }),
    regions: asked,
  });
  if (format === 'json') {
    print(document);
    return;
  }
  const ofAccount = rows.some(({ resources }) => resources.some((resource) => resource.includes('${Account}')));
  const any = [
    ...(account === undefined && ofAccount ? ['--account'] : []),
    ...(regions.length === 0 ? ['--region'] : []),
  ];
  const open = any.length === 0 ? '' : `It holds wherever it is attached; narrow it with ${any.join(' and ')}.\n`;
  const note = command.note?.(flags);
  const more = note === undefined ? '' : `${note}\n`;
  process.stdout.write(`Policy of storefront-baseline ${name}\n${command.purpose}\n${more}${open}\n`);
  print(document);
}

/**
 * Prints who may assume the role of a pull request, and what the role may do.
 *
 * @throws UsageError when a flag cannot be used
 */
export function printPullRequestRole(flags: PullRequestFlags): void {
  const { account, regions, format } = scopeOf(flags);
  const { repository, environment, lookups = false } = flags;
  if (account === undefined) throw missing('pull-request', '--account', '123456789012');
  if (repository === undefined) throw missing('pull-request', '--repository', 'example/shop');
  const role = pullRequestRole({
    account,
    regions,
    repository,
    lookups,
    ...(environment === undefined ? {} : { environment }),
  });
  if (format === 'json') {
    print(role);
    return;
  }
  process.stdout.write('Trust policy of the role\n');
  print(role.trust);
  if (role.permissions === null) {
    process.stdout.write(
      '\nPermissions: none. check reads files alone; with --lookups, the role may read for cdk synth.\n',
    );
  } else {
    process.stdout.write('\nPermissions policy of the role\n');
    print(role.permissions);
  }
}

function refuseContradictions({ aggregator = false, roleArn = [] }: PermissionFlags): void {
  if (roleArns(roleArn).length === 0 || !aggregator) return;
  throw new UsageError('--aggregator: an aggregator reads all accounts by itself; leave out --role-arn');
}

function scopeOf({ account, region = [], format }: ScopeFlags) {
  if (account !== undefined && !/^\d{12}$/.test(account)) {
    throw new UsageError(`--account is ${printedValue(account)}; write the 12 digits of the AWS account`);
  }
  return {
    account,
    regions: region.map((each) => awsRegion('--region', each)),
    format: oneOf('--format', format, ['text', 'json'] as const),
  };
}

function requireName(command: string, option: keyof typeof NAMES, value: string | undefined): void {
  const { flag, what, pattern } = NAMES[option];
  if (value === undefined) throw missing(command, flag, 'the-name');
  if (!pattern.test(value)) throw new UsageError(`${flag} is ${printedValue(value)}; write the name of ${what}`);
}

function missing(command: string, flag: string, example: string): UsageError {
  return new UsageError(`permissions ${command} needs ${flag}, such as ${flag} ${example}`);
}

function print(document: object): void {
  process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
}
