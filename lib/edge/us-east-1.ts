import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/**
 * Refuses a stack of another region for what CloudFront keeps in us-east-1 alone: its web ACLs, its
 * certificates and the sources of its access logs. A stack whose region is decided at deployment passes.
 *
 * @throws InvalidPropertyError when the region is known and is not us-east-1
 */
export function refuseOtherRegions(scope: Construct): void {
  const { region } = Stack.of(scope);
  if (!Token.isUnresolved(region) && region !== 'us-east-1') {
    throw new InvalidPropertyError(scope, 'region', region, 'create it in a stack whose env.region is us-east-1');
  }
}
