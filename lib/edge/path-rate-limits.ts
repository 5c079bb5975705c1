import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { comparablePath, pathPrefixStatement } from './path-prefix';
import { rateLimitRule } from './rate-limit-rule';

/** The paths that abuse goes to first, and how many requests in five minutes one IP address may send there. */
export interface PathRateLimitsProps {
  /**
   * Where shoppers sign in; every path that begins so is limited.
   * @default '/login'
   */
  readonly loginPath?: string;
  /**
   * Requests to `loginPath` in five minutes from one IP address. The default leaves room for a household or an
   * office behind one address, and none for guessing passwords.
   * @default 100
   */
  readonly loginLimit?: number;
  /**
   * Where shoppers register; every path that begins so is limited.
   * @default '/register'
   */
  readonly registrationPath?: string;
  /**
   * Requests to `registrationPath` in five minutes from one IP address.
   * @default 50
   */
  readonly registrationLimit?: number;
  /**
   * Where shoppers reset a password; every path that begins so is limited.
   * @default '/password-reset'
   */
  readonly passwordResetPath?: string;
  /**
   * Requests to `passwordResetPath` in five minutes from one IP address.
   * @default 50
   */
  readonly passwordResetLimit?: number;
  /**
   * Where shoppers pay; every path that begins so is limited.
   * @default '/checkout'
   */
  readonly checkoutPath?: string;
  /**
   * Requests to `checkoutPath` in five minutes from one IP address: what slows the testing of stolen cards.
   * @default 100
   */
  readonly checkoutLimit?: number;
}

/** Rule name and priority of each path: part of what is deployed, so a path added later takes a new priority. */
const PATHS = [
  { key: 'login', rule: 'LoginRate', priority: 210, path: '/login', limit: 100 },
  { key: 'registration', rule: 'RegistrationRate', priority: 220, path: '/register', limit: 50 },
  { key: 'passwordReset', rule: 'PasswordResetRate', priority: 230, path: '/password-reset', limit: 50 },
  { key: 'checkout', rule: 'CheckoutRate', priority: 240, path: '/checkout', limit: 100 },
] as const;

/** One blocking rate rule a path. Each costs 34 WCU. */
export function pathRateLimitRules(scope: Construct, props: PathRateLimitsProps): wafv2.CfnWebACL.RuleProperty[] {
  const taken = new Set<string>();
  return PATHS.map(({ key, rule, priority, path, limit }) => {
    const property = `${key}Path` as const;
    const prefix = props[property] ?? path;
    if (taken.has(comparablePath(prefix))) {
      throw new InvalidPropertyError(scope, property, prefix, 'give each limit a path of its own');
    }
    taken.add(comparablePath(prefix));
    return rateLimitRule(scope, {
      name: rule,
      priority,
      limit: props[`${key}Limit`] ?? limit,
      limitProperty: `${key}Limit`,
      scopeDownStatement: pathPrefixStatement(scope, property, prefix),
    });
  });
}

/** @throws InvalidPropertyError when a path or its limit is given although no path is limited */
export function refusePathRateLimits(scope: Construct, props: PathRateLimitsProps): void {
  for (const property of PATHS.flatMap(({ key }) => [`${key}Path`, `${key}Limit`] as const)) {
    if (props[property] !== undefined) {
      throw new InvalidPropertyError(scope, property, props[property], 'leave it out, or leave pathRateLimits on');
    }
  }
}
