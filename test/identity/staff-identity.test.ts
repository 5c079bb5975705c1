import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import cdkJson from '../../cdk.json';
import { catalogue } from '../../lib/controls/catalogue';
import { evaluate } from '../../lib/controls/evaluate';
import { TemplateSet } from '../../lib/controls/template-set';
import { AccessLogBucket } from '../../lib/data/access-log-bucket';
import { InvalidPropertyError } from '../../lib/errors';
import { StaffIdentity } from '../../lib/identity/staff-identity';
import { StaffSignIn } from '../../lib/identity/staff-sign-in';
import { enforce, findings } from '../policy/enforced-app';
import { ENV, oidc, pool, saml, staffIn, URLS, WAYS } from './staff-example';

const POOL = 'AWS::Cognito::UserPool';

/** The generated prefix: from the stack's ARN, so that nobody else has it. */
const GUID = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
const part = (index: number) => ({ 'Fn::Select': [index, { 'Fn::Split': ['-', GUID] }] });

describe.each(WAYS)('staff who sign in by %s', (kind, signIn) => {
  test('have a pool that nobody joins alone, with long passwords and a second factor that is no text message', () => {
    const { template } = staffIn(signIn);

    template().hasResource(POOL, {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        UserPoolName: Match.absent(),
        UserPoolTags: { 'storefront:audience': 'staff' },
        UserPoolTier: 'PLUS',
        UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
        DeletionProtection: 'ACTIVE',
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        UsernameAttributes: ['email'],
        UsernameConfiguration: { CaseSensitive: false },
        AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only', Priority: 1 }] },
        MfaConfiguration: 'ON',
        EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
        SmsConfiguration: Match.absent(),
        Policies: {
          PasswordPolicy: {
            MinimumLength: 12,
            PasswordHistorySize: 4,
            RequireLowercase: true,
            RequireNumbers: true,
            RequireSymbols: true,
            RequireUppercase: true,
            TemporaryPasswordValidityDays: 1,
          },
          SignInPolicy: { AllowedFirstAuthFactors: kind === 'pool' ? ['PASSWORD', 'WEB_AUTHN'] : ['PASSWORD'] },
        },
      },
    });
  });

  test('are guarded by threat protection, an archive of their sign-ins and a web ACL', () => {
    const { stack, staff, template } = staffIn(signIn);

    template().hasResourceProperties('AWS::Cognito::UserPoolRiskConfigurationAttachment', {
      UserPoolId: stack.resolve(staff.userPool.userPoolId),
      ClientId: 'ALL',
      CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
      AccountTakeoverRiskConfiguration: {
        Actions: { HighAction: { EventAction: 'BLOCK' } },
      },
    });
    template().hasResourceProperties('AWS::Cognito::LogDeliveryConfiguration', {
      UserPoolId: stack.resolve(staff.userPool.userPoolId),
    });
    template().hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      ResourceArn: stack.resolve(staff.userPool.userPoolArn),
      WebACLArn: stack.resolve(staff.webAcl?.webAclArn),
    });
  });

  test('find managed login at a domain that nobody else has', () => {
    const { stack, staff, template } = staffIn(signIn);

    template().hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      Domain: { 'Fn::Join': ['', [Match.stringLikeRegexp('^staff-[0-9a-f]{4}$'), part(0), part(1)]] },
      ManagedLoginVersion: 2,
      UserPoolId: stack.resolve(staff.userPool.userPoolId),
    });
  });

  test('are told in template and code what of PCI DSS this does not meet', () => {
    const { staff, template } = staffIn(signIn);

    template().hasResource(POOL, {
      Metadata: {
        StorefrontStaffIdentity: { signIn: kind, notCovered: [...staff.notCovered] },
      },
    });
  });

  test('break no rule of AwsSolutions', () => {
    const build = (app: App) => everything(new Stack(app, 'Office', { env: ENV }), signIn);

    expect(findings(enforce(build), 'AwsSolutions')).toEqual([]);
  });
});

function everything(stack: Stack, signIn: (stack: Stack) => StaffSignIn): void {
  const staff = new StaffIdentity(stack, 'It', {
    signIn: signIn(stack),
    domainPrefix: 'example-office',
    encryptionKey: new kms.Key(stack, 'OwnKey', { enableKeyRotation: true }),
    accessLogBucket: new AccessLogBucket(stack, 'AccessLogs').bucket,
  });
  staff.webClient('Client', URLS);
  staff.addGroup('orders', {
    statements: [
      new iam.PolicyStatement({
        actions: ['dynamodb:GetItem'],
        resources: [`arn:aws:dynamodb:eu-central-1:${ENV.account}:table/Orders`],
      }),
    ],
  });
}

