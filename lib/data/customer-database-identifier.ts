import { Names } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** "DBClusterIdentifier", Amazon RDS API Reference, "CreateDBCluster": letters, digits and single hyphens, up to 63. */
const IDENTIFIER = /^(?=.{1,63}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * The name of a cluster: the given one, or one of the construct's path. The names of its log groups hold it, and they
 * must be there before.
 *
 * @throws InvalidPropertyError when Amazon RDS does not take it
 */
export function clusterIdentifierOf(scope: Construct, given: string | undefined): string {
  const identifier = given ?? Names.uniqueResourceName(scope, { maxLength: 63, separator: '-' }).toLowerCase();
  if (!IDENTIFIER.test(identifier)) {
    const mend = 'give up to 63 lower-case letters, digits and single hyphens, the first a letter, the last no hyphen';
    throw new InvalidPropertyError(scope, 'clusterIdentifier', identifier, mend);
  }
  return identifier;
}
