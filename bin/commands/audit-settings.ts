import { existsSync } from 'node:fs';
import { awsRegion } from '../../lib/account/aws-region';
import { type AuditFailOn, DEFAULT_FAIL_ON, FAIL_ON } from '../../lib/audit/audit-outcome';
import { UsageError } from '../../lib/errors';
import { AUDIT_FORMATS, type AuditFormat } from '../../lib/report/audit-formats';
import { oneOf } from '../one-of';
import { adoptSettings } from './adopt-settings';
import { roleArns } from './role-arn';

/** The flags of `audit` as they were given. */
export interface AuditFlags {
  readonly region?: readonly string[];
  readonly profile?: readonly string[];
  readonly roleArn?: readonly string[];
  readonly externalId?: string;
  readonly aggregator?: string;
  readonly homeRegion?: string;
  readonly appSettings: string;
  readonly assembly?: string;
  readonly exceptions?: string;
  readonly evaluate: boolean;
  readonly maxAge?: string;
  readonly since?: string;
  readonly evidence?: string;
  readonly from?: string;
  readonly format?: readonly string[];
  readonly failOn?: readonly string[];
  readonly concurrency: string;
  readonly resume: boolean;
}

/** A report to write: to a file, or to standard output. */
export interface AuditTarget {
  readonly format: AuditFormat;
  readonly file: string | undefined;
}

/** The flags, understood. */
export interface AuditSettings {
  /** Empty where the profile or the environment decides. */
  readonly regions: readonly string[];
  readonly homeRegion?: string;
  readonly concurrency: number;
  readonly maxAgeDays?: number;
  readonly targets: readonly AuditTarget[];
  readonly failOn: readonly AuditFailOn[];
}

const EDGE_REGION = 'us-east-1';
const LONGEST_AGE_DAYS = 3_650;
const MOST_REQUESTS = 50;

/** What `--from` leaves nothing to do for. */
const READS_AWS: readonly (keyof AuditFlags & string)[] = [
  'region',
  'profile',
  'roleArn',
  'externalId',
  'aggregator',
  'homeRegion',
  'assembly',
  'exceptions',
  'maxAge',
  'evidence',
];

/**
 * Understands the flags of `audit`.
 *
 * @throws UsageError or SettingsError in one line
 */
export function auditSettings(flags: AuditFlags): AuditSettings {
  refuseContradictions(flags);
  const homeRegion = flags.from === undefined ? homeRegionOf(flags) : undefined;
  return {
    regions: regionsOf(flags, homeRegion),
    ...(homeRegion === undefined ? {} : { homeRegion }),
    concurrency: requests(flags.concurrency),
    ...(flags.maxAge === undefined ? {} : { maxAgeDays: days(flags.maxAge) }),
    targets: targetsOf(flags.format ?? ['text']),
    failOn: (flags.failOn ?? DEFAULT_FAIL_ON).flatMap((text) =>
      text.split(',').map((word) => oneOf('--fail-on', word.trim(), FAIL_ON)),
    ),
  };
}

function refuseContradictions(flags: AuditFlags): void {
  const { from, aggregator, roleArn = [], profile = [], region = [], evaluate, resume, evidence, since } = flags;
  if (from !== undefined) {
    const given = READS_AWS.find((name) => flags[name] !== undefined);
    const other = given ?? (evaluate ? 'evaluate' : resume ? 'resume' : undefined);
    if (other !== undefined) {
      const option = other.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      throw new UsageError(
        `--from ${from}: AWS is not asked, so that --${option} means nothing; leave one of them out`,
      );
    }
  }
  if (aggregator !== undefined) {
    if (roleArn.length > 0) {
      throw new UsageError(
        `--aggregator ${aggregator}: an aggregator reads all accounts by itself; leave out --role-arn, or name a profile`,
      );
    }
    if (profile.length > 1 || region.length > 1) {
      throw new UsageError(`--aggregator ${aggregator}: it stands in one account and region; name one`);
    }
    if (evaluate) {
      throw new UsageError(
        `--aggregator ${aggregator}: no rule is evaluated through an aggregator; leave out --evaluate`,
      );
    }
  }
  if (roleArns(roleArn).length > 0 && profile.length > 1) {
    throw new UsageError('--profile: roles are assumed with the credentials of one profile; name one');
  }
  if (flags.externalId !== undefined && roleArn.length === 0) {
    throw new UsageError('--external-id: no role is assumed; name one with --role-arn');
  }
  if (evidence !== undefined && existsSync(evidence)) {
    throw new UsageError(
      `--evidence ${evidence}: something is there already, and evidence is never replaced; name another`,
    );
  }
  if ((flags.failOn ?? []).some((text) => text.split(',').includes('new')) && since === undefined) {
    throw new UsageError('--fail-on new: nothing is compared; name an earlier audit with --since');
  }
  if (
    (flags.failOn ?? []).some((text) => text.split(',').includes('drift')) &&
    flags.assembly === undefined &&
    from === undefined
  ) {
    throw new UsageError('--fail-on drift: nothing is compared; name a cloud assembly with --assembly');
  }
}

function homeRegionOf({ homeRegion, appSettings }: AuditFlags): string | undefined {
  return homeRegion === undefined
    ? adoptSettings({ appSettings, format: 'text' }).region
    : awsRegion('--home-region', homeRegion);
}

function regionsOf({ region, aggregator, from }: AuditFlags, homeRegion: string | undefined): readonly string[] {
  if (from !== undefined) return [];
  if (region !== undefined) return [...new Set(region.map((each) => awsRegion('--region', each)))];
  if (homeRegion === undefined) return [];
  return aggregator === undefined ? [...new Set([homeRegion, EDGE_REGION])] : [homeRegion];
}

function days(text: string): number {
  const value = /^[1-9]\d{0,3}d$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
  if (!(value <= LONGEST_AGE_DAYS)) {
    throw new UsageError(
      `--max-age ${text}: this is no duration; write days such as 90d, at most ${LONGEST_AGE_DAYS}d`,
    );
  }
  return value;
}

function requests(text: string): number {
  const value = /^[1-9]\d?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= MOST_REQUESTS)) {
    throw new UsageError(`--concurrency ${text}: write a number of requests from 1 to ${MOST_REQUESTS}`);
  }
  return value;
}

function targetsOf(formats: readonly string[]): readonly AuditTarget[] {
  const targets = formats.map((text) => {
    const [format = '', ...rest] = text.split('=');
    const file = rest.length === 0 ? undefined : rest.join('=');
    if (file === '') throw new UsageError(`--format ${text}: the file has no name; write ${format}=<file>`);
    return { format: oneOf('--format', format, AUDIT_FORMATS), file };
  });
  const second = targets.filter(({ file }) => file === undefined)[1];
  if (second !== undefined) {
    throw new UsageError(`--format ${second.format}: two reports would mix on the terminal; name a file for one`);
  }
  return targets;
}
