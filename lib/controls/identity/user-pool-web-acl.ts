import { each } from '../check';
import { control } from '../control';
import { gathered } from '../detect';
import { someRelated } from '../some-related';
import { compliant, violation } from '../verdict';

const shoppers = { Type: 'AWS::Cognito::UserPool', Properties: {} };
const association = (resourceArn: unknown) => ({
  Type: 'AWS::WAFv2::WebACLAssociation',
  Properties: { ResourceArn: resourceArn, WebACLArn: { 'Fn::ImportValue': 'SignInWebAcl' } },
});

/** A web ACL of the region stands before the user pool itself: its API is reached around any CloudFront. */
export const userPoolWebAcl = control({
  id: 'UserPoolWebAcl',
  area: 'identity',
  title: 'A web ACL stands before each user pool',
  rationale: "Credential stuffing calls the pool's public API directly, past the distribution's web ACL.",
  severity: 'high',
  frameworks: { gdpr: ['32.1.b'], 'nist-csf-2.0': ['PR.IR-01', 'PR.AA-03'] },
  since: '0.1.0',
  check: each('AWS::Cognito::UserPool', (userPool) =>
    someRelated(
      userPool.relatedBy('AWS::WAFv2::WebACLAssociation', 'ResourceArn'),
      compliant,
      violation('', 'no WebACLAssociation points at it; expected a regional web ACL'),
    ),
  ),
  remedy: "Add a CfnWebACLAssociation of a REGIONAL web ACL with the pool's userPoolArn, or use ShopperIdentity.",
  detect: gathered('user-pool-web-acl'),
  examples: {
    compliant: [
      { Resources: { Shoppers: shoppers, Guard: association({ 'Fn::GetAtt': ['Shoppers', 'Arn'] }) } },
      {
        Resources: {
          Shoppers: shoppers,
          Guard: association({
            'Fn::Sub': 'arn:aws:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${Shoppers}',
          }),
        },
      },
    ],
    violating: [{ faultAt: '', Resources: { Shoppers: shoppers } }],
    unknown: [
      {
        Parameters: { Guarded: { Type: 'String' } },
        Resources: { Shoppers: shoppers, Guard: association({ Ref: 'Guarded' }) },
      },
    ],
  },
});
