import { Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/** The account's root, an account by its number, or everybody. */
const EVERYBODY = /:root"|"\d{12}"|"\*"/;

/**
 * Refuses administrators and users of a key that are no roles of their own: a whole account, for whose every principal
 * the denials of the key's policy would hold, or somebody who is both.
 *
 * @throws InvalidPropertyError naming the principal
 */
export function refuseMixedRoles(
  scope: Construct,
  administrators: readonly iam.IPrincipal[],
  users: readonly iam.IPrincipal[],
): void {
  const textOf = (principal: iam.IPrincipal) =>
    JSON.stringify(Stack.of(scope).resolve(principal.policyFragment.principalJson));
  for (const [property, principals] of Object.entries({ administrators, users })) {
    const everybody = principals.map(textOf).find((text) => EVERYBODY.test(text));
    if (everybody !== undefined) {
      throw new InvalidPropertyError(
        scope,
        property,
        JSON.parse(everybody),
        'name single roles: an account stands for everybody in it',
      );
    }
  }
  const both = users.map(textOf).find((text) => administrators.map(textOf).includes(text));
  if (both !== undefined) {
    throw new InvalidPropertyError(
      scope,
      'users',
      JSON.parse(both),
      'name others than the administrators: who manages a key must not use it',
    );
  }
}
