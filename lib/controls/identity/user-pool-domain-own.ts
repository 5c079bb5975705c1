import { each } from '../check';
import { control } from '../control';
import { none } from '../detect';
import type { Resource } from '../resource';
import { all, notApplicable, type Verdict } from '../verdict';
import { isStaffPool, userPoolOf } from './staff-pool';

const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555';

const domain = (properties: object) => ({
  Resources: { SignIn: { Type: 'AWS::Cognito::UserPoolDomain', Properties: properties } },
});

/**
 * Managed login stands under a domain of the shop, and takes TLS 1.2 or newer where a policy is set. Its certificate is
 * in us-east-1 ("Configuring a user pool domain", Amazon Cognito Developer Guide). Staff may sign in at Cognito's domain.
 */
export const userPoolDomainOwn = control({
  id: 'UserPoolDomainOwn',
  area: 'identity',
  title: "Sign-in pages stand under the shop's own domain, with TLS 1.2 or newer",
  rationale: 'Shoppers who are sent to a strange domain to sign in learn to type passwords into strange domains.',
  severity: 'low',
  frameworks: { gdpr: ['32.1.a'], 'nist-csf-2.0': ['PR.DS-02'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPoolDomain', judge),
  remedy: 'Give addDomain a customDomain, with a certificate of us-east-1.',
  detect: none(
    'No managed AWS Config rule judges domains of user pools; AWS Config records none and AWS Cloud Control lists none, so that no rule would come upon one.',
  ),
  examples: {
    compliant: [domain({ Domain: 'account.shop.example', CustomDomainConfig: { CertificateArn: CERTIFICATE } })],
    violating: [
      { faultAt: 'CustomDomainConfig.CertificateArn', ...domain({ Domain: 'my-shop' }) },
      {
        faultAt: 'CustomDomainConfig.SecurityPolicy',
        ...domain({
          Domain: 'account.shop.example',
          CustomDomainConfig: { CertificateArn: CERTIFICATE, SecurityPolicy: 'TLSv1' },
        }),
      },
    ],
    unknown: [
      {
        Parameters: { Policy: { Type: 'String' } },
        ...domain({
          Domain: 'account.shop.example',
          CustomDomainConfig: { CertificateArn: CERTIFICATE, SecurityPolicy: { Ref: 'Policy' } },
        }),
      },
    ],
  },
});

function judge(signIn: Resource): Verdict {
  const policy = signIn.at('CustomDomainConfig.SecurityPolicy');
  const userPool = userPoolOf(signIn);
  const forShoppers = userPool === undefined || isStaffPool(userPool).kind !== 'compliant';
  return all(
    forShoppers ? signIn.at('CustomDomainConfig.CertificateArn').present() : notApplicable(),
    policy.judge((value) =>
      value.kind === 'absent' ? notApplicable() : policy.matches(/1[._-][23]/, 'a policy of TLS 1.2 or newer'),
    ),
  );
}
