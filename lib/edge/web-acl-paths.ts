import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { comparablePath, refuseUnmatchable } from './path-prefix';

/**
 * The paths of the shop that the rules of its web ACL speak of. Each is a list of beginnings: `/login` stands for
 * `/login`, `/login/help` and `/login-help`. An empty list leaves out the rules for it. No path may stand twice.
 */
export interface StorefrontPaths {
  /**
   * Where shoppers sign in.
   * @default ['/login']
   */
  readonly login?: string[];
  /**
   * Where shoppers register.
   * @default ['/register']
   */
  readonly registration?: string[];
  /**
   * Where shoppers reset a password.
   * @default ['/password-reset']
   */
  readonly passwordReset?: string[];
  /**
   * Where shoppers pay.
   * @default ['/checkout']
   */
  readonly checkout?: string[];
  /**
   * Where gift cards are redeemed and their balances asked.
   * @default ['/gift-cards']
   */
  readonly giftCard?: string[];
  /**
   * Where the shop is searched.
   * @default ['/search']
   */
  readonly search?: string[];
  /**
   * Where the payment provider's servers report. They come from cloud ranges: without `webhookSourceRanges` or
   * `webhookSecret` by which to know them, the path is refused.
   * @default - none
   */
  readonly webhooks?: string[];
  /**
   * Where shoppers upload files. Bodies may have up to `bodyLimit` here, 8,192 bytes elsewhere.
   * @default - none
   */
  readonly uploads?: string[];
  /**
   * Where browsers report violations of the content security policy. Bodies as for `uploads`.
   * @default - none
   */
  readonly reports?: string[];
}

/** The name of a path. */
export type PathName = keyof StorefrontPaths;

/** The prefixes of each named path that has any. */
export type NamedPaths = ReadonlyMap<PathName, readonly string[]>;

const DEFAULTS: Readonly<Record<PathName, readonly string[]>> = {
  login: ['/login'],
  registration: ['/register'],
  passwordReset: ['/password-reset'],
  checkout: ['/checkout'],
  giftCard: ['/gift-cards'],
  search: ['/search'],
  webhooks: [],
  uploads: [],
  reports: [],
};

/** No path at all: for what is no shop, such as a user pool. */
export const NO_PATHS: StorefrontPaths = {
  login: [],
  registration: [],
  passwordReset: [],
  checkout: [],
  giftCard: [],
  search: [],
};

/**
 * The paths as given, and the defaults for those not given.
 *
 * @throws InvalidPropertyError when a path cannot be matched, or stands twice, in whatever case
 */
export function namedPaths(scope: Construct, given: StorefrontPaths = {}): NamedPaths {
  const owners = new Map<string, PathName>();
  const named = new Map<PathName, readonly string[]>();
  for (const name of Object.keys(DEFAULTS) as PathName[]) {
    const prefixes = given[name] ?? DEFAULTS[name];
    for (const prefix of prefixes) {
      refuseUnmatchable(scope, `paths.${name}`, prefix);
      const owner = owners.get(comparablePath(prefix));
      if (owner !== undefined) {
        throw new InvalidPropertyError(scope, `paths.${name}`, prefix, `give each path once: it stands in ${owner}`);
      }
      owners.set(comparablePath(prefix), name);
    }
    if (prefixes.length > 0) {
      named.set(name, prefixes);
    }
  }
  return named;
}

/** The prefixes of several named paths, in the order of the names. */
export function prefixesOf(paths: NamedPaths, ...names: readonly PathName[]): readonly string[] {
  return names.flatMap((name) => paths.get(name) ?? []);
}
