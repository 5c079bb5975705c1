import { posix } from 'node:path';
import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';
import { anyOf } from './web-acl-labels';

type Statement = wafv2.CfnWebACL.StatementProperty;

/** "AWS WAF quotas", string match: the longest string to search for, in bytes. */
const LONGEST_SEARCH = 200;

/** The shortest of the limits that AWS has published for one regular expression, in characters. */
const LONGEST_REGEX = 200;

/** What a request's path has in common however the client writes it. Each costs 10 WCU. */
const DISGUISES: wafv2.CfnWebACL.TextTransformationProperty[] = [
  { priority: 0, type: 'URL_DECODE' },
  { priority: 1, type: 'NORMALIZE_PATH' },
  { priority: 2, type: 'LOWERCASE' },
];

/**
 * Matches requests whose path begins with one of the prefixes, however the client writes it: percent-encoded, with
 * doubled slashes and dot segments, in upper case. The origin may decode all of these, and a limit that a different
 * spelling evades is none.
 *
 * Costs 32 WCU for one prefix (2, and 10 for each of three text transformations), and 33 for several, which make one
 * regular expression; as many more for every further 200 characters of it.
 *
 * @throws InvalidPropertyError when there is no prefix, or one is not a plain absolute path of at most 200 bytes
 */
export function pathStatement(scope: Construct, property: string, prefixes: readonly string[]): Statement {
  for (const prefix of prefixes) {
    refuseUnmatchable(scope, property, prefix);
  }
  const [first, ...others] = prefixes.map(comparablePath);
  if (first === undefined) {
    throw new InvalidPropertyError(scope, property, prefixes, 'give at least one path');
  }
  return others.length === 0 ? beginsWith(first) : (anyOf(expressions([first, ...others]).map(matches)) ?? {});
}

/** The spelling that all spellings of a path become in {@link pathStatement}. */
export function comparablePath(path: string): string {
  return path.toLowerCase();
}

/** A regular expression that is anchored in each of its branches. AWS WAF knows no capturing groups. */
export function prefixExpression(prefixes: readonly string[]): string {
  return prefixes.map((prefix) => `^${prefix.replace(/[.+^${}()|[\]]/g, '\\$&')}`).join('|');
}

/** @throws InvalidPropertyError when a prefix is not a plain absolute path of at most 200 bytes */
export function refuseUnmatchable(scope: Construct, property: string, prefix: string): void {
  const plain = /^\/[^\s?#*%\\]+$/.test(prefix) && posix.normalize(prefix) === prefix;
  if (!plain || Buffer.byteLength(prefix) > LONGEST_SEARCH) {
    throw new InvalidPropertyError(
      scope,
      property,
      prefix,
      'give the beginning of a path as the shop writes it, such as "/login": an absolute path of at most 200 bytes ' +
        'without query, wildcard or percent-encoding',
    );
  }
}

function beginsWith(searchString: string): Statement {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: 'STARTS_WITH',
      searchString,
      textTransformations: DISGUISES,
    },
  };
}

function matches(regexString: string): Statement {
  return {
    regexMatchStatement: { fieldToMatch: { uriPath: {} }, regexString, textTransformations: DISGUISES },
  };
}

/** As few expressions as hold all prefixes within the limit of length. */
function expressions(prefixes: readonly string[]): string[] {
  const made: string[] = [];
  for (const prefix of prefixes) {
    const branch = prefixExpression([prefix]);
    const last = made.pop();
    const joined = last === undefined ? branch : `${last}|${branch}`;
    made.push(...(last === undefined || joined.length <= LONGEST_REGEX ? [joined] : [last, branch]));
  }
  return made;
}
