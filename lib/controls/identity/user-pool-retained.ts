import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import type { Resource } from '../resource';
import { all, compliant, unknown, type Verdict, violation } from '../verdict';
import { userPoolExample } from './sign-in-example';

const RETAIN = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

/** A user pool outlives its stack, and an update that replaces it. */
export const userPoolRetained = control({
  id: 'UserPoolRetained',
  area: 'identity',
  title: 'User pools are kept when their stack is deleted or replaces them',
  rationale: 'Passwords cannot be exported: with the pool every shopper loses the account.',
  severity: 'medium',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.DS-11'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    all(kept(userPool, 'DeletionPolicy'), kept(userPool, 'UpdateReplacePolicy')),
  ),
  remedy: 'Set removalPolicy: RemovalPolicy.RETAIN, or use ShopperIdentity.',
  detect: none(
    'No managed AWS Config rule knows the stack of a user pool; what happens to the pool with its stack is a setting of CloudFormation, not of the pool.',
  ),
  examples: {
    compliant: [
      userPoolExample({}, RETAIN),
      userPoolExample({}, { ...RETAIN, DeletionPolicy: 'RetainExceptOnCreate' }),
    ],
    violating: [
      { faultAt: '', ...userPoolExample() },
      { faultAt: '', ...userPoolExample({}, { ...RETAIN, DeletionPolicy: 'Delete' }) },
      { faultAt: '', ...userPoolExample({}, { DeletionPolicy: 'Retain' }) },
    ],
    unknown: [
      {
        Parameters: { Kept: { Type: 'String' } },
        ...userPoolExample({}, { ...RETAIN, DeletionPolicy: { Ref: 'Kept' } }),
      },
    ],
  },
});

function kept(userPool: Resource, attribute: string): Verdict {
  const policy = userPool.attribute(attribute) ?? 'Delete';
  if (typeof policy !== 'string') return unknown('', `${attribute} is decided at deployment`);
  if (policy === 'Retain' || policy === 'RetainExceptOnCreate') return compliant();
  return violation('', `${attribute} is ${JSON.stringify(policy)}; expected "Retain"`);
}
