import { Match } from 'aws-cdk-lib/assertions';
import { pool, saml, staffIn } from './staff-example';

interface Rule {
  readonly Name: string;
  readonly Statement: { readonly ManagedRuleGroupStatement?: { readonly ScopeDownStatement?: unknown } };
}

const rulesOf = (signIn: typeof saml): readonly Rule[] => {
  const [webAcl] = Object.values(staffIn(signIn).template().findResources('AWS::WAFv2::WebACL'));
  return webAcl?.Properties.Rules;
};

describe('the web ACL of staff', () => {
  test('is of the region, and limits sign-in, sign-up and password resets', () => {
    const { template } = staffIn(pool);

    template().hasResourceProperties('AWS::WAFv2::WebACL', { Scope: 'REGIONAL' });
    expect(rulesOf(pool).map(({ Name }) => Name)).toEqual(
      expect.arrayContaining(['SignInRate', 'SignUpRate', 'PasswordResetRate', 'HostingProvidersOnPages']),
    );
  });

  test('lets assertions of any length through to the one endpoint that takes them, and servers to theirs', () => {
    const path = (PositionalConstraint: string, SearchString: string) => ({
      ByteMatchStatement: {
        FieldToMatch: { UriPath: {} },
        PositionalConstraint,
        SearchString,
        TextTransformations: [{ Priority: 0, Type: 'NONE' }],
      },
    });

    const [core, ...others] = rulesOf(saml)
      .map(({ Statement }) => Statement.ManagedRuleGroupStatement)
      .filter((group) => group?.ScopeDownStatement !== undefined && JSON.stringify(group).includes('idpresponse'));

    expect(others).toEqual([]);
    expect(core).toMatchObject({
      Name: 'AWSManagedRulesCommonRuleSet',
      ScopeDownStatement: {
        NotStatement: {
          Statement: {
            OrStatement: {
              Statements: [
                path('EXACTLY', '/oauth2/token'),
                path('EXACTLY', '/saml2/idpresponse'),
                path('CONTAINS', '/.well-known/'),
              ],
            },
          },
        },
      },
    });
  });

  test('keeps its log for thirteen months, encrypted and after the stack', () => {
    const { template } = staffIn(saml);

    template().hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        LogGroupName: Match.anyValue(),
        RetentionInDays: 400,
        KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/0000',
      },
    });
  });
});
