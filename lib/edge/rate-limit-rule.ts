import { Duration } from 'aws-cdk-lib';
import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** "Rate-based rule high-level settings in AWS WAF", AWS WAF Developer Guide: how far back it can count, in seconds. */
const WINDOWS = [60, 120, 300, 600];
/** The same page. */
const LOWEST_LIMIT = 10;
/** `RateBasedStatement`, AWS WAF API Reference. */
const HIGHEST_LIMIT = 2_000_000_000;
const RESPONSE_BODY = 'TooManyRequests';

/** What {@link rateLimitRule} limits. */
export interface RateLimit {
  /** Name of the rule, and of its CloudWatch metric. */
  readonly name: string;
  /** Place among the web ACL's rules; the lowest is evaluated first. */
  readonly priority: number;
  /** Requests in one window from one IP address; further ones are answered 429 until the rate falls. */
  readonly limit: number;
  /** The property that `limit` came from, for the error that names it. */
  readonly limitProperty: string;
  /**
   * Over which time requests are counted: 60, 120, 300 or 600 seconds.
   * @default Duration.minutes(5)
   */
  readonly window?: Duration;
  /** The property that `window` came from, for the error that names it. */
  readonly windowProperty?: string;
  /**
   * Which requests are counted and limited.
   * @default - all of them
   */
  readonly scopeDownStatement?: wafv2.CfnWebACL.StatementProperty;
}

/** The bodies that rate limit rules answer with, for the web ACL that holds them. */
export const rateLimitResponseBodies: Readonly<Record<string, wafv2.CfnWebACL.CustomResponseBodyProperty>> = {
  [RESPONSE_BODY]: { contentType: 'TEXT_PLAIN', content: 'Too many requests. Please try again in a few minutes.' },
};

/**
 * A rule that blocks one IP address while it sends more than the limit within a window.
 *
 * The web ACL must hold {@link rateLimitResponseBodies}. AWS WAF estimates the rate, so a burst passes, usually
 * for less than 30 seconds ("Rate-based rule caveats", AWS WAF Developer Guide). Costs 2 WCU and those of the
 * scope-down statement; a web ACL holds at most ten rate-based rules.
 *
 * @throws InvalidPropertyError when the limit is not a whole number from 10 to 2,000,000,000, or AWS WAF has no such
 * window
 */
export function rateLimitRule(scope: Construct, rate: RateLimit): wafv2.CfnWebACL.RuleProperty {
  const { name, priority, limit, scopeDownStatement } = rate;
  if (!Number.isInteger(limit) || limit < LOWEST_LIMIT || limit > HIGHEST_LIMIT) {
    const mend = 'give a whole number of requests from 10 to 2000000000';
    throw new InvalidPropertyError(scope, rate.limitProperty, limit, mend);
  }
  const seconds = (rate.window ?? Duration.minutes(5)).toSeconds({ integral: false });
  if (!WINDOWS.includes(seconds)) {
    const mend = `give a Duration of ${WINDOWS.slice(0, -1).join(', ')} or 600 seconds`;
    throw new InvalidPropertyError(scope, rate.windowProperty ?? 'window', `${seconds} seconds`, mend);
  }
  return {
    name,
    priority,
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'IP',
        evaluationWindowSec: seconds,
        limit,
        ...(scopeDownStatement === undefined ? {} : { scopeDownStatement }),
      },
    },
    action: {
      block: {
        customResponse: {
          responseCode: 429,
          customResponseBodyKey: RESPONSE_BODY,
          responseHeaders: [{ name: 'Retry-After', value: String(seconds) }],
        },
      },
    },
    visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: true },
  };
}
