import { createHash } from 'node:crypto';
import { Names } from 'aws-cdk-lib';
import * as macie from 'aws-cdk-lib/aws-macie';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** The longest pattern that Macie takes, in characters ("Building custom data identifiers", Amazon Macie User Guide). */
const LONGEST_PATTERN = 512;

/**
 * What Macie's patterns cannot say ("Regex support in custom data identifiers", Amazon Macie User Guide): references back
 * to groups, groups that capture, conditions, and looking around.
 */
const UNSUPPORTED = /\\[1-9kg]|\(\?[=!<(]|\(\?P[<=>]|\((?!\?)/;

/** What {@link dataIdentifier} is made of. */
export interface DataIdentifier {
  /** The property that gave the pattern; errors name it. */
  readonly property: string;
  readonly pattern: string;
  readonly description: string;
  /** Words of which one stands close before a match: a number alone is found in every file. */
  readonly keywords: string[];
}

/**
 * Teaches Macie to find a number that only this shop has.
 *
 * @throws InvalidPropertyError when Macie would refuse the pattern
 */
export function dataIdentifier(
  scope: Construct,
  id: string,
  { property, pattern, description, keywords }: DataIdentifier,
): macie.CfnCustomDataIdentifier {
  const fault = faultOf(pattern);
  if (fault !== undefined) throw new InvalidPropertyError(scope, property, pattern, fault);
  return new macie.CfnCustomDataIdentifier(scope, id, {
    // Macie asks for a name. A changed pattern makes a new identifier before the old one goes, so its name is new as well.
    name: `${Names.uniqueResourceName(scope, { maxLength: 80 })}-${id}-${fingerprint(pattern)}`,
    description,
    regex: pattern,
    keywords,
    maximumMatchDistance: 50,
  });
}

function fingerprint(pattern: string): string {
  return createHash('sha256').update(pattern).digest('hex').slice(0, 8);
}

function faultOf(pattern: string): string | undefined {
  if (pattern.length > LONGEST_PATTERN) return `write at most ${LONGEST_PATTERN} characters`;
  if (UNSUPPORTED.test(pattern.replaceAll('\\(', ''))) {
    return 'use no capturing groups, back-references or lookaround, which Macie refuses: write (?:...)';
  }
  try {
    return new RegExp(pattern, 'u').test('') ? 'write a pattern that does not match the empty text' : undefined;
  } catch {
    return 'write a regular expression, such as \\bORD-[0-9]{8}\\b';
  }
}