/** Mail comes from the shop. */
const mailedPool = () => StaffSignIn.pool({ sesVerifiedDomain: 'example.net', fromEmail: 'office@example.net' });

/**
 * An attribute that an identity provider sets must be writable by the client ("CreateUserPoolClient"). No token of the
 * client has the scope to write it.
 */
const WRITTEN_BY_PROVIDER = ['UserPoolClientWriteAttributes'];

test.each([
  ['saml', saml, WRITTEN_BY_PROVIDER],
  ['oidc', oidc, WRITTEN_BY_PROVIDER],
  ['pool', mailedPool, []],
] as const)('by %s, the controls that the docstring names hold', (_, signIn, broken) => {
  const stack = new Stack(new App({ context: cdkJson.context }), 'Office', { env: ENV });
  everything(stack, signIn);

  const { judgements } = evaluate(
    new TemplateSet([{ name: 'Office', body: Template.fromStack(stack).toJSON(), ...ENV }]),
    catalogue,
  );

  const ours = judgements.filter(({ resource }) => resource.logicalId.startsWith('It'));
  const ids = (kinds: readonly string[]) => [
    ...new Set(ours.filter(({ verdict }) => kinds.includes(verdict.kind)).map(({ control }) => control.id)),
  ];
  expect(ids(['violation', 'unknown']).filter((id) => !broken.some((known) => known === id))).toEqual([]);
  expect(ids(['compliant'])).toEqual(
    expect.arrayContaining([
      ...['UserPoolMfa', 'UserPoolMfaFactors', 'UserPoolThreatProtection', 'UserPoolRiskActions'],
      ...['UserPoolPasswordLength', 'UserPoolDeletionProtection', 'UserPoolAccountRecovery'],
      ...['UserPoolAuthEventsExported', 'UserPoolWebAcl', 'UserPoolClientAuthFlows', 'UserPoolClientGenericErrors'],
      ...['UserPoolClientOAuthFlows', 'UserPoolClientCallbackUrls', 'UserPoolClientTokenLifetime'],
      ...['IdentityPoolNoAnonymous', 'RoleTrustRestricted', 'LogGroupRetention', 'LogGroupEncrypted'],
    ]),
  );
});

describe('a pool of staff', () => {
  test('takes passkeys that verified their user, bound to its domain, for both factors', () => {
    const { template } = staffIn(pool, { domainPrefix: 'example-office' });

    template().hasResourceProperties(POOL, {
      WebAuthnRelyingPartyID: 'example-office.auth.eu-central-1.amazoncognito.com',
      WebAuthnUserVerification: 'required',
      WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      Schema: [{ Name: 'email', Required: true, Mutable: true }],
      EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    });
  });

  test('binds passkeys to the generated domain, of which it is a part of less than 64 characters', () => {
    const { stack, staff, template } = staffIn(pool);

    const relyingParty = stack.resolve(staff.domain.domainName);
    template().hasResourceProperties(POOL, { WebAuthnRelyingPartyID: relyingParty });
    const text = relyingParty['Fn::Join'][1].map((piece: unknown, index: number) =>
      // Both pieces of the stack's GUID: eight and four characters.
      typeof piece === 'string' ? piece : 'x'.repeat(index === 1 ? 8 : 4),
    );
    expect(text.join('')).toMatch(/^staff-[0-9a-f]{4}x{12}\.auth\.eu-central-1\.amazoncognito\.com$/);
    expect(text.join('').replace('eu-central-1', 'ap-southeast-1').length).toBeLessThan(64);
  });

  test('two in a stack have two domains', () => {
    const { stack, staff } = staffIn(pool);
    const encryptionKey = kms.Key.fromKeyArn(stack, 'K', `arn:aws:kms:eu-central-1:${ENV.account}:key/1`);
    const other = new StaffIdentity(stack, 'Other', { signIn: pool(), encryptionKey });

    expect(stack.resolve(other.domain.domainName)).not.toEqual(stack.resolve(staff.domain.domainName));
  });

  test('sends mail as the shop, where a domain is verified, and tells of risky sign-ins', () => {
    const { template } = staffIn(mailedPool);

    template().hasResourceProperties(POOL, {
      EmailConfiguration: { EmailSendingAccount: 'DEVELOPER', From: 'office@example.net' },
    });
    template().hasResourceProperties('AWS::Cognito::UserPoolRiskConfigurationAttachment', {
      AccountTakeoverRiskConfiguration: { Actions: { HighAction: { EventAction: 'BLOCK', Notify: true } } },
    });
  });

  test('has no identity provider', () => {
    const { staff, template } = staffIn(pool);

    template().resourceCountIs('AWS::Cognito::UserPoolIdentityProvider', 0);
    expect(staff.provider).toBeUndefined();
  });
});

