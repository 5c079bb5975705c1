import { Stack, Token } from 'aws-cdk-lib';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { InvalidPropertyError } from '../errors';

/**
 * Matches requests whose header is the secret. The template holds a dynamic reference, never the value. Costs 12 WCU.
 *
 * @param property the property that the secret came from, for the error that names it
 * @throws InvalidPropertyError when the secret is of another region, where CloudFormation would not look for it
 */
export function secretHeader(
  scope: Construct,
  property: string,
  header: string,
  secret: secretsmanager.ISecret,
): wafv2.CfnWebACL.StatementProperty {
  const { region } = Stack.of(scope);
  if (!Token.isUnresolved(region) && !Token.isUnresolved(secret.env.region) && secret.env.region !== region) {
    throw new InvalidPropertyError(
      scope,
      property,
      secret.env.region,
      `give a secret of ${region}, this stack's region`,
    );
  }
  return {
    byteMatchStatement: {
      fieldToMatch: { singleHeader: { Name: header } },
      positionalConstraint: 'EXACTLY',
      // Renders as a dynamic reference, not as the value.
      searchString: secret.secretValue.unsafeUnwrap(),
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  };
}
