import { Duration } from 'aws-cdk-lib';
import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { pathStatement } from './path-prefix';
import { rateLimitRule } from './rate-limit-rule';
import { allOf } from './web-acl-labels';
import { type NamedPaths, type PathName, prefixesOf, type StorefrontPaths } from './web-acl-paths';

/** How many requests one IP address may send, and over which time. */
export interface RequestLimit {
  /**
   * Requests in one window, from 10.
   * @default - as {@link StorefrontLimits} says
   */
  readonly limit?: number;
  /**
   * The window: 60, 120, 300 or 600 seconds.
   * @default - as {@link StorefrontLimits} says
   */
  readonly window?: Duration;
}

/**
 * The rate limits of a shop. All count by the IP address that the request comes from: one address can stand for a
 * household, an office or a mobile network, so the limits leave room for several shoppers.
 */
export interface StorefrontLimits {
  /**
   * Whatever is asked for. One page of a shop loads dozens of files; the default is some forty pages.
   * @default - 2000 in 5 minutes
   */
  readonly requests?: RequestLimit;
  /**
   * Sign-in: leaves room for an office, and none for guessing passwords.
   * @default - 100 in 5 minutes
   */
  readonly login?: RequestLimit;
  /** @default - 50 in 5 minutes */
  readonly registration?: RequestLimit;
  /** @default - 50 in 5 minutes */
  readonly passwordReset?: RequestLimit;
  /** @default - 100 in 5 minutes */
  readonly checkout?: RequestLimit;
  /**
   * POST requests to the checkout: what slows the testing of stolen cards, of which each attempt is one.
   * @default - 50 in 10 minutes
   */
  readonly cardTesting?: RequestLimit;
  /**
   * Gift cards: their numbers are guessed as cards are tested.
   * @default - 30 in 5 minutes
   */
  readonly giftCard?: RequestLimit;
  /**
   * Search: scrapers' favourite, and the shop's dearest query.
   * @default - 300 in 5 minutes
   */
  readonly search?: RequestLimit;
}

/** The paths that abuse goes to first, and how many requests one IP address may send there. */
export interface PathRateLimitsProps {
  /**
   * The paths that the rules speak of.
   * @default - /login, /register, /password-reset, /checkout, /gift-cards and /search
   */
  readonly paths?: StorefrontPaths;
  /**
   * The limits of each path, and of all requests.
   * @default - as {@link StorefrontLimits} says
   */
  readonly limits?: StorefrontLimits;
}

interface Rate {
  readonly key: keyof StorefrontLimits;
  readonly rule: string;
  /** Part of what is deployed, so a path added later takes a new one. */
  readonly priority: number;
  readonly limit: number;
  readonly minutes: number;
  /** The path that is limited; all, where absent. */
  readonly path?: PathName;
  readonly onlyPosts?: boolean;
}

const RATES: readonly Rate[] = [
  { key: 'requests', rule: 'RequestRate', priority: 200, limit: 2000, minutes: 5 },
  { key: 'login', rule: 'LoginRate', priority: 210, limit: 100, minutes: 5, path: 'login' },
  { key: 'registration', rule: 'RegistrationRate', priority: 220, limit: 50, minutes: 5, path: 'registration' },
  { key: 'passwordReset', rule: 'PasswordResetRate', priority: 230, limit: 50, minutes: 5, path: 'passwordReset' },
  { key: 'checkout', rule: 'CheckoutRate', priority: 240, limit: 100, minutes: 5, path: 'checkout' },
  {
    key: 'cardTesting',
    rule: 'CardTestingRate',
    priority: 250,
    limit: 50,
    minutes: 10,
    path: 'checkout',
    onlyPosts: true,
  },
  { key: 'giftCard', rule: 'GiftCardRate', priority: 260, limit: 30, minutes: 5, path: 'giftCard' },
  { key: 'search', rule: 'SearchRate', priority: 270, limit: 300, minutes: 5, path: 'search' },
];

/** Costs 12 WCU. */
const POSTS: wafv2.CfnWebACL.StatementProperty = {
  byteMatchStatement: {
    fieldToMatch: { method: {} },
    positionalConstraint: 'EXACTLY',
    searchString: 'POST',
    textTransformations: [{ priority: 0, type: 'NONE' }],
  },
};

/**
 * One blocking rate rule for all requests, and one for each path that has prefixes.
 *
 * @param spared which requests no limit looks at; none, where absent
 * @param sparedFromAll the same for the limit of all requests
 * @throws InvalidPropertyError when a limit or window cannot be used, or limits a path that there is not
 */
export function rateRules(
  scope: Construct,
  paths: NamedPaths,
  limits: StorefrontLimits,
  spared?: wafv2.CfnWebACL.StatementProperty,
  sparedFromAll = spared,
): wafv2.CfnWebACL.RuleProperty[] {
  return RATES.flatMap(({ key, rule, priority, limit, minutes, path, onlyPosts }) => {
    const given = limits[key];
    const prefixes = path === undefined ? undefined : prefixesOf(paths, path);
    if (prefixes?.length === 0) {
      if (given === undefined) return [];
      const value = given.limit ?? given.window?.toHumanString();
      throw new InvalidPropertyError(scope, `limits.${key}`, value, `leave it out, or give paths.${path}`);
    }
    const onPath = prefixes === undefined ? undefined : pathStatement(scope, `paths.${path}`, prefixes);
    const scopeDownStatement = allOf(onPath, onlyPosts ? POSTS : undefined, onPath ? spared : sparedFromAll);
    return rateLimitRule(scope, {
      name: rule,
      priority,
      limit: given?.limit ?? limit,
      limitProperty: `limits.${key}.limit`,
      window: given?.window ?? Duration.minutes(minutes),
      windowProperty: `limits.${key}.window`,
      ...(scopeDownStatement === undefined ? {} : { scopeDownStatement }),
    });
  });
}
