import { posix } from 'node:path';
import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** "AWS WAF quotas", string match: the longest string to search for, in bytes. */
const LONGEST_SEARCH = 200;

/**
 * Matches requests whose path begins with a prefix, however the client writes it: percent-encoded, with
 * doubled slashes and dot segments, in upper case. The origin may decode all of these, and a limit that a
 * different spelling evades is none. Costs 32 WCU: 2, and 10 for each of three text transformations.
 *
 * @throws InvalidPropertyError when the prefix is not a plain absolute path of at most 200 bytes
 */
export function pathPrefixStatement(
  scope: Construct,
  property: string,
  prefix: string,
): wafv2.CfnWebACL.StatementProperty {
  refuseUnmatchable(scope, property, prefix);
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: 'STARTS_WITH',
      searchString: comparablePath(prefix),
      textTransformations: [
        { priority: 0, type: 'URL_DECODE' },
        { priority: 1, type: 'NORMALIZE_PATH' },
        { priority: 2, type: 'LOWERCASE' },
      ],
    },
  };
}

/** The spelling that all spellings of a path become in {@link pathPrefixStatement}. */
export function comparablePath(path: string): string {
  return path.toLowerCase();
}

function refuseUnmatchable(scope: Construct, property: string, prefix: string): void {
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
