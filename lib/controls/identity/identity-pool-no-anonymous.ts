import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import { all } from '../verdict';

const pool = (properties: object) => ({
  Resources: { Visitors: { Type: 'AWS::Cognito::IdentityPool', Properties: properties } },
});

/** Identity pools give AWS credentials only to who signed in, and by the enhanced flow, whose scope AWS limits. */
export const identityPoolNoAnonymous = control({
  id: 'IdentityPoolNoAnonymous',
  area: 'identity',
  title: 'Identity pools give no credentials to anonymous visitors',
  rationale: 'Anybody on the internet gets AWS credentials; with the classic flow they are not even scoped down.',
  severity: 'high',
  frameworks: { 'pci-dss-4.0.1': [judged('7.3.3')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.AA-05'] },
  since: '0.1.0',
  check: each('AWS::Cognito::IdentityPool', (identityPool) =>
    all(
      identityPool.at('AllowUnauthenticatedIdentities').isFalse(),
      identityPool.at('AllowClassicFlow').or(false).isFalse(),
    ),
  ),
  remedy: 'Set allowUnauthenticatedIdentities: false and leave allowClassicFlow out.',
  detect: [managedRule('COGNITO_IDENTITY_POOL_UNAUTH_ACCESS_CHECK')],
  examples: {
    compliant: [pool({ AllowUnauthenticatedIdentities: false }), pool({ AllowUnauthenticatedIdentities: 'false' })],
    violating: [
      { faultAt: 'AllowUnauthenticatedIdentities', ...pool({ AllowUnauthenticatedIdentities: true }) },
      { faultAt: 'AllowClassicFlow', ...pool({ AllowUnauthenticatedIdentities: false, AllowClassicFlow: true }) },
    ],
    unknown: [
      {
        Parameters: { Anonymous: { Type: 'String' } },
        ...pool({ AllowUnauthenticatedIdentities: { Ref: 'Anonymous' } }),
      },
    ],
  },
});