const ownDomain = (domainName: string) => ({
  domainName,
  certificate: acm.Certificate.fromCertificateArn(
    new Stack(),
    'Certificate',
    `arn:aws:acm:us-east-1:${ENV.account}:certificate/1`,
  ),
});

describe('the other properties', () => {
  test('a domain that was chosen is where the identity provider sends people back', () => {
    const { staff, template } = staffIn(saml, { domainPrefix: 'example-office' });

    template().hasResourceProperties('AWS::Cognito::UserPoolDomain', { Domain: 'example-office' });
    expect(staff.assertionAddress).toBe('https://example-office.auth.eu-central-1.amazoncognito.com/saml2/idpresponse');
    expect(staff.redirectAddress).toBe('https://example-office.auth.eu-central-1.amazoncognito.com/oauth2/idpresponse');
  });

  test.each(['', 'Office', '-office', 'office-', 'of.fice', 'my-aws-office', 'amazon', 'incognito', 'x'.repeat(26)])(
    'the prefix %j is refused',
    (domainPrefix) => {
      expect(() => staffIn(saml, { domainPrefix })).toThrow(
        new InvalidPropertyError(
          { node: { path: 'Office/Staff' } },
          'domainPrefix',
          domainPrefix,
          'give at most 25 lower-case letters, digits and dashes, without aws, amazon or cognito',
        ),
      );
    },
  );

  test('a domain of the company has the pages, and the passkeys', () => {
    const domainName = 'sign-in.office.example.com';
    const { stack, staff, template } = staffIn(pool, { managedLogin: ownDomain(domainName) });

    staff.webClient('Client', URLS);

    template().resourceCountIs('AWS::Cognito::UserPoolDomain', 1);
    template().hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      Domain: domainName,
      ManagedLoginVersion: 2,
      CustomDomainConfig: { CertificateArn: Match.anyValue() },
      UserPoolId: stack.resolve(staff.userPool.userPoolId),
    });
    template().hasResourceProperties(POOL, { WebAuthnRelyingPartyID: domainName });
    template().resourceCountIs('AWS::Cognito::ManagedLoginBranding', 1);
    expect(staff.assertionAddress).toBe('https://sign-in.office.example.com/saml2/idpresponse');
  });

  test('there is one domain: a prefix beside one of the company is refused', () => {
    const managedLogin = ownDomain('sign-in.office.example.com');

    expect(() => staffIn(pool, { managedLogin, domainPrefix: 'office' })).toThrow(
      new InvalidPropertyError(
        { node: { path: 'Office/Staff' } },
        'domainPrefix',
        'office',
        'leave it out: managedLogin has a domain of its own',
      ),
    );
  });

  test('a web ACL that was given takes the place of one of its own', () => {
    const webAclArn = `arn:aws:wafv2:eu-central-1:${ENV.account}:regional/webacl/office/1`;
    const { staff, template } = staffIn(saml, { webAclArn });

    template().resourceCountIs('AWS::WAFv2::WebACL', 0);
    template().hasResourceProperties('AWS::WAFv2::WebACLAssociation', { WebACLArn: webAclArn });
    expect(staff.webAcl).toBeUndefined();
  });

  test('for a trial all of it can be thrown away', () => {
    const { template } = staffIn(saml, { removalPolicy: RemovalPolicy.DESTROY, deletionProtection: false });

    template().hasResource(POOL, { DeletionPolicy: 'Delete', Properties: { DeletionProtection: 'INACTIVE' } });
    for (const type of ['AWS::S3::Bucket', 'AWS::Logs::LogGroup']) {
      template().hasResource(type, { DeletionPolicy: 'Delete' });
    }
  });

  test('events and the log are kept as long as asked for', () => {
    const { template } = staffIn(saml, { logRetention: logs.RetentionDays.TWO_YEARS });

    template().hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 731 });
    template().hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike({ ExpirationInDays: 731 })]) },
    });
  });
});
